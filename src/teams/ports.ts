import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import type { CardSpec } from '../room/card-data';
import type { Page } from '../view/view';

/** Makes Adaptive Card JSON out of a card's data, or of a page; `src/cards` does. */
export interface Cards {
  /** `mentions`: whom to mention where the card says who is asked. */
  readonly bindCard: (card: CardSpec, mentions?: readonly PersonId[]) => object;
  readonly bindDialog: (page: Page) => object;
  /** What a lock screen shows of it: no content. */
  readonly summaryOf: (card: CardSpec) => string;
}

/** Where a school's rooms are made. */
export interface SchoolPlace {
  readonly tenant: string;
  readonly kind: 'private-channel' | 'group-chat';
  /** The Entra group id of the team, for private channels. */
  readonly team?: string;
}

/** The part of a pino logger that is used here. What goes in holds no content: codes, ids of calls, names of errors. */
export interface TeamsLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What this room of the house needs of the others. */
export interface TeamsPorts {
  readonly cards: Cards;
  /** The reference under which somebody was last remembered, if ever. */
  readonly reference: (person: PersonId) => Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Called for every activity of a person one to one: it is up to the other side to write only what changed. */
  readonly remember: (person: PersonId, tenant: string, reference: Record<string, unknown>) => Promise<void>;
  readonly school: (school: string) => SchoolPlace | undefined;
  /** What nobody else can make up about a case, by which its room is known on the platform; 32 hexadecimal digits. */
  readonly mark: (caseId: string) => Promise<string>;
  readonly log: TeamsLog;
  /** `wall` is the machine's own time; `now` the school's, which a practice school moves ahead. */
  readonly clock: { now(): Moment; wall(): Moment };
}
