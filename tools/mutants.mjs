// `npm run mutants`: changes the program in small ways, one at a time, and sees whether a test fails. A run that was stopped
// goes on where it was. Same seed, same program: same mutants.
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { coverageOf, judgesOf } from './mutants/coverage.mjs';
import { judgeAll } from './mutants/pool.mjs';
import { reportOf, scoreOf } from './mutants/report.mjs';
import { openResults, readResults } from './mutants/results.mjs';
import { leftOut, ofFolder, ofProgram } from './mutants/rooms.mjs';
import { mutantsOf } from './mutants/sample.mjs';
import { createCompiler } from './mutants/types.mjs';
import { root } from './typescript.mjs';

/** @typedef {import('./mutants/sample.mjs').Mutant} Mutant */

const HELP = `npm run mutants -- [options]
  --mutants N    how many, 1000 if not said
  --seed N       which ones, 1 if not said
  --workers N    side by side, as many as there are processors if not said
  --least N      fails below this score, 0 if not said
  --survivors    only what the run of that seed and number left alive, by the tests as they are now; keeps nothing
  --results DIR  where results are kept, .mutants if not said
  --of DIR       mutates DIR/src by DIR/test instead of the program`;

const { values } = parseArgs({
  options: {
    mutants: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.min(2, cpus().length)) },
    least: { type: 'string', default: '0' },
    survivors: { type: 'boolean', default: false },
    results: { type: 'string', default: join(root, '.mutants') },
    of: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const count = Number(values.mutants);
const seed = Number(values.seed);
const plan = values.of === undefined ? ofProgram() : ofFolder(resolve(values.of));
const file = join(values.results, `${seed}-${count}.jsonl`);

/** So many at a time go to the compiler. */
const BATCH = 200;

/** The first of these that the compiler takes, as many as are wanted. @param {readonly Mutant[]} all @param {ReturnType<typeof openResults>} kept */
function sampleOf(all, { results, add }) {
  const compiler = createCompiler(plan);
  /** @type {Mutant[]} */
  const sample = [];
  for (let from = 0; sample.length < count && from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const refused = compiler(batch.filter(({ key }) => !results.has(key)));
    for (const key of refused) add({ key, is: 'refused' });
    sample.push(...batch.filter(({ key }) => results.get(key)?.is !== 'refused'));
  }
  return sample.slice(0, count);
}

/** @param {readonly Mutant[]} mutants @param {ReadonlyMap<string, string>} instrumented @param {(result: import('./mutants/results.mjs').Result) => void} add */
async function judge(mutants, instrumented, add) {
  const tests = await coverageOf(plan, instrumented);
  const jobs = mutants.map((mutant) => ({ mutant, judges: judgesOf(mutant, tests) }));
  for (const { mutant, judges } of jobs) if (judges.length === 0) add({ key: mutant.key, is: 'not covered' });
  let done = 0;
  const covered = jobs.filter(({ judges }) => judges.length > 0);
  await judgeAll(plan.folder, covered, Number(values.workers), ({ mutant: { key } }, verdict) => {
    add({ key, ...verdict });
    done += 1;
    if (done % 50 === 0) console.log(`${done} of ${covered.length} judged`);
  });
}

/** @param {readonly Mutant[]} mutants @param {ReadonlyMap<string, import('./mutants/results.mjs').Result>} results */
function tell(mutants, results) {
  const judged = mutants.flatMap((mutant) => {
    const result = results.get(mutant.key);
    return result === undefined ? [] : [{ mutant, result }];
  });
  console.log(reportOf(judged));
  if (scoreOf(judged) < Number(values.least)) process.exitCode = 1;
}

async function run() {
  const { mutants, leftOut: out, instrumented } = await mutantsOf(plan, seed);
  console.log(`${mutants.length} mutants can be made in ${plan.files.length} files`);
  for (const { what, why } of leftOut) console.log(`left out: ${out[what] ?? 0} ${what} (${why})`);
  if (values.survivors) {
    const alive = new Set(
      readResults(file).results.flatMap(({ key, is }) => (['survived', 'not covered'].includes(is) ? [key] : [])),
    );
    const left = mutants.filter(({ key }) => alive.has(key));
    /** @type {Map<string, import('./mutants/results.mjs').Result>} */
    const now = new Map();
    await judge(left, instrumented, (result) => now.set(result.key, result));
    tell(left, now);
    return;
  }
  const kept = openResults(file, plan);
  const sample = sampleOf(mutants, kept);
  const refused = [...kept.results.values()].filter(({ is }) => is === 'refused').length;
  console.log(`seed ${seed}: ${sample.length} mutants; the compiler refuses ${refused} besides`);
  const left = sample.filter(({ key }) => !kept.results.has(key));
  if (left.length < sample.length)
    console.log(`going on: ${sample.length - left.length} are known, ${left.length} to go`);
  if (left.length > 0) await judge(left, instrumented, kept.add);
  tell(sample, kept.results);
}

if (values.help) console.log(HELP);
else await run();
