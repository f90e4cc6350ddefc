import type { PersonId } from '../agreement/people';
import { commandNames, type CommandName } from '../case/commands';
import type { Moment } from '../agreement/time';

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

/** A card as data: which template, and what to put in it. Plain JSON, so that it can be compared and bound anywhere. */
export interface CardSpec<Name extends string = CardName> {
  readonly template: Name;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One message that is wanted somewhere. Content is never in it: it stays in a chat, and others may read along. */
export interface Item {
  /** Names the item across time: the same key is the same message, brought up to date. */
  readonly key: string;
  /** The room itself, or one person in private. */
  readonly to: 'room' | PersonId;
  /** A higher edition is a new message that takes the place of the former one, so that it is noticed: a reminder. */
  readonly edition: number;
  readonly card: CardSpec;
  /** Who must act; only they are mentioned, and so notified. */
  readonly mentions: readonly PersonId[];
  /**
   * It came by the clock alone, at the hour of reminders: whatever else comes to the same person that morning is in
   * one message with it. `undefined` for what follows from something that somebody just did, and for whatever may not wait.
   */
  readonly morning?: Moment;
  /** It tells of danger: sent before everything else, and tried again at most half a minute apart. */
  readonly urgent?: true;
  /** It is over: a message that is there is brought up to date, but none is sent for it. */
  readonly closed: boolean;
}

/** What the room of a case must look like at one moment. */
export interface Room {
  /** The name that everybody may read: `Zorg K7M4`. */
  readonly title: string;
  readonly code: string;
  readonly members: readonly PersonId[];
  /** Those of the members who work for another organisation: guests, who own nothing. */
  readonly externals: readonly PersonId[];
  /** Which member owns the room on the platform; there is no room as long as nobody is fit for it. */
  readonly owner?: PersonId;
  readonly items: readonly Item[];
  /** Whether there is a room at all: a concern about a member of staff has none. */
  readonly open: boolean;
  readonly archived: boolean;
}
