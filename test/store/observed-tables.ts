import type { Tables } from '../../src/store/tables';
import { countingTables } from './counting-tables';

/** Calls to storage, with those that began before one that began earlier had ended. */
export function observed(tables: Tables): {
  tables: Tables;
  calls: string[];
  sequence: () => number;
  reset: () => void;
} {
  const { tables: counted, calls } = countingTables(tables);
  let running = 0;
  let steps = 0;
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running === 0) steps += 1;
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
  return {
    calls,
    sequence: () => steps,
    reset: () => {
      calls.length = 0;
      steps = 0;
    },
    tables: {
      prepare: () => counted.prepare(),
      get: (...all) => during(() => counted.get(...all)),
      insert: (...all) => during(() => counted.insert(...all)),
      upsert: (...all) => during(() => counted.upsert(...all)),
      replace: (...all) => during(() => counted.replace(...all)),
      remove: (...all) => during(() => counted.remove(...all)),
      transact: (...all) => during(() => counted.transact(...all)),
      range: (...all) => during(() => counted.range(...all)),
      scan: (...all) => counted.scan(...all),
    },
  };
}
