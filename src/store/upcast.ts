import {
  lowered,
  READS,
  refuseLater,
  schemaOf,
  type ContentKind,
  type Step,
  type Stored,
  type Upcasters,
} from './schema';
import type { Row } from './tables';
import { agreement } from './upcasters/agreement';
import { delivery } from './upcasters/delivery';
import { event } from './upcasters/event';
import { morning } from './upcasters/digest';
import { alert, change, draft, person, sent } from './upcasters/plain';
import { registry } from './upcasters/registry';

const upcasters: { readonly [K in ContentKind]: Upcasters<K> } = {
  agreement,
  alert,
  change,
  delivery,
  draft,
  event,
  morning,
  person,
  registry,
  sent,
};

/**
 * What a row holds, in the form that this program knows, whichever version of the program wrote it.
 * @throws LaterSchema when that was a later one
 */
export function upcast(kind: ContentKind, table: string, row: Row, stored: unknown): unknown {
  refuseLater(kind, table, row);
  const steps: readonly Step[] = upcasters[kind];
  return steps.slice(schemaOf(row), READS[kind]).reduce((value, step) => step(value), stored as Stored);
}

/** What is written of a value: the newest form, or the one before it as long as other copies know no more. */
export function downcast(kind: ContentKind, value: unknown): unknown {
  const lower = (lowered as Readonly<Partial<Record<ContentKind, Step>>>)[kind];
  return lower === undefined ? value : lower(value as Stored);
}
