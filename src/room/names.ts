import { commandNames, type CommandName } from '../case/commands';

/** The cards that are in a room or a one-to-one chat; what each shows is in `src/room/cards`. */
export const cardNames = [
  'start',
  'notice',
  'received',
  'room',
  'alert',
  'board',
  'request',
  'follow-up',
  'escalation',
  'stagnation',
  'morning',
  'presence',
  'overview',
  'reports',
  'today',
  'process',
] as const;
export type CardName = (typeof cardNames)[number];

/** The commands without a form: a button on a card gives them, or a form that can give several. */
const withoutForm = [
  'acknowledge',
  'acknowledge-emergency',
  'acknowledge-stagnation',
  'confirm-board',
  'record-contact',
  'postpone',
  'hand-over',
  'decline',
  'end-stand-in',
  'dismiss-everywhere',
  'remove-from-map',
] as const;
type WithoutForm = (typeof withoutForm)[number];

/** What has no command of its own: pages that show, and the form that asks what keeps somebody from a task. */
const others = ['my-part', 'dossier', 'report-draft', 'prepare-talk', 'not-now'] as const;

/**
 * The dialogs: forms that take content, and pages that show it; each is a file in `src/forms`. A form is named by the
 * command that it gives, so that one act has one name from the button to the event.
 */
export type DialogName = Exclude<CommandName, WithoutForm> | (typeof others)[number];
const isOfForm = (name: CommandName): name is Exclude<CommandName, WithoutForm> =>
  !withoutForm.some((without) => without === name);
export const dialogNames: readonly DialogName[] = [...commandNames.filter(isOfForm), ...others];
export const isDialogName = (name: string): name is DialogName => dialogNames.some((dialog) => dialog === name);
