// `npm run requirements`: every rule of the five protocols beside the tests and scenarios whose titles name it, or the
// reason why it is no matter for software. Fails when a rule has neither. With `--prove` each rule that lives in a
// protocol file is taken out of it in turn, and a test that names the rule must go red.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { scenarioTitles, testTitles } from './requirements/titles.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const rules = join(root, 'test', 'rules');
const prove = process.argv.includes('--prove');

/**
 * @typedef {{ says: string, must?: string[], should?: string[], may?: string[] }} Rule
 * @typedef {{ file: string, title: string }} Title
 * @typedef {'yes' | 'no'} Proof
 */

/** @returns {Record<string, Rule>} */
const listed = () => parse(readFileSync(join(rules, 'requirements.yaml'), 'utf8'));

/** The reasons why a rule is no matter for software, of all chapters. @returns {Record<string, string>} */
const reasons = () =>
  Object.assign(
    {},
    ...readdirSync(rules)
      .filter((name) => /^not-software.*\.yaml$/.test(name))
      .map((name) => parse(readFileSync(join(rules, name), 'utf8')) ?? {}),
  );

/** The rules that are kept in a protocol file. @returns {Set<string>} */
function livingInFiles() {
  const folder = join(rules, 'kept-at');
  return new Set(
    readdirSync(folder).flatMap((name) => Object.keys(parse(readFileSync(join(folder, name), 'utf8')) ?? {})),
  );
}

/**
 * @param {string} id
 * @param {readonly Title[]} titles
 */
const naming = (id, titles) => titles.filter(({ title }) => new RegExp(`(^|[^\\w-])${id}(?![\\w-])`).test(title));

/**
 * Runs the tests whose titles name a rule, with that rule taken out.
 * @param {string} id
 * @param {readonly Title[]} titles
 * @returns {Promise<Proof>}
 */
async function proofOf(id, titles) {
  const files = [...new Set(titles.map(({ file }) => file))].filter((file) => file.startsWith(rules));
  if (files.length === 0) return 'no';
  const dir = mkdtempSync(join(tmpdir(), 'zorgmelding-rule-'));
  const report = join(dir, 'report.json');
  try {
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const pattern = `(^|[^\\w-])${id}(?![\\w-])`;
    const options = ['--runInBand', '--json', '--outputFile', report, '-t', pattern, '--selectProjects', 'program'];
    const child = spawn(process.execPath, [jest, ...files.map((file) => relative(root, file)), ...options], {
      cwd: root,
      env: { ...process.env, WITHOUT_RULE: id },
      stdio: 'ignore',
    });
    await new Promise((done, failed) => child.once('error', failed).once('close', done));
    if (!existsSync(report)) return 'no';
    const text = readFileSync(report, 'utf8');
    const { numFailedTests } = /** @type {{ numFailedTests: number }} */ (JSON.parse(text));
    // A file that is no protocol any more makes any test fail, and shows nothing.
    return numFailedTests > 0 && !text.includes('no protocol any more') ? 'yes' : 'no';
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} ids
 * @param {readonly Title[]} titles
 * @returns {Promise<Map<string, Proof>>}
 */
async function proveAll(ids, titles) {
  /** @type {Map<string, Proof>} */
  const proofs = new Map();
  const waiting = [...ids];
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      proofs.set(id, await proofOf(id, naming(id, titles)));
      process.stderr.write(`\r${proofs.size} of ${ids.length} rules taken out in turn`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, lane));
  process.stderr.write('\n');
  return proofs;
}

const all = listed();
const why = reasons();
const living = livingInFiles();
const tests = testTitles(join(root, 'test'));
const scenarios = scenarioTitles(join(root, 'test', 'scenarios'));
const named = Object.keys(all).filter((id) => naming(id, tests).length > 0);
const proofs = prove
  ? await proveAll(
      named.filter((id) => living.has(id)),
      tests,
    )
  : new Map();

const missing = [];
for (const id of Object.keys(all)) {
  const byTests = naming(id, tests).length;
  const byScenarios = naming(id, scenarios).length;
  const proof = !living.has(id)
    ? 'in the program'
    : prove
      ? proofs.get(id) === 'yes'
        ? 'proved by removal'
        : 'NOT PROVED'
      : 'in a file';
  const accounted = byTests + byScenarios > 0;
  if (!accounted && why[id] === undefined) missing.push(id);
  const told = accounted
    ? `${byTests} tests, ${byScenarios} scenarios, ${proof}`
    : (why[id] ?? 'NEITHER TEST NOR REASON');
  console.log(`${id.padEnd(6)} ${told}`);
}
for (const id of [...living, ...Object.keys(why)].filter((rule) => all[rule] === undefined)) {
  missing.push(id);
  console.log(`${id.padEnd(6)} is no rule of test/rules/requirements.yaml`);
}
const unproved = prove ? [...proofs].filter(([, proof]) => proof !== 'yes').map(([id]) => id) : [];
if (missing.length > 0) console.log(`\nNeither test nor reason: ${missing.join(', ')}`);
if (unproved.length > 0) console.log(`\nStay green without their rule: ${unproved.join(', ')}`);
const total = Object.keys(all).length;
const withTests = Object.keys(all).filter((id) => naming(id, [...tests, ...scenarios]).length > 0).length;
const proved = [...proofs.values()].filter((proof) => proof === 'yes').length;
const proof = prove ? `, ${proved} of them proved by removal` : '';
console.log(
  `\n${total - missing.length} of ${total} accounted for: ${withTests} by tests${proof}; ${total - missing.length - withTests} with a reason`,
);
process.exitCode = missing.length > 0 || unproved.length > 0 ? 1 : 0;
