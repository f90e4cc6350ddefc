import type { CaseEvent } from '../events';
import { alreadyDone, Refusal } from '../refusal';
import { stagnationUntil } from './stagnation';
import type { CaseState } from '../state';
import type { Context } from '../context';

/** "Ik vraag het na", by a reader who was told that a case stands still. It ends nothing: only progress does. */
export function acknowledgeStagnation(state: CaseState, { agreement, actor, now }: Context): readonly CaseEvent[] {
  const told = stagnationUntil(state, agreement, now)?.calls ?? [];
  if (!told.some(({ person }) => person === actor.person))
    throw new Refusal('already-done', 'Deze zorg staat niet meer stil. Je hoeft niets te doen.');
  if (state.progress.takenBy?.includes(actor.person)) throw alreadyDone();
  return [{ type: 'stagnation-acknowledged' }];
}
