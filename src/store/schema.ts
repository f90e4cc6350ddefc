import { LaterSchema } from '../service/ports';
import type { TableRow, Value } from './tables';
import { alertValues, draftValues } from './upcasters/field-values';
import { sending } from './upcasters/held-digest';
import { alertForms, digestForms, draftForms } from './upcasters/form-names';
import type { Step } from './upcasters/step';
import { withForms } from './upcasters/task-forms';

/*
 * Every row carries the number of its schema. What was written before rows were numbered is schema 0.
 *
 * A release writes what the release before it can read, until all copies of the program are new: a new schema is first
 * read (`READS` goes up, `WRITES` names the one before it, `lowered` says how the older one is still written) and a release later written.
 */

/** Every kind of row, and the newest schema of it that this program reads. */
export const READS = {
  /** The snapshot of a case. One of any other schema is not read but made again from the events. */
  head: 9,
  event: 2,
  command: 1,
  delivery: 1,
  sent: 1,
  due: 1,
  registry: 1,
  person: 1,
  morning: 3,
  draft: 2,
  alert: 2,
  agreement: 2,
  change: 1,
  audit: 1,
  pupil: 1,
  key: 1,
} as const;

export type RowKind = keyof typeof READS;

/** The schema of each kind that this program writes: that of `READS`, but for those of which the one before it is named here. */
export const WRITES = { ...READS, agreement: 1, morning: 1, draft: 1, alert: 1 } as const satisfies Readonly<
  Record<RowKind, number>
>;

/** Kinds whose content is one value, which a later version of the program may have in another form. */
export type ContentKind = Exclude<RowKind, 'head' | 'command' | 'due' | 'audit' | 'pupil' | 'key'>;

type Tuple<N extends number, Steps extends readonly Step[] = readonly []> = Steps['length'] extends N
  ? Steps
  : Tuple<N, readonly [...Steps, Step]>;
/** One step for each schema that came before: the first makes 1 of 0. The compiler counts them. */
export type Upcasters<K extends ContentKind> = Tuple<(typeof READS)[K]>;

type Waiting = { [K in ContentKind]: (typeof WRITES)[K] extends (typeof READS)[K] ? never : K }[ContentKind];
/** How the schema before the newest is still written, for each kind of which it is. The compiler misses none. */
export const lowered: { readonly [K in Waiting]: Step } = {
  // The release before leaves alone what it does not know, and goes by the forms of tasks.
  agreement: withForms,
  // It would open no form by the name of a command.
  morning: (morning) => digestForms.before(sending(morning)),
  // And it knows what was filled in as text.
  draft: (draft) => draftForms.before(draftValues.before(draft)),
  alert: (alert) => alertForms.before(alertValues.before(alert)),
};

/** The property that says which schema a row of this kind has. */
export const stamp = (kind: RowKind): { readonly schema: number } => ({ schema: WRITES[kind] });

export const schemaOf = ({ values }: { readonly values: Readonly<Record<string, Value>> }): number =>
  typeof values['schema'] === 'number' ? values['schema'] : 0;

/** @throws LaterSchema for a row that only a later version of the program can read */
export function refuseLater(kind: RowKind, table: string, row: TableRow): void {
  const schema = schemaOf(row);
  if (schema <= READS[kind]) return;
  throw new LaterSchema(
    `Row ${row.row} of ${row.partition} in table ${table} (${kind}) has schema ${schema}, and this version of the program reads ${READS[kind]}: ` +
      'a later version wrote it. Bring all copies of the program to the same version.',
  );
}
