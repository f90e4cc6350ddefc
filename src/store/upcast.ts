import { lowered, READS, refuseLater, schemaOf, type ContentKind, type Upcasters } from './schema';
import type { TableRow } from './tables';
import { agreementUpcasters } from './upcasters/agreement';
import { deliveryUpcasters } from './upcasters/delivery';
import { eventUpcasters } from './upcasters/event';
import { digestUpcasters } from './upcasters/digest';
import { alertUpcasters, changeUpcasters, draftUpcasters, personUpcasters, sentUpcasters } from './upcasters/plain';
import { registryUpcasters } from './upcasters/registry';
import type { Step, Stored } from './upcasters/step';

const upcasters: { readonly [K in ContentKind]: Upcasters<K> } = {
  agreement: agreementUpcasters,
  alert: alertUpcasters,
  change: changeUpcasters,
  delivery: deliveryUpcasters,
  draft: draftUpcasters,
  event: eventUpcasters,
  morning: digestUpcasters,
  person: personUpcasters,
  registry: registryUpcasters,
  sent: sentUpcasters,
};

/**
 * What a row holds, in the form that this program knows, whichever version of the program wrote it.
 * @throws LaterSchema when that was a later one
 */
export function upcast(kind: ContentKind, table: string, row: TableRow, stored: unknown): unknown {
  refuseLater(kind, table, row);
  const steps: readonly Step[] = upcasters[kind];
  return steps.slice(schemaOf(row), READS[kind]).reduce((value, step) => step(value), stored as Stored);
}

/** What is written of a value: the newest form, or the one before it as long as other copies know no more. */
export function downcast(kind: ContentKind, value: unknown): unknown {
  const lower = (lowered as Readonly<Partial<Record<ContentKind, Step>>>)[kind];
  return lower === undefined ? value : lower(value as Stored);
}
