import type { Store } from '../service/ports';
import { AgreementsOnTables } from './agreements';
import { AlertsOnTables } from './alerts';
import { AuditOnTables } from './audit';
import { once, type ReportBroken } from './broken';
import { Cases } from './cases';
import { DraftsOnTables } from './drafts';
import { DueOnTables } from './due';
import { SealedIds } from './opaque-ids';
import { HeartbeatsOnTables } from './heartbeats';
import { KeyRing } from './keys';
import type { KeyWrapper } from './keys';
import { SecretMarks } from './marks';
import { DigestsOnTables } from './digests';
import { PeopleOnTables } from './people';
import { PupilsOnTables } from './pupils';
import { RegistryOnTables } from './registry';
import { SchoolsOnTables } from './schools';
import { Secrets } from './secrets';
import type { Tables } from './tables';

export interface OpenStore extends Store {
  /** Destroys a case's key: from then on nobody can read its content, and it answers as one that does not exist. */
  destroyKey(caseId: string): Promise<void>;
  /** Writes the snapshot of a case anew from its events. @returns whether there was such a case */
  remake(caseId: string): Promise<boolean>;
}

export interface StoreParts {
  readonly tables: Tables;
  readonly keys: KeyWrapper;
  /** Hears of each row that does not open, once: its place and the remedy, never what it holds. */
  readonly report?: ReportBroken;
  /** Reading writes nothing: what does not open stays as it is. */
  readonly onlyReads?: true;
}

/** All of storage, on these tables, with cases sealed by keys that `keys` locks. */
export function openStore({ tables, keys, report: told = () => undefined, onlyReads }: StoreParts): OpenStore {
  const report = once(told);
  const ring = new KeyRing(keys);
  const cases = new Cases(tables, ring, report, onlyReads !== true);
  const secrets = new Secrets(tables, ring);
  const pupils = new PupilsOnTables(tables, secrets);
  return {
    cases,
    due: new DueOnTables(tables, report),
    registry: new RegistryOnTables(tables, report),
    people: new PeopleOnTables(tables, report),
    drafts: new DraftsOnTables(tables, ring, report),
    alerts: new AlertsOnTables(tables, ring, report),
    digests: new DigestsOnTables(tables, secrets, report),
    agreements: new AgreementsOnTables(tables, report),
    audit: new AuditOnTables(tables),
    heartbeats: new HeartbeatsOnTables(tables),
    schools: new SchoolsOnTables(tables, secrets, report),
    pupils,
    handles: new SealedIds(secrets),
    marks: new SecretMarks(secrets),
    remake: (caseId) => cases.remake(caseId),
    destroyKey: async (caseId) => {
      // Out of the index first: after a crash in between, the key is still there and destroying it is done again.
      await pupils.forget(caseId);
      await cases.destroyKey(caseId);
    },
  };
}
