import type { Day } from '../../src/agreement/time';
import type { Values } from '../../src/view/values';

/** A word that no card, room or agenda may hold: it is in everything that is filled in. */
export const MARK = 'Zwijgmerk';

/**
 * What is filled in for a field. The child and the parents have a name of their own, since an anonymous question that
 * holds one is refused: those are marked as well, and by another word than the questions.
 */
export const SECRETS: readonly string[] = [MARK, 'Fluisterkind', 'Fluisterouder'];

const NAMES: Readonly<Record<string, string>> = {
  child: 'Fluisterkind Zomertij',
  parent1: 'Fluisterouder Een',
  parent2: 'Fluisterouder Twee',
};

export const marked = (field: string): string => NAMES[field] ?? `${MARK} ${field}`;

/** A signal that is complete. */
export const signal = (today: Day): Values => ({
  what: marked('what'),
  nature: 'observation',
  date: today,
  place: marked('place'),
  situation: marked('situation'),
  alone: true,
});
