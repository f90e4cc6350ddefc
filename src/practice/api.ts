/*
 * The practice school's own HTTP interface: what its web page, the scenario runner and the tests use. All bodies are
 * JSON. The same server plays the Bot Connector under `/v3`, Microsoft Graph under `/graph/v1.0` and `/graph/beta`,
 * and the token issuer under `/openid`; the bot is a child process that talks with these as it would with Microsoft.
 */

/** GET /practice/school */
export interface PracticeSchool {
  readonly name: string;
  readonly now: string;
  readonly people: readonly PracticePerson[];
  readonly bot: 'running' | 'starting' | 'down';
  readonly faults: Faults;
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

/** POST /practice/people/:key/actions: a button on a card that stands in a chat, with the card's inputs filled in. */
export interface PressButton {
  readonly chat: string;
  readonly message: string;
  /** The `title` of the action. */
  readonly button: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly activityId?: string;
}

/** POST /practice/people/:key/dialog: a button on a dialog that is open; `data` is the pressed action's data, inputs merged in. */
export interface SubmitDialog {
  readonly data: Readonly<Record<string, unknown>>;
  readonly activityId?: string;
}

/** POST /practice/people/:key/invoke: any invoke at all, kept or forged. */
export interface SendInvoke {
  readonly name: string;
  readonly value: unknown;
  readonly chat?: string;
  readonly activityId?: string;
}

/** Answer to the four above: what the bot's HTTP answer was, byte for byte and as the platform understood it. */
export interface BotAnswer {
  readonly activityId: string;
  /** The HTTP status, or 0 when the bot did not answer. */
  readonly status: number;
  /** The body as text, so that two answers can be compared byte for byte. */
  readonly body: string;
  readonly dialog?: { readonly title: string; readonly card: unknown };
  readonly card?: unknown;
  readonly text?: string;
}

/** GET and POST /practice/clock. Posting walks: every due moment on the way is stopped at, until all is settled. */
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
  /** Platform faults: requests whose method and path match are answered so, `times` times (default: until ended). */
  readonly platform: readonly { readonly match: string; readonly answer: 403 | 404 | 412 | 429 | 502 | 'nothing' | 'lost'; readonly times?: number; readonly retryAfter?: number }[];
  /** The wire to storage is cut. */
  readonly storage: 'up' | 'cut';
}

/** POST /practice/settle: waits until the bot has delivered all that is due at this moment. 204. */

/** POST /practice/reset: forgets everything and starts anew with these files, at this moment. Answers when ready. */
export interface Reset {
  readonly school?: string;
  readonly now?: string;
}

/** GET /practice/cases: the registry as an operator could see it; no content. */
export interface PracticeCase {
  readonly caseId: string;
  readonly code: string;
  readonly status: string;
  readonly step: string;
  readonly version: number;
  readonly tasks: readonly { readonly id: string; readonly kind: string; readonly rule: string; readonly owner: string; readonly status: string; readonly due: string }[];
}

/** GET /practice/log: every line the bot has written since the last reset, restarts included. text/plain. */
/** GET /practice/trace: every request the platform received from the bot: method, path, body. For proofs of absence. */
/** GET /practice/changes: server-sent events, one `change` for each thing a page should reload for. */
