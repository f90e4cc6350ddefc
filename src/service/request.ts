import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import type { CardSpec } from '../room/card-data';
import type { RefusalCode } from '../case/refusal';
import type { Values } from '../view/values';
import type { Page } from '../view/view';

/** Who acts: the surface has checked the tenant's token; the service checks the tenant itself. */
export interface Actor {
  readonly person: PersonId;
  readonly tenant: string;
  /** As the platform shows it. */
  readonly name: string;
}

/**
 * Anything a person can do, whatever the surface: press a button, open a dialog, send in a form. `verb` is a dialog's
 * name (without `page`: open it; with `page`: that page was filled in), the name of a command that is on a card as a
 * button (`acknowledge`, `record-followup`), or `start`, `help`, `show-overview`.
 */
export interface Request {
  /** The activity's id: the same id is the same request, sent again. */
  readonly id: string;
  readonly actor: Actor;
  readonly verb: string;
  /** A button gave the command of this name at once; else the form of that name is meant, where there is one. */
  readonly decides?: true;
  readonly case?: string;
  readonly task?: string;
  readonly version?: number;
  /** The page of a dialog that was filled in, from 1; absent when the dialog is only being opened. */
  readonly page?: number;
  /** It is in a list of the morning: a card in answer would take the place of the whole list. */
  readonly morning?: true;
  /** When danger was said with it: it may be given again much later. No surface fills this in. */
  readonly saidAt?: Moment;
  /** What was filled in so far, by field id. */
  readonly values: Values;
}

/** What the person sees next. `code` says how it ended, for scenarios and logs. */
export type Reply =
  /** Show this page of a dialog, or show it anew with what needs another look. */
  | {
      readonly kind: 'dialog';
      readonly title: string;
      readonly page: Page;
      readonly code?: RefusalCode;
    }
  /** The card as it now stands for this person. */
  | { readonly kind: 'card'; readonly card: CardSpec; readonly code?: RefusalCode }
  /** A short sentence, after which the dialog closes. */
  | { readonly kind: 'message'; readonly text: string; readonly code?: RefusalCode };

/** Somebody came into a room on the platform, or went out of it, by whatever hand. */
export interface RoomChange {
  readonly tenant: string;
  /** The room's id on the platform. */
  readonly room: string;
  readonly person: PersonId;
  readonly what: 'came' | 'went';
}

/**
 * Somebody, or a room, that the bot may now write to: it was added there, or installed for them. Without either it is told
 * of the whole tenant.
 */
export interface Reach {
  readonly tenant: string;
  /** The room's id on the platform. */
  readonly room?: string;
  readonly person?: PersonId;
}

/** The one way in. */
export interface Service {
  handle(request: Request): Promise<Reply>;
  /** Somebody came into a room on the platform, or went. */
  noticed(change: RoomChange): Promise<void>;
  /** What was refused there is tried again at once, without waiting for it. @throws StorageUnavailable */
  reachable(news: Reach): Promise<void>;
}

/** The service with what only the program itself asks of it. */
export interface RunningService extends Service {
  /** Storage answers: what it did not take of a danger that was told without it is given to it again, now. */
  writeDownWaiting(): Promise<void>;
  /** Alerts of schools that cannot run, which a stopped copy of the program left. @throws StorageUnavailable */
  lookAfterAlerts(): Promise<void>;
}
