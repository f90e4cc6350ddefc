import type { CommandName } from '../../case/commands';

const acts: readonly CommandName[] = [
  'declare-emergency',
  'acknowledge-emergency',
  'withdraw-emergency',
  'alert-board',
  'confirm-board',
];

/** The forms, buttons and words about danger: whatever fails in them, the answer says whom to call, and it is never let wait. */
export const dangerVerbs: ReadonlySet<string> = new Set(['danger', ...acts]);
