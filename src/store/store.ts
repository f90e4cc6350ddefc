import type { Store } from '../service/ports';
import { AgreementsOnTables } from './agreements';
import { AuditOnTables } from './audit';
import { Cases } from './cases';
import { DueOnTables } from './due';
import { KeyRing } from './keys';
import type { KeyWrapper } from './keys';
import { MorningsOnTables } from './mornings';
import { PeopleOnTables } from './people';
import { RegistryOnTables } from './registry';
import { SchoolsOnTables } from './schools';
import type { Tables } from './tables';

export interface OpenStore extends Store {
  /** Destroys a case's key: from then on nobody can read its content, and it answers as one that does not exist. */
  destroyKey(caseId: string): Promise<void>;
}

/** All of storage, on these tables, with cases sealed by keys that `keys` locks. */
export function openStore({ tables, keys }: { readonly tables: Tables; readonly keys: KeyWrapper }): OpenStore {
  const cases = new Cases(tables, new KeyRing(keys));
  return {
    cases,
    due: new DueOnTables(tables),
    registry: new RegistryOnTables(tables),
    people: new PeopleOnTables(tables),
    mornings: new MorningsOnTables(tables),
    agreements: new AgreementsOnTables(tables),
    audit: new AuditOnTables(tables),
    schools: new SchoolsOnTables(tables),
    destroyKey: (caseId) => cases.destroyKey(caseId),
  };
}
