import type { CommandName } from '../../case/commands';
import { dialogs } from '../../forms/all';

const commands: ReadonlySet<string> = new Set<CommandName>([
  'declare-emergency',
  'acknowledge-emergency',
  'withdraw-emergency',
  'alert-board',
  'confirm-board',
]);

const forms = Object.values(dialogs).filter(({ sends }) => sends.some((command) => commands.has(command)));

/** The forms, buttons and words about danger: whatever fails in them, the answer says whom to call, and it is never let wait. */
export const dangerVerbs: ReadonlySet<string> = new Set(['danger', ...commands, ...forms.map(({ name }) => name)]);
