import { personOf } from '../../case/people/roster';
import type { DialogView } from '../types';

/** With whom a parent was asked for open talk: somebody of the school file by name, else as it was written. */
export const partyName = (party: string, { agreement }: DialogView): string =>
  personOf(agreement, party)?.name ?? party;
