import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { CardSpec } from '../../room/card-data';
import type { Directory } from '../school/directory';
import type { Clock, Log, Store } from '../ports';
import type { Surface } from '../surface';

export interface ListPorts {
  readonly store: Pick<Store, 'registry' | 'cases'>;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly log: Pick<Log, 'error'>;
  readonly surface: Pick<Surface, 'capacity'>;
}

/** A list for one person, as a card in their own chat: process only. `undefined`: it is not for them. */
export type List = (ports: ListPorts, agreement: Agreement, person: PersonId) => Promise<CardSpec | undefined>;
