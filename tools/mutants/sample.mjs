// All mutants of some files, in an order that hangs on the seed and on each mutant by itself: an edit elsewhere leaves the
// sample as it was.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { leftOut } from './rooms.mjs';

/**
 * @typedef {object} Mutant
 * @property {string} key the same as long as the change and its place among the same changes in the file are
 * @property {string} id by which the instrumented text calls it
 * @property {string} file
 * @property {string} room
 * @property {string} mutator
 * @property {number} line
 * @property {string} from
 * @property {string} to
 * @property {string} text the file with this change
 */

/** @param {readonly string[]} parts */
const digest = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

const quiet = /** @type {never} */ ({
  isDebugEnabled: () => false,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
});

/** What binds less than its neighbours stands in brackets. @param {string} mutator @param {string} to */
const inPlace = (mutator, to) =>
  ['LogicalOperator', 'EqualityOperator', 'ArithmeticOperator', 'BooleanLiteral'].includes(mutator) &&
  !/^(true|false)$/.test(to)
    ? `(${to})`
    : to;

/**
 * @param {import('./rooms.mjs').Plan} plan @param {number} seed
 * @returns {Promise<{ mutants: readonly Mutant[], leftOut: Readonly<Record<string, number>>, instrumented: ReadonlyMap<string, string> }>}
 */
export async function mutantsOf({ folder, files }, seed) {
  const sources = new Map(files.map(({ file }) => [file, readFileSync(join(folder, file), 'utf8')]));
  const roomOf = new Map(files.map(({ file, room }) => [file, room]));
  const result = await new Instrumenter(quiet).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  const starts = new Map([...sources].map(([file, text]) => [file, lineStarts(text)]));
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @type {Record<string, number>} */
  const out = Object.fromEntries(leftOut.map(({ what }) => [what, 0]));
  const mutants = result.mutants.flatMap(({ id, fileName: file, mutatorName: mutator, location, replacement: to }) => {
    const source = sources.get(file) ?? '';
    /** @param {{ line: number, column: number }} place */
    const at = ({ line, column }) => (starts.get(file)?.[line] ?? 0) + column;
    const from = source.slice(at(location.start), at(location.end));
    const kind = leftOut.find(({ is }) => is({ mutator, from }));
    if (kind !== undefined) {
      out[kind.what] = (out[kind.what] ?? 0) + 1;
      return [];
    }
    const change = digest(file, mutator, from, to);
    const nth = (seen.get(change) ?? 0) + 1;
    seen.set(change, nth);
    const text = source.slice(0, at(location.start)) + inPlace(mutator, to) + source.slice(at(location.end));
    const room = roomOf.get(file) ?? '';
    return [{ key: `${change}-${nth}`, id, file, room, mutator, line: location.start.line + 1, from, to, text }];
  });
  const rank = new Map(mutants.map(({ key }) => [key, digest(String(seed), key)]));
  mutants.sort((a, b) => ((rank.get(a.key) ?? '') < (rank.get(b.key) ?? '') ? -1 : 1));
  return { mutants, leftOut: out, instrumented: new Map(result.files.map(({ name, content }) => [name, content])) };
}

/** @param {string} text */
const lineStarts = (text) => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
