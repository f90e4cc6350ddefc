import type { Stored } from './step';

/** The command that completes a task; a protocol named the form of it. */
export function completedByCommand({ form, ...task }: Stored): Stored {
  const command = Object.keys(forms).find((name) => forms[name] === form);
  return command === undefined ? task : { ...task, completedBy: command };
}

/** What the release before reads: it knows the form alone. */
export function withForms(stored: Stored): Stored {
  const protocol = mapping(stored['protocol']);
  return { ...stored, protocol: { ...protocol, tasks: eachOf(protocol['tasks'], withForm) } };
}

function withForm({ completedBy, ...task }: Stored): Stored {
  const form = typeof completedBy === 'string' ? forms[completedBy] : undefined;
  return form === undefined ? task : { ...task, form };
}

const forms: Readonly<Record<string, string>> = {
  'record-signal': 'signal-form',
  'record-child': 'child-form',
  'record-advice': 'advice-form',
  'plan-talk': 'talk-plan',
  'record-talk': 'talk-note',
  'record-signatures': 'sign-form',
  weigh: 'weigh-form',
};

/** Whatever is stored is taken as it is: an agreement is never refused. */
export const mapping = (value: unknown): Stored =>
  typeof value === 'object' && value !== null ? (value as Stored) : {};

export const eachOf = (values: unknown, change: (value: Stored) => Stored): Stored =>
  Object.fromEntries(Object.entries(mapping(values)).map(([name, value]) => [name, change(mapping(value))]));
