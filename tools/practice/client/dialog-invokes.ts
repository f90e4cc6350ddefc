import { field, text } from '../http';

/** An invoke as Teams sends it to the bot. */
export interface Invoke {
  readonly name: string;
  readonly value: unknown;
}

const context = { theme: 'default' };

/** The app's button beside a message box was pressed. */
export const openBeside = (command: string): Invoke => ({
  name: 'composeExtension/fetchTask',
  value: { commandId: command, commandContext: 'compose', context },
});

/** A dialog was sent in: as what, depends on where it was opened. */
export function sentIn(command: string | undefined, data: unknown): Invoke {
  if (command === undefined) return { name: 'task/submit', value: { data, context } };
  const value = { commandId: command, commandContext: 'compose', data, context };
  return { name: 'composeExtension/submitAction', value };
}

/** The command beside a message box to which an invoke belongs, if it does. */
export const commandOf = ({ name, value }: Invoke): string | undefined =>
  name.startsWith('composeExtension/') ? text(field(value, 'commandId')) : undefined;
