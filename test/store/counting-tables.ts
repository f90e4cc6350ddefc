import type { Tables } from '../../src/store/tables';

/** The same tables, with a list of the storage calls that went to them: `get cases`, `transact cases`, … */
export function countingTables(tables: Tables): { readonly tables: Tables; readonly calls: string[] } {
  const calls: string[] = [];
  const counted: Tables = {
    prepare: () => (calls.push('prepare'), tables.prepare()),
    get: (table, ...rest) => (calls.push(`get ${table}`), tables.get(table, ...rest)),
    insert: (table, ...rest) => (calls.push(`insert ${table}`), tables.insert(table, ...rest)),
    upsert: (table, ...rest) => (calls.push(`upsert ${table}`), tables.upsert(table, ...rest)),
    replace: (table, ...rest) => (calls.push(`replace ${table}`), tables.replace(table, ...rest)),
    remove: (table, ...rest) => (calls.push(`remove ${table}`), tables.remove(table, ...rest)),
    transact: (table, ...rest) => (calls.push(`transact ${table}`), tables.transact(table, ...rest)),
    range: (table, ...rest) => (calls.push(`range ${table}`), tables.range(table, ...rest)),
    scan: (table, ...rest) => (calls.push(`scan ${table}`), tables.scan(table, ...rest)),
  };
  return { tables: counted, calls };
}
