import { isDialogName, type DialogName } from './names';

/*
 * The names that forms had before each took the name of its command. They are on cards that were posted then, and in
 * what is stored: both go on working.
 */
const formerForms: Readonly<Record<string, DialogName>> = {
  intake: 'open-case',
  emergency: 'declare-emergency',
  'staff-route': 'alert-board',
  'signal-form': 'record-signal',
  'consult-ask': 'request-consultation',
  'consult-note': 'answer-consultation',
  'consult-waive': 'waive-consultation',
  'agree-form': 'agree-weighing',
  'child-form': 'record-child',
  'consent-form': 'record-consent',
  'advice-form': 'record-advice',
  'plan-form': 'plan-task',
  'talk-plan': 'plan-talk',
  'talk-waive': 'waive-talk',
  'talk-note': 'record-talk',
  'sign-form': 'record-signatures',
  'parents-form': 'record-parent-contact',
  'weigh-form': 'weigh',
  'report-form': 'record-report',
  'inquiry-form': 'record-inquiry',
  'feedback-form': 'record-feedback',
  'reopen-form': 'reopen-case',
  'task-form': 'complete-task',
  'refer-form': 'refer',
  'followup-form': 'record-followup',
  'close-form': 'close-case',
  'later-form': 'not-now',
  'withdraw-form': 'withdraw-request',
  'calm-form': 'withdraw-emergency',
  'correct-form': 'correct',
  'move-form': 'move-case',
  'relate-form': 'relate',
  'invite-form': 'admit',
  'dismiss-form': 'dismiss',
  'role-form': 'hand-over-role',
  'stand-in-form': 'stand-in',
  'map-form': 'check-map',
};

const formerNames = new Map(Object.entries(formerForms).map(([former, name]) => [name, former]));

/** A form by the name that it has now or had before. */
export const formNamed = (name: string): DialogName | undefined => {
  if (Object.hasOwn(formerForms, name)) return formerForms[name];
  return isDialogName(name) ? name : undefined;
};

/** The name that a form had before. */
export const formerNameOf = (name: DialogName): string => formerNames.get(name) ?? name;
