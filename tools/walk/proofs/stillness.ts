import type { Moment } from '../../../src/agreement/time';
import type { Proof, Seen } from '../proof';

const YEAR = 365 * 86_400_000;

/** Between now and the next change nothing changes: otherwise the worker sleeps through it. Looked at halfway, and last. */
export const stillness: Proof = {
  name: 'nothing changes before the next change',
  problems: (seen) => {
    const { state, agreement, engine, now, room, agenda } = seen;
    const still = JSON.stringify([room, agenda]);
    const next = engine.nextChange(state, agreement, now);
    const length = next === undefined ? YEAR : Date.parse(next) - Date.parse(now) - 1;
    return [length / 2, length].some((later) => saidAt(after(now, later), seen) !== still)
      ? [{ message: 'room or agenda changes at a moment that nextChange does not know' }]
      : [];
  },
};

const saidAt = (moment: Moment, { state, agreement, engine }: Seen): string =>
  JSON.stringify([engine.room(state, agreement, moment), engine.agenda(state, agreement, moment)]);

const after = (moment: Moment, milliseconds: number): Moment =>
  new Date(Date.parse(moment) + Math.floor(milliseconds)).toISOString();
