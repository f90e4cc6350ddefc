import { LaterSchema, type BrokenRow } from '../service/ports';
import { Unopenable } from './aead';
import { LruCache } from '../service/lru-cache';
import type { StoredRow } from './tables';

/** Tells the operator of a row that does not open. */
export type ReportBroken = (row: BrokenRow) => void;

/** So many rows are remembered as told of. */
const MOST = 1_000;

/** Each row is told of once, however often it is read. */
export function once(report: ReportBroken): ReportBroken {
  const told = new LruCache<string, true>(MOST);
  return (row) => {
    const name = [row.table, row.partition, row.row, row.remedy].join('|');
    if (told.get(name) === undefined) report(row);
    told.set(name, true);
  };
}

/** Where a row is, and what can be done when it does not open. */
export interface Reading {
  readonly table: string;
  readonly row: StoredRow;
  readonly remedy: string;
}

/**
 * What a row holds, or `undefined` when it does not open: it is then reported, and what reads it goes on without it. What
 * only a later version of the program can read is no broken row. @throws LaterSchema
 */
export function openedRow<T>(report: ReportBroken, { table, row, remedy }: Reading, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!isBroken(error)) throw error;
    report({ table, partition: row.partition, row: row.row, remedy });
    return undefined;
  }
}

/** As {@link openedRow}, and a row of a later version is passed over as well, and said to be so. */
export function openedHere<T>(report: ReportBroken, reading: Reading, read: () => T): T | undefined {
  try {
    return openedRow(report, reading, read);
  } catch (error) {
    if (!(error instanceof LaterSchema)) throw error;
    const { table, row } = reading;
    report({ table, partition: row.partition, row: row.row, remedy: error.message });
    return undefined;
  }
}

/** Bytes that were changed, or are no JSON, or JSON of another form. */
export const isBroken = (error: unknown): boolean =>
  error instanceof Unopenable || error instanceof SyntaxError || error instanceof TypeError;
