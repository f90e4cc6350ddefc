import type { Agreement } from '../../agreement/agreement';
import type { CardSpec } from '../../room/card-data';
import type { Directory } from '../school/directory';
import type { CaseStore, Clock, Log, Store } from '../ports';
import type { Surface } from '../surface';
import type { ListReader } from './seen';

export interface ListPorts {
  readonly store: Pick<Store, 'registry'> & { readonly cases: Pick<CaseStore, 'readState'> };
  readonly clock: Clock;
  readonly directory: Directory;
  readonly log: Pick<Log, 'error'>;
  readonly surface: Pick<Surface, 'capacity'>;
}

/**
 * A page of a list for one person, over all these schools, as a card in their own chat: process only. `undefined`: it is not
 * for them.
 */
export type List = (
  ports: ListPorts,
  schools: readonly Agreement[],
  reader: ListReader,
) => Promise<CardSpec | undefined>;
