import type { Upcasters } from '../schema';
import type { Stored } from './step';

/*
 * What was recorded of a case in earlier forms. What people wrote stays as they wrote it: a step adds what was not asked
 * then, and never makes somebody say what they did not say.
 */
export const eventUpcasters: Upcasters<'event'> = [fromUnnumbered, asItIs];

/** Schema 2 has kinds of event that schema 1 had not. */
function asItIs(recorded: Stored): Stored {
  return recorded;
}

/** Builds without numbers: the oldest knew no chosen signals, and one answer for all who sign. */
function fromUnnumbered(recorded: Stored): Stored {
  const happened = recorded['event'] as Stored;
  if (happened['type'] === 'talk-planned')
    return { ...recorded, event: { ...happened, talk: { chosen: [], ...(happened['talk'] as Stored) } } };
  if (happened['type'] === 'talk-recorded')
    return { ...recorded, event: { ...happened, note: signed(happened['note'] as Stored) } };
  return recorded;
}

/** Who signed was not told apart: what was answered then is told beside who was there. */
function signed(note: Stored): Stored {
  const { signed: answer, unsigned: why, ...rest } = note;
  if (typeof answer !== 'string') return note;
  const told = [words[answer] ?? answer, ...(typeof why === 'string' ? [why] : [])].join(', ');
  return { ...rest, present: `${String(rest['present'])} (ondertekend: ${told})`, signatures: [] };
}

const words: Readonly<Record<string, string>> = { yes: 'ja', refused: 'geweigerd', impossible: 'kon niet' };
