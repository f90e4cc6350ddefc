// `npm run requirements`: every rule of the five protocols, protocol by protocol, beside the tests and scenarios whose titles
// name it, or the reason why it is no matter for software. Fails when a rule has neither. With `--prove` each rule that
// lives in a protocol file is taken out of it in turn, in each protocol for itself, and a test that names the rule must fail.
import { join } from 'node:path';
import { failingAnyway, isProved } from './requirements/removal.mjs';
import { isFor, keptIn, protocols, reasonsIn, rulesIn } from './requirements/rules.mjs';
import { scenarioTitles, testTitles } from './requirements/titles.mjs';
import { root } from './typescript.mjs';

const prove = process.argv.includes('--prove');
const folder = join(root, 'test', 'rules');
const ids = /** @type {(keyof typeof protocols)[]} */ (Object.keys(protocols));
const all = rulesIn(folder);
const why = reasonsIn(folder);
const kept = keptIn(folder);
const tests = testTitles(join(root, 'test'));
const scenarios = scenarioTitles(join(root, 'test', 'scenarios'));

/** @param {string} id @returns {(title: string) => boolean} */
const names = (id) => {
  const named = new RegExp(`(^|[^\\w-])${id}(?![\\w-])`);
  return (title) => named.test(title);
};

/** The files of rules in which a test names it. @param {string} id */
const filesOf = (id) => [
  ...new Set(tests.filter(({ file, title }) => file.startsWith(folder) && names(id)(title)).map(({ file }) => file)),
];

/** How a rule is with a protocol: not for it, in the program, in its file, and proved to be there or not. */
const marks = { none: '-', program: 'p', file: 'f', proved: 'x', unproved: '?' };

/** @type {string[]} */
const unproved = [];
let proved = 0;

/** @param {string} id @param {keyof typeof protocols} protocol */
async function markOf(id, protocol) {
  const rule = all[id];
  if (rule === undefined || !isFor(rule, protocol)) return marks.none;
  if (!kept[protocol]?.has(id)) return marks.program;
  if (!prove) return marks.file;
  const found = await isProved(id, protocol, filesOf(id), names(id));
  if (found.proved) {
    proved += 1;
    return marks.proved;
  }
  unproved.push(`${id} in ${protocol}${found.broken ? ' (what is left is no protocol)' : ''}`);
  return marks.unproved;
}

if (prove) {
  const failing = await failingAnyway([...new Set(Object.keys(all).flatMap(filesOf))], () => true);
  if (failing.length > 0) throw new Error(`with nothing taken out these fail: ${failing.join('; ')}`);
}

const missing = [];
console.log(`${''.padEnd(6)} ${Object.values(protocols).join(' ')}`);
for (const id of Object.keys(all)) {
  const row = [];
  for (const protocol of ids) row.push(await markOf(id, protocol));
  const byTests = tests.filter(({ title }) => names(id)(title)).length;
  const byScenarios = scenarios.filter(({ title }) => names(id)(title)).length;
  const accounted = byTests + byScenarios > 0;
  if (!accounted && why[id] === undefined) missing.push(id);
  const told = accounted ? `${byTests} tests, ${byScenarios} scenarios` : (why[id] ?? 'NEITHER TEST NOR REASON');
  console.log(`${id.padEnd(6)} ${row.join(' ')}  ${told}`);
}
console.log(
  `\nIn the columns: ${marks.none} no rule of that protocol, ${marks.program} kept by the program, ${marks.file} kept in the protocol's file` +
    (prove ? `, ${marks.proved} the same and a test fails without it, ${marks.unproved} the same and none does` : ''),
);
const living = new Set(Object.values(kept).flatMap((rules) => [...rules]));
for (const id of [...living, ...Object.keys(why)].filter((rule) => all[rule] === undefined)) {
  missing.push(id);
  console.log(`${id.padEnd(6)} is no rule of test/rules/requirements.yaml`);
}
if (missing.length > 0) console.log(`\nNeither test nor reason: ${missing.join(', ')}`);
if (unproved.length > 0) console.log(`\nNo test fails without: ${unproved.join(', ')}`);
const total = Object.keys(all).length;
const withTests = Object.keys(all).filter((id) =>
  [...tests, ...scenarios].some(({ title }) => names(id)(title)),
).length;
const cells = ids.reduce((sum, id) => sum + Object.entries(all).filter(([, rule]) => isFor(rule, id)).length, 0);
const proof = prove ? `; of ${cells} times that a protocol has a rule, ${proved} proved by removal from its file` : '';
console.log(
  `\n${total - missing.length} of ${total} accounted for: ${withTests} by tests, ${total - missing.length - withTests} with a reason${proof}`,
);
process.exitCode = missing.length > 0 || unproved.length > 0 ? 1 : 0;
