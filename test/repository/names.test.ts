import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const files = execFileSync('git', ['ls-files', 'src/*.ts', 'tools/*.ts', 'test/*.ts'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && file !== 'test/repository/names.test.ts');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|interface|type) ([A-Za-z]\w*)/gm;

/** The files that export each name. */
function exportsOf(text: (file: string) => string, among: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const file of among)
    // A function and its overloads, or a value and its type, are one thing.
    for (const name of new Set([...text(file).matchAll(EXPORTED)].map(([, exported]) => exported ?? '')))
      found.set(name, [...(found.get(name) ?? []), file]);
  return found;
}

const shared = (found: ReadonlyMap<string, readonly string[]>) => [...found].filter(([, where]) => where.length > 1);

describe('given what the program exports', () => {
  it('then no two things share a name, so that a name says which is meant', () => {
    const found = exportsOf(
      read,
      files.filter((file) => file.startsWith('src/')),
    );
    expect(found.size).toBeGreaterThan(1_000);
    expect(shared(found)).toEqual([]);
  });

  it('then two that do are found', () => {
    const text = (file: string): string => (file === 'a' ? 'export const one = 1;' : 'export function one() {}');
    expect(shared(exportsOf(text, ['a', 'b']))).toEqual([['one', ['a', 'b']]]);
  });
});

it('given comments and titles, then each names who acts', () => {
  expect(files.filter((file) => /\bwhoever\b/i.test(read(file)))).toEqual([]);
});
