import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { Values } from '../../view/values';
import type { MessageRef } from '../surface';

/** Names a draft: its writer, and the id that its form was opened under. */
export interface DraftPlace {
  readonly person: PersonId;
  readonly id: string;
}

/** What somebody filled in on the pages of a form that they did not send yet. */
export interface Draft {
  readonly form: string;
  readonly school: string;
  readonly tenant: string;
  /** The case that it is about; of a concern that is being reported, the one that it will open. */
  readonly case: string;
  readonly task?: string;
  /** The page to go on with, from 1. */
  readonly page: number;
  readonly values: Values;
  /** They answered that there is danger, or that they do not know. */
  readonly danger?: true;
  /** When a page was last sent in. */
  readonly writtenAt: Moment;
  /** From then on it is not kept any more. */
  readonly until: Moment;
  /** Its writer was told that it was not sent: since when that is tried, and the message once it is there. */
  readonly told?: { readonly at: Moment; readonly danger?: true; readonly message?: MessageRef };
}

/** A draft, or that the form was sent; nothing of its content is there then. */
export type StoredDraft =
  | { readonly kind: 'draft'; readonly draft: Draft; readonly etag: string }
  /** `as` tells the page that was sent in last from any other. */
  | { readonly kind: 'sent'; readonly as: string; readonly until: Moment };

/** Somebody else wrote or destroyed the draft since it was read. */
export class DraftConflict extends Error {
  override readonly name = 'DraftConflict';
}

/**
 * What is filled in and not sent yet. Each draft is sealed under a key of its own, which is gone with it; the rows of a
 * person are theirs alone.
 */
export interface DraftStore {
  /** One call. A draft that does not open is none, and is reported to the operator. @throws LaterSchema */
  get(place: DraftPlace): Promise<StoredDraft | undefined>;
  /** The drafts of a person that open; one range read. */
  of(person: PersonId): Promise<readonly (DraftPlace & { readonly draft: Draft; readonly etag: string })[]>;
  /** Replaces the row of `etag`, or makes a new one; under a new key each time. @throws DraftConflict */
  write(place: DraftPlace, draft: Draft, etag: string | undefined): Promise<string>;
  /** Destroys the draft's key and content. Doing it again changes nothing. */
  destroy(place: DraftPlace): Promise<void>;
  /** The same, and remembers until a moment that the form was sent. */
  sent(place: DraftPlace, as: string, until: Moment): Promise<void>;
  /** Every row, by what is stored of it in clear: a look at all of storage, so for a rare moment. */
  all(): AsyncIterable<DraftPlace & { readonly until: Moment }>;
}
