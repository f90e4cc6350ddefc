import type { Attempt } from '../moves';
import type { Problem, Proof, Seen } from '../proof';
import { presentIn } from './present';

/** Danger can be told from every state, by everybody who is there; also when it is closed or stands still. */
export const emergency: Proof = {
  name: 'an emergency can be declared everywhere',
  problems: (seen) => {
    const present = presentIn(seen);
    return seen.attempts.flatMap((attempt) =>
      attempt.command.name === 'declare-emergency' && present.has(attempt.by.id) ? declared(attempt, seen) : [],
    );
  },
};

/** It is done, or known already; and it is put down to the declarer, since they are called first. */
function declared({ by, refusal, events }: Attempt, { state, engine, now }: Seen): readonly Problem[] {
  if (refusal !== undefined) {
    return refusal.code === 'already-done'
      ? []
      : [{ message: `declare-emergency of ${by.key} is refused as ${refusal.code}` }];
  }
  const after = events.reduce(
    (so, event) => engine.evolve(so, { version: so.version + 1, at: now, by: by.id, event }),
    state,
  );
  return after.emergency?.by.person === by.id
    ? []
    : [{ message: `the emergency that ${by.key} declares is not put down to them` }];
}
