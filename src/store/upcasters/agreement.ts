import type { Stored, Upcasters } from '../schema';

/*
 * An agreement to which old cases are pinned, in earlier forms. What a later form added gets the value that a file
 * without it has: see `agreements.ts`. Its hash stays what it was, since cases go by it.
 */
export const agreement: Upcasters<'agreement'> = [fromUnnumbered];

/** Builds without numbers: in the oldest a report was a task with a form, and one role at most had to be at a talk. */
function fromUnnumbered(stored: Stored): Stored {
  const protocol = stored['protocol'] as Stored;
  const talk = protocol['talk'] as Stored;
  const { present } = talk;
  return {
    ...stored,
    protocol: {
      ...protocol,
      talk: typeof present === 'string' ? { ...talk, present: [present] } : talk,
      tasks: Object.fromEntries(
        Object.entries(protocol['tasks'] as Readonly<Record<string, Stored>>).map(([name, task]) => [
          name,
          reported(task),
        ]),
      ),
    },
  };
}

function reported({ form, ...task }: Stored): Stored {
  if (form === 'report-form') return { ...task, kind: 'report' };
  return form === undefined ? task : { ...task, form };
}
