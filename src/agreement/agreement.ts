import type { Protocol } from './protocol-schema';
import type { School } from './school-schema';

/**
 * What a school has agreed: its protocol and its own file. A case is pinned to one agreement by `hash` when it opens,
 * so that a change of the files never changes a running case.
 */
export interface Agreement {
  /** SHA-256 of both files' canonical content, in hexadecimal. */
  readonly hash: string;
  readonly protocol: Protocol;
  readonly school: School;
  /** It was stored when what is about safety still waited for the end of a holiday; since then it does not. */
  readonly waitedInHolidays?: true;
}
