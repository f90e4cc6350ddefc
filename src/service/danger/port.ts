import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { Request } from '../request';
import type { MessageRef } from '../surface';

/** A message of an alert that has reached somebody. */
export interface Stand {
  readonly person: PersonId;
  readonly message: MessageRef;
}

/** An alert of a school that cannot run: kept so that a crash does not end it, and so that a case comes of it later. */
export interface KeptAlert {
  /** What was sent in, as it was. */
  readonly request: Request;
  readonly stands: readonly Stand[];
  /** It has reached everybody who must hear it. */
  readonly done?: true;
  /** Until then (wall time) the copy of the program that wrote this goes on with it, and no other. */
  readonly until: Moment;
}

/** An alert as it was read. */
export interface FoundAlert {
  readonly id: string;
  readonly alert: KeptAlert;
  readonly etag: string;
}

/** Another copy of the program wrote or removed the alert since it was read. */
export class AlertConflict extends Error {
  override readonly name = 'AlertConflict';
}

/** Alerts of schools that cannot run. Each is sealed under a key of its own, which is gone with it. */
export interface AlertStore {
  /** Those that open; one range read. One that does not is reported to the operator. */
  all(): Promise<readonly FoundAlert[]>;
  /** Replaces the row of `etag`, or makes a new one. @returns the new etag @throws AlertConflict */
  write(id: string, alert: KeptAlert, etag: string | undefined): Promise<string>;
  /** Destroys the alert's key and content. Doing it again changes nothing. */
  remove(id: string): Promise<void>;
}
