// What is mutated, by room; by which tests it is judged; and which kinds of mutants are left out, and why.
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from '../typescript.mjs';

/**
 * @typedef {object} Plan
 * @property {string} folder in which `files` and `tests` are
 * @property {readonly { file: string, room: string }[]} files by their path in `folder`
 * @property {readonly string[]} tests by their path in `folder`
 * @property {readonly string[]} follows what else a result hangs on: files and folders in `folder`
 */

/** The first room that names a file has it. @type {readonly { room: string, of: readonly RegExp[] }[]} */
const rooms = [
  {
    // Who may do what, and who may read what: `visibleTo` of an event is beside what the event changes.
    room: 'access',
    of: [
      /^src\/case\/(access|involvement|reading|shared-work|command-table|event-row)\.ts$/,
      /^src\/case\/\w[\w-]*\/events\.ts$/,
    ],
  },
  { room: 'consent', of: [/^src\/case\/consent\//] },
  { room: 'names', of: [/^src\/case\/names\//] },
  {
    // Who hears of something, when, and when again.
    room: 'ladders',
    of: [
      /^src\/case\/task\/(ladder|agenda|follow-safety)\.ts$/,
      /^src\/case\/(emergency\/emergency-ladder|course\/stagnation|staff\/board-asks|people\/lead-asks)\.ts$/,
      /^src\/room\/(next-change|next-calls|held)\.ts$/,
      /^src\/room\/items\/(escalation|alert|lead|stagnation|board|safety-terms)\.ts$/,
    ],
  },
  // `decide`, and all that it asks: what each topic decides, and what its events change.
  { room: 'decide', of: [/^src\/case\//] },
];

/** Tests that only compute. */
const judges = ['test/agreement', 'test/case', 'test/forms', 'test/room', 'test/rules'];

/** @param {string} folder @param {string} within @param {string} ending @returns {string[]} */
const under = (folder, within, ending) =>
  readdirSync(join(folder, within), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${within}/${name.split(sep).join('/')}`)
    .sort();

/** The rooms of the program. @returns {Plan} */
export function ofProgram() {
  const files = [...under(root, 'src/case', '.ts'), ...under(root, 'src/room', '.ts')].flatMap((file) => {
    const found = rooms.find(({ of }) => of.some((one) => one.test(file)));
    return found === undefined ? [] : [{ file, room: found.room }];
  });
  const tests = judges.flatMap((folder) => under(root, folder, '.test.ts'));
  return { folder: root, files, tests, follows: ['src', ...judges, 'protocols', 'schools', 'package-lock.json'] };
}

/** One room of its own: what is in `src` of a folder, judged by what is in `test` there. @param {string} folder @returns {Plan} */
export const ofFolder = (folder) => ({
  folder,
  files: under(folder, 'src', '.ts').map((file) => ({ file, room: 'src' })),
  tests: under(folder, 'test', '.test.ts'),
  follows: ['src', 'test'],
});

/**
 * Kinds that nobody needs a test for.
 * @type {readonly { what: string, why: string, is: (mutant: { mutator: string, from: string }) => boolean }[]}
 */
export const leftOut = [
  {
    what: 'sentences',
    why: 'a sentence for people, with a capital and a space: a test of it would only say it again',
    is: ({ mutator, from }) => mutator === 'StringLiteral' && /^['"`]\p{Lu}.* /su.test(from),
  },
];
