import type { Upcasters } from '../schema';
import { withAskToWeigh } from './asks-to-weigh';
import type { Stored } from './step';
import { waitsInHolidays, withSafetyTerms } from './safety-terms';
import { completedByCommand, eachOf, mapping } from './task-forms';
import { weighedInForm } from './weighed-in-form';

/*
 * An agreement to which old cases are pinned, in earlier forms. What a later form added gets the value that a file
 * without it has: see `agreements.ts`. Its hash stays what it was, since cases go by it.
 */
export const agreementUpcasters: Upcasters<'agreement'> = [fromUnnumbered, fromProgram];

/** Builds without numbers: in the oldest a report was a task with a form, and one role at most had to be at a talk. */
function fromUnnumbered(stored: Stored): Stored {
  const protocol = mapping(stored['protocol']);
  const talk = mapping(protocol['talk']);
  const { present } = talk;
  return {
    ...stored,
    protocol: {
      rules: {},
      ...protocol,
      talk: typeof present === 'string' ? { ...talk, present: [present] } : talk,
      tasks: eachOf(protocol['tasks'], reported),
    },
  };
}

function reported({ form, ...task }: Stored): Stored {
  if (form === 'report-form') return { ...task, kind: 'report' };
  return form === undefined ? task : { ...task, form };
}

/**
 * Schema 1: what a protocol says now of the first reading, of holidays and of a case that is still was known by the program
 * itself, and a protocol had `rules` that only tests used. Without these the release that writes schema 1 for the older
 * ones stored it as it is now.
 */
function fromProgram(stored: Stored): Stored {
  const { rules, ...written } = mapping(stored['protocol']);
  const protocol: Stored = { ...written, tasks: eachOf(written['tasks'], completedByCommand) };
  const told =
    rules === undefined ? protocol : { stagnation, ...protocol, opening: withReading(mapping(protocol['opening'])) };
  return withoutHolidays({ ...stored, protocol: withAskToWeigh(weighedInForm(told)) });
}

/** An agreement in which safety waits for the end of a holiday does so no more, and says that it did. */
function withoutHolidays(stored: Stored): Stored {
  const protocol = mapping(stored['protocol']);
  return waitsInHolidays(protocol)
    ? { ...stored, waitedInHolidays: true, protocol: withSafetyTerms(protocol) }
    : stored;
}

const stagnation = [
  { after: { schoolDays: 10 }, to: ['coordinator', 'deputy'] },
  { after: { schoolDays: 15 }, to: ['director'] },
  { after: { schoolDays: 20 }, to: ['board'] },
];

function withReading(opening: Stored): Stored {
  const { tasks } = opening;
  const [reading] = Array.isArray(tasks) ? (tasks as readonly unknown[]) : [];
  return reading === undefined ? opening : { ...opening, reading };
}
