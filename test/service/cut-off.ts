import { StorageUnavailable } from '../../src/service/ports';
import type { TableName, Tables } from '../../src/store/tables';

/** Tables of which those named are away for as long as it `lasts`. */
export const cutOff =
  (names: readonly TableName[], lasts: () => boolean) =>
  (tables: Tables): Tables =>
    new Proxy(tables, {
      get:
        (target, name: keyof Tables) =>
        async (...all: readonly unknown[]): Promise<unknown> => {
          if (lasts() && names.some((table) => table === all[0])) throw new StorageUnavailable('away');
          return (target[name] as (...all: readonly unknown[]) => unknown).call(target, ...all);
        },
    });
