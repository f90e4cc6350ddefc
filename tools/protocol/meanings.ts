import { readFileSync } from 'node:fs';

/** What each key of a file means, by its path. */
export type Meanings = ReadonlyMap<string, string>;

/** The meanings as a README tells them: rows of its tables that begin with a key, such as `tasks.*.owner`. */
export const meaningsIn = (path: string): Meanings =>
  new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, key, meaning] = /^\| `([\w.*-]+)`\s*\| (.+?)\s*\|$/.exec(line) ?? [];
        return key === undefined || meaning === undefined ? [] : [[key, meaning] as const];
      }),
  );
