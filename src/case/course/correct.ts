import { mayCorrect } from '../reading';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import type { Context } from '../context';

/** A new text and the reason beside what stood there, which stays. An entry that is not there is as one of another. */
export function correct(
  state: CaseState,
  { entry, text, reason }: Fields<'correct'>,
  { actor, cited = [] }: Context,
): readonly CaseEvent[] {
  const found = cited.find(({ version }) => version === entry);
  if (found === undefined || !mayCorrect(state, actor.person, found))
    throw new Refusal('not-yours', 'Je kunt wijzigen wat je zelf schreef. Vraag het anders aan de coördinator.');
  return [{ type: 'corrected', about: entry, text, reason }];
}
