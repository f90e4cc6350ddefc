import type { Store } from '../service/ports';
import { AgreementsOnTables } from './agreements';
import { AuditOnTables } from './audit';
import { Cases } from './cases';
import { DueOnTables } from './due';
import { SealedHandles } from './handles';
import { KeyRing } from './keys';
import type { KeyWrapper } from './keys';
import { SecretMarks } from './marks';
import { MorningsOnTables } from './mornings';
import { PeopleOnTables } from './people';
import { PupilsOnTables } from './pupils';
import { RegistryOnTables } from './registry';
import { SchoolsOnTables } from './schools';
import { Secrets } from './secrets';
import type { Tables } from './tables';

export interface OpenStore extends Store {
  /** Destroys a case's key: from then on nobody can read its content, and it answers as one that does not exist. */
  destroyKey(caseId: string): Promise<void>;
}

/** All of storage, on these tables, with cases sealed by keys that `keys` locks. */
export function openStore({ tables, keys }: { readonly tables: Tables; readonly keys: KeyWrapper }): OpenStore {
  const ring = new KeyRing(keys);
  const cases = new Cases(tables, ring);
  const secrets = new Secrets(tables, ring);
  const pupils = new PupilsOnTables(tables, secrets);
  return {
    cases,
    due: new DueOnTables(tables),
    registry: new RegistryOnTables(tables),
    people: new PeopleOnTables(tables),
    mornings: new MorningsOnTables(tables, secrets),
    agreements: new AgreementsOnTables(tables),
    audit: new AuditOnTables(tables),
    schools: new SchoolsOnTables(tables, secrets),
    pupils,
    handles: new SealedHandles(secrets),
    marks: new SecretMarks(secrets),
    destroyKey: async (caseId) => {
      // Out of the index first: after a crash in between, the key is still there and destroying it is done again.
      await pupils.forget(caseId);
      await cases.destroyKey(caseId);
    },
  };
}
