import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AgreementError } from '../../src/agreement/diagnostic';
import { describeResult } from './describe';
import { startPractice } from '../practice/practice';
import { root } from '../root';
import { readScenario, type ReadScenario } from './read';
import { run } from './run';
import { School } from './school';

/** All scenarios that come with the program. */
const SCENARIOS = join(root, 'test/scenarios');

const usage = `npm run scenario -- [--keep] [--schools DIR] [--practice DIR] [FILE…]
Plays scenarios on a practice school of their own: the files named, or all of test/scenarios.
  --keep           leaves the practice school open afterwards and prints its address; Ctrl-C ends it
  --schools DIR    lays the school files of this folder beside those of schools/
  --practice DIR   and those of this folder beside what belongs to practising only, in practice/`;

async function main(args: readonly string[]): Promise<number> {
  const asked = optionsOf(args);
  if (asked === undefined || asked.values.help === true) {
    console.log(usage);
    return asked === undefined ? 2 : 0;
  }
  const { positionals: named, values } = asked;
  const files =
    named.length > 0
      ? named
      : readdirSync(SCENARIOS)
          .filter((name) => name.endsWith('.yaml'))
          .sort()
          .map((name) => join(SCENARIOS, name));
  const scenarios = readAll(files);
  if (scenarios === undefined) return 2;
  return playAll(scenarios, values);
}

const options = {
  help: { type: 'boolean' },
  keep: { type: 'boolean' },
  schools: { type: 'string' },
  practice: { type: 'string' },
} as const;

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

type Options = NonNullable<ReturnType<typeof optionsOf>>['values'];

/** Every file is read before any is played: a mistake in the last should not be found after minutes. */
function readAll(files: readonly string[]): readonly ReadScenario[] | undefined {
  const mistakes: string[] = [];
  const scenarios = files.flatMap((file) => {
    try {
      return [readScenario(file)];
    } catch (problem) {
      mistakes.push(problem instanceof AgreementError ? problem.message : `${file}: ${String(problem)}`);
      return [];
    }
  });
  if (mistakes.length === 0) return scenarios;
  console.error(mistakes.join('\n'));
  return undefined;
}

async function playAll(
  scenarios: readonly ReadScenario[],
  { keep = false, schools, practice: extra }: Options,
): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'zorgmelding-scenario-'));
  const beside = { ...(schools !== undefined && { schools }), ...(extra !== undefined && { practice: extra }) };
  const practice = await startPractice({ dir, beside });
  let failed = 0;
  try {
    for (const scenario of scenarios) {
      const result = await run(new School(practice.url), scenario);
      if (result.failure !== undefined) failed += 1;
      console.log(describeResult(result));
    }
    if (keep) {
      console.log(`The practice school is open: ${practice.url} (Ctrl-C ends it)`);
      await new Promise((ended) => process.once('SIGINT', ended));
    }
  } finally {
    await practice.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  console.log(failed === 0 ? `${scenarios.length} passed` : `${scenarios.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exitCode = 2;
  },
);
