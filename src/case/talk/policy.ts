import type { Signer } from './signatures';
import type { CaseState } from '../state';
import type { TalkState } from './talk';

/** Whose signature a talk needs; where no parents were written down, one of them all the same. */
export function signersOf({ parents }: Pick<CaseState, 'parents'>, talk: TalkState): readonly Signer[] {
  const known = parents.map(({ id }) => id);
  const partners: readonly Signer[] = talk.with === 'child' ? ['child'] : known.length === 0 ? ['p1'] : known;
  return [...partners, 'leader', ...(talk.second === undefined ? [] : (['second'] as const))];
}
