/*
 * The practice school's own HTTP interface: what its web page, the scenario runner and the tests use. All bodies are
 * JSON. The same server plays the Bot Connector under `/v3`, Microsoft Graph under `/graph/v1.0` and `/graph/beta`,
 * and the token issuer under `/openid`; the bot is a child process that talks with these as it would with Microsoft.
 */

import type { TeamEvent } from './client/team-events';
import type { FaultStatus } from './fault-codes';
import type { WorldName } from './worlds/manners';

/** GET /practice/school */
export interface PracticeSchool {
  readonly name: string;
  readonly now: string;
  readonly people: readonly PracticePerson[];
  readonly bot: 'running' | 'starting' | 'down';
  readonly faults: Faults;
  /** How Microsoft 365 behaves. */
  readonly world: WorldName;
  /** The ways in which it can behave, each in a Dutch sentence for the visitor who chooses. */
  readonly worlds: readonly { readonly name: WorldName; readonly about: string }[];
}

export interface PracticePerson {
  /** The person's key in the school file; the name by which scenarios speak of them. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly external: boolean;
  /** Whether the bot is installed for this person: a one-to-one chat exists. */
  readonly hasBot: boolean;
  /** Works for this tenant; a stranger does not. */
  readonly tenant: string;
  readonly unread: number;
}

/** GET /practice/people/:key/chats: everything this person can see, newest last. */
export interface PracticeChat {
  readonly id: string;
  readonly kind: 'personal' | 'private-channel' | 'group-chat' | 'open-channel';
  readonly title: string;
  /** Keys of the people in it. */
  readonly members: readonly string[];
  readonly archived: boolean;
  readonly unread: number;
  readonly messages: readonly PracticeMessage[];
}

export interface PracticeMessage {
  readonly id: string;
  /** A person's key, or `bot`. */
  readonly from: string;
  /** Practice time at which it was sent, and last updated. */
  readonly at: string;
  readonly updatedAt?: string;
  readonly text?: string;
  /** The Adaptive Card as sent; for the person asking, with a user-specific replacement applied. */
  readonly card?: unknown;
  /** Keys of the people mentioned. */
  readonly mentions: readonly string[];
  /** What a lock screen shows of it. */
  readonly summary?: string;
  /** In a channel: the id of the first message of its thread, which may be itself. */
  readonly root?: string;
  /** Seen by its writer and the bot alone. */
  readonly targeted?: boolean;
  readonly deleted: boolean;
}

/** GET /practice/people/:key/notifications */
export interface PracticeNotification {
  readonly at: string;
  readonly chat: string;
  readonly message: string;
  /** The preview on a lock screen. */
  readonly preview: string;
}

/** POST /practice/people/:key/messages: the person types. A targeted message is seen by the bot alone. */
export interface TypeMessage {
  readonly chat: string | 'personal';
  readonly text: string;
  readonly targeted?: boolean;
  readonly mentionBot?: boolean;
  /** Send under this activity id: to repeat one. */
  readonly activityId?: string;
}

/** POST /practice/people/:key/actions: a button on a card that is in a chat, with the card's inputs filled in. */
export interface PressButton {
  readonly chat: string;
  readonly message: string;
  /** The `title` of the action, or its `tooltip` where several have the same title. */
  readonly button: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Send what the client would have held back: required inputs left empty, values that no choice offers. */
  readonly skipClientValidation?: boolean;
  /** On a client that does not know `Action.Execute`: what is there instead of it is sent as a message. */
  readonly mobile?: boolean;
  readonly activityId?: string;
}

/**
 * POST /practice/people/:key/extension: the app's button beside the message box of a chat, wherever the person is; the
 * bot need not be there. Its dialog is sent in through `dialog`, as any other.
 */
export interface OpenExtension {
  readonly chat: string | 'personal';
  /** The id of a command in the app's manifest. */
  readonly command: string;
  readonly activityId?: string;
}

/**
 * POST /practice/people/:key/dialog: a button of the dialog that is open. Either its title, with the inputs filled in
 * and checked as the client does; or `data`, sent as it is: the action's data with inputs merged in, kept or forged.
 */
export interface SubmitDialog {
  readonly button?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly skipClientValidation?: boolean;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly activityId?: string;
}

/** Answer with status 422 when the client itself holds a form back, as it would in Teams: the bot hears nothing. */
export interface ClientRefusal {
  readonly error: 'client-validation';
  /** Ids of the inputs that need another look. */
  readonly fields: readonly string[];
  readonly messages: readonly string[];
}

/** POST /practice/people/:key/read: the person has read this chat to its end. 204. */
export interface ReadChat {
  readonly chat: string;
}

/** POST /practice/people/:key/channel: the person makes a private channel in the team, without the app. */
export interface MakeChannel {
  readonly name: string;
  readonly description: string;
  /** Keys of the people who are in it besides. */
  readonly with: readonly string[];
}
export interface ChannelMade {
  readonly id: string;
}

/** POST /practice/app: somebody adds the app by hand, upgrades it or removes it: in a room, or for a person. 204. */
export interface ChangeApp {
  readonly do: 'add' | 'upgrade' | 'remove';
  /** The id of a room; without it, the chat of this person. */
  readonly chat?: string;
  readonly person?: string;
}

/** POST /practice/world: from now on Microsoft 365 behaves so; what is there stays. 204. */
export interface ChooseWorld {
  readonly world: WorldName;
}

/** POST /practice/consent: an administrator agrees to what the app asks of the organisation. 204. */

/** POST /practice/file: somebody writes something else in a school file, until the next reset; the bot reads it when it starts. 204. */
export interface ChangeFile {
  /** The `id` of the school. */
  readonly school: string;
  /** What is there now. */
  readonly text: string;
  readonly by: string;
}

/** POST /practice/event: Teams tells of something in the team that is none of the bot's business. 204. */
export interface TellEvent {
  readonly event: TeamEvent;
}

/** POST /practice/people/:key/room: somebody of the school puts the person in a room by hand, or takes them out. 204. */
export interface ChangeRoom {
  readonly chat: string;
  readonly do: 'join' | 'leave';
}

/** POST /practice/people/:key/invoke: any invoke at all, kept or forged. */
export interface SendInvoke {
  readonly name: string;
  readonly value: unknown;
  readonly chat?: string;
  readonly activityId?: string;
}

/** Answer to messages, actions, extension, dialog and invoke: what the bot's HTTP answer was, byte for byte and as the platform understood it. */
export interface BotAnswer {
  readonly activityId: string;
  /** The HTTP status; 0 when the bot did not answer; 204 when Teams does not tell the bot (talk among people). */
  readonly status: number;
  /** The body as text, so that two answers can be compared byte for byte. */
  readonly body: string;
  readonly dialog?: { readonly title: string; readonly card: unknown };
  readonly card?: unknown;
  readonly text?: string;
  /** What Teams could not show, and why: the person sees that something went wrong. */
  readonly problem?: string;
}

/** GET /practice/clock */
export interface ClockStands {
  readonly now: string;
  /** See {@link Reset}. */
  readonly patient: boolean;
}

/** POST /practice/clock walks: every due moment on the way is stopped at, until all is settled. */
export interface WalkClock {
  readonly to: string;
}
export interface ClockWalked {
  readonly now: string;
  /** Each moment on the way at which something was due. */
  readonly stops: readonly string[];
}

/** POST /practice/bot: `kill` is SIGKILL, at once; `start` answers when the bot is ready and has settled. */
export interface BotControl {
  readonly do: 'kill' | 'start';
}

/** POST /practice/down: the bot is killed, the clock jumps without walking, the bot is started: answers when settled. */
export interface Down {
  readonly until: string;
}

/** POST /practice/faults: makes the platform or the storage fail from now on; empty lists end it. */
export interface Faults {
  /** Platform faults: requests whose method and path (`POST /v3/conversations`, decoded) match this regular expression are answered so, `times` times (default: until ended). */
  readonly platform: readonly {
    readonly match: string;
    readonly answer: FaultStatus | 'nothing' | 'lost';
    /** The error's `code` in the body, where Microsoft gives another than usual: `BotNotInConversationRoster`. */
    readonly code?: string;
    readonly times?: number;
    /** How long it lasts from now: `15 minutes` of the practice clock, or `3 real seconds` of the machine's. */
    readonly for?: string;
    /** Seconds. */
    readonly retryAfter?: number;
  }[];
  /** The wire to storage is cut. */
  readonly storage: 'up' | 'cut';
}

/** Answer with status 400, 404 or 409 to anything that cannot be done here: no such person, chat, button; not now. */
export interface ControlRefusal {
  readonly error: string;
}

/** POST /practice/settle: waits until the bot has delivered all that is due at this moment. 204. */

/** POST /practice/reset: forgets everything and starts anew with this school, at this moment. Answers when ready. */
export interface Reset {
  /** The `id` of a school file; without it the school stays. */
  readonly school?: string;
  /** In UTC or with an offset; without it, the moment at which the practice school first began. */
  readonly now?: string;
  /** How Microsoft 365 behaves; without it, kindly. */
  readonly world?: WorldName;
  /**
   * The bot waits between its tries, by the practice clock: fifteen minutes of 502 are fifteen minutes for it too.
   * Else it tries again at once, a few times, and then at the next stop of the clock. Default: as when the practice
   * school first began (`npm start`: it waits; else not).
   */
  readonly patient?: boolean;
  /** Tells the bot of everybody for whom it is installed, as when the app is rolled out. Default: as when the practice school first began (`npm start`: yes; else no). */
  readonly welcome?: boolean;
}

/** GET /practice/cases: the registry as an operator could see it; no content. */
export interface PracticeCase {
  readonly caseId: string;
  readonly code: string;
  readonly status: string;
  readonly step: string;
  readonly version: number;
  readonly tasks: readonly {
    readonly id: string;
    readonly kind: string;
    readonly rule: string;
    readonly owner: string;
    readonly status: string;
    readonly due: string;
  }[];
}

/**
 * GET /practice/people/:key/handles/:handle: what a handle on the card of somebody from outside is for, or null. There
 * no case's id is on a card, and a scenario must still know which card it is about.
 */
export interface PracticeOrigin {
  readonly case: string;
  readonly task?: string;
  readonly version?: number;
}

/** GET /practice/log: every line the bot has written since the last reset, restarts included. text/plain. */
/** GET /practice/trace: the requests that the platform received from the bot since the last reset, in order of arrival. */
export interface TracedRequest {
  /** Practice time of its arrival. */
  readonly at: string;
  readonly method: string;
  /** With its query, decoded. */
  readonly path: string;
  readonly body?: unknown;
  /** The HTTP status of the answer; 0 when none was given. */
  readonly status: number;
}
/** GET /practice/changes: server-sent events, one `change` for each thing a page should reload for. */
