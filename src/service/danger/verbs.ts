/** The forms, buttons and words about danger: whatever fails in them, the answer says whom to call, and it is never let wait. */
export const dangerVerbs: ReadonlySet<string> = new Set([
  'danger',
  'emergency',
  'declare-emergency',
  'acknowledge-emergency',
  'withdraw-emergency',
  'calm-form',
  'staff-route',
  'alert-board',
  'confirm-board',
]);
