import type { Settings } from './settings';
import { storageOf } from './storage';
import { checkStore } from './store/check';

/**
 * Opens all of storage with the settings of the bot, and tells which rows do not open and what to do. With `rebuild` it
 * makes anew what follows from the rest. @returns the exit code: 0 when all is in order
 */
export async function runCheckStore(settings: Settings, rebuild: boolean): Promise<number> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const progress = (table: string, rows: number): void => say(`${table}: ${rows} opened`);
  const { opened, broken, rebuilt } = await checkStore(await storageOf(settings), { rebuild, progress });
  for (const { table, partition, row, remedy } of broken) say(`DOES NOT OPEN ${table} ${partition} ${row}: ${remedy}`);
  say(`${opened} opened, ${broken.length} not in order, ${rebuilt} made anew.`);
  return broken.length > rebuilt ? 1 : 0;
}
