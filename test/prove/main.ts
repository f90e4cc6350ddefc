import { fork } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stopwatch } from './clockwork';
import type { Control } from './controls';
import type { Result, simulate } from './simulate';

const root = resolve(__dirname, '..', '..');
const keptFile = join(__dirname, 'seeds.json');
/** Two processors are usual, and enough for a night. */
const WORKERS = 2;
const QUICK = 200;
/** `--quick` begins no seed after this time, and waits for none after the second. Real milliseconds. */
const [LAST_BEGIN, LAST_WAIT] = [150_000, 175_000] as const;
/** No more lines of a failing seed than fit on a screen. */
const LINES = 12;

interface Kept {
  /** Seeds that failed once: run first, so that what was mended stays so. */
  readonly failed: readonly number[];
  /** So many ways in which calls ended are met by the first seeds: fewer mean that less is tried than before. */
  readonly floor: { readonly seeds: number; readonly ways: number };
}

interface How {
  /** Three minutes at most. */
  readonly quick: boolean;
  readonly workers: number;
  /** Where findings are written besides, each seed on a line. */
  readonly file: string | undefined;
}

/** How long a run may take. */
interface Time {
  readonly mayBegin: () => boolean;
  /** Real milliseconds. */
  readonly most?: number;
}

/** What a worker tells of a seed; a map does not go over a wire. */
type Told = Omit<Result, 'coverage'> & { readonly coverage: readonly (readonly [string, number])[] };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/**
 * `--quick`, `--seeds N` with `--workers N` and `--failures FILE` (kept there and not in the repository), `--from K` (the first of them), `--seed K` (one, with its trace), `--control NAME`,
 * `--controls` (all of them), or without anything as `--quick`.
 */
export async function main(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  if (args.includes('--worker')) {
    work();
    return;
  }
  const seed = option('--seed');
  const control = option('--control');
  if (control !== undefined) return sabotaged([control]);
  if (args.includes('--controls')) return sabotaged(Object.keys((await import('./controls')).controls));
  if (seed !== undefined) return one(Number(seed));
  const quick = option('--seeds') === undefined;
  const count = Number(option('--seeds') ?? QUICK);
  const from = Number(option('--from') ?? 1);
  if (!Number.isInteger(count) || !Number.isInteger(from)) throw new Error('--seeds and --from take whole numbers');
  await many(from, count, { quick, workers: Number(option('--workers') ?? WORKERS), file: option('--failures') });
}

/** The program is loaded only by a process that plays seeds: it takes seconds. */
const playing = (): Promise<{ readonly simulate: typeof simulate }> => import('./simulate');

async function one(seed: number): Promise<void> {
  const { simulate } = await playing();
  const result = await simulate(seed);
  for (const line of result.trace) say(line);
  say(`seed ${String(seed)}: ${String(result.commands)} commands, ${String(result.calls)} calls, ${result.hash}`);
  for (const { at, rule, what } of result.findings) say(`  ${at} ${rule}: ${what}`);
  process.exitCode = result.findings.length > 0 ? 1 : 0;
}

/** A rule is broken on purpose: it must be found, in each of these ways. */
async function sabotaged(names: readonly string[]): Promise<void> {
  const { controls } = await import('./controls');
  for (const name of names) {
    const control = controls[name];
    if (control === undefined) throw new Error(`no control "${name}"; there are: ${Object.keys(controls).join(', ')}`);
    if (!(await isFound(name, control))) process.exitCode = 1;
  }
}

async function isFound(name: string, { seeds, sabotage, breaks }: Control): Promise<boolean> {
  const { simulate } = await playing();
  for (const seed of seeds) {
    const { findings } = await simulate(seed, sabotage);
    const found = findings.filter(({ rule }) => rule === breaks);
    if (found.length === 0) continue;
    say(`${name}: found in seed ${String(seed)} (${breaks})`);
    for (const { at, what } of found.slice(0, 3)) say(`  ${at} ${what.slice(0, 220)}`);
    return true;
  }
  say(`${name}: NOT FOUND in any of its seeds (${breaks})`);
  return false;
}

/** Many seeds, side by side; those that failed before come first. */
async function many(from: number, count: number, { quick, workers, file }: How): Promise<void> {
  const kept = JSON.parse(readFileSync(keptFile, 'utf8')) as Kept;
  const fresh = Array.from({ length: count }, (_, index) => from + index);
  const waiting = [...new Set([...kept.failed, ...fresh])];
  const total = waiting.length;
  const took = stopwatch();
  const coverage = new Map<string, number>();
  const floor = new Floor(kept.floor);
  const failing: number[] = [];
  let done = 0;
  const tell = (result: Told): void => {
    done += 1;
    floor.met(result);
    for (const [cell, times] of result.coverage) coverage.set(cell, (coverage.get(cell) ?? 0) + times);
    if (result.findings.length > 0) {
      failing.push(result.seed);
      explain(result);
      if (file !== undefined)
        appendFileSync(file, `${JSON.stringify({ ...result, coverage: undefined, trace: undefined })}\n`);
    }
    if (done % 25 === 0 || done === total)
      say(
        `${String(done)} of ${String(total)} seeds, ${(done / (took() / 1_000)).toFixed(2)} a second, ${String(failing.length)} failed`,
      );
  };
  const time: Time = quick ? { mayBegin: () => took() < LAST_BEGIN, most: LAST_WAIT } : { mayBegin: () => true };
  await Promise.all(Array.from({ length: Math.min(workers, total) }, () => lane(waiting, tell, time)));
  if (done < total) say(`${String(done)} of ${String(total)} seeds fitted in the time of --quick`);
  summary(coverage);
  if (failing.length > 0) {
    const failed = [...new Set([...kept.failed, ...failing])].sort((one, other) => one - other);
    if (file === undefined) writeFileSync(keptFile, `${JSON.stringify({ ...kept, failed }, undefined, 2)}\n`);
    say(
      `failed: ${failing.join(', ')}; they are kept in ${file ?? 'test/prove/seeds.json'}. Look at one: npm run prove -- --seed ${String(failing[0])}`,
    );
  }
  process.exitCode = failing.length > 0 || floor.hasFallen() ? 1 : 0;
}

/** The ways in which calls ended in the first seeds, which are the same in each run that plays them all. */
class Floor {
  private readonly ways = new Set<string>();
  private played = 0;

  constructor(private readonly least: Kept['floor']) {}

  met({ seed, coverage }: Told): void {
    if (seed < 1 || seed > this.least.seeds) return;
    this.played += 1;
    for (const [way] of coverage) this.ways.add(way);
  }

  /** Says how it is where all of them were played: on a machine that is too busy for that, fewer say nothing. */
  hasFallen(): boolean {
    const { seeds, ways } = this.least;
    if (this.played < seeds) return false;
    say(`seeds 1 to ${String(seeds)}: ${String(this.ways.size)} ways, and at least ${String(ways)} are asked for`);
    return this.ways.size < ways;
  }
}

function explain({ seed, findings, trace }: Told): void {
  say(`seed ${String(seed)} FAILED`);
  for (const { at, rule, what } of findings.slice(0, LINES)) say(`  ${at} ${rule}: ${what.slice(0, 220)}`);
  for (const line of trace.filter((text) => !text.includes(' 200 ')).slice(-LINES)) say(`    ${line.slice(0, 200)}`);
}

/** One process, and the seeds that it takes one after another. */
async function lane(waiting: number[], tell: (result: Told) => void, { mayBegin, most }: Time): Promise<void> {
  const worker = fork(join(root, 'tools', 'prove.mjs'), ['--worker'], { execArgv: ['--max-semi-space-size=64'] });
  const late = new Promise<undefined>((resolve) => {
    if (most !== undefined) setTimeout(() => resolve(undefined), most).unref();
  });
  try {
    while (mayBegin()) {
      const seed = waiting.shift();
      if (seed === undefined) return;
      const told = new Promise<Told>((resolve, reject) => {
        worker.once('message', resolve as (message: unknown) => void);
        worker.once('exit', () => reject(new Error(`the process of seed ${String(seed)} ended`)));
      });
      worker.send(seed);
      const result = await Promise.race([told, late]);
      if (result === undefined) return;
      tell(result);
      worker.removeAllListeners('exit');
    }
  } finally {
    worker.removeAllListeners('exit');
    worker.kill();
  }
}

function work(): void {
  const simulating = playing();
  process.on('message', (seed: number) => {
    void simulating
      .then(({ simulate }) => simulate(seed))
      .then((result) => process.send?.({ ...result, coverage: [...result.coverage] } satisfies Told));
  });
}

/** How often calls of each road ended in which way. */
function summary(coverage: ReadonlyMap<string, number>): void {
  const rows = new Map<string, Map<string, number>>();
  for (const [cell, times] of coverage) {
    const [call = '', status = '', outcome = ''] = cell.split(' | ');
    const road = call.split(' ')[0] ?? '';
    const row = rows.get(`${road} ${outcome}`) ?? new Map<string, number>();
    row.set(status, (row.get(status) ?? 0) + times);
    rows.set(`${road} ${outcome}`, row);
  }
  say(`coverage: ${String(coverage.size)} ways in which calls ended (call x status x outcome)`);
  for (const [name, row] of [...rows].sort()) {
    const told = [...row].sort().map(([status, times]) => `${status}: ${String(times)}`);
    say(`  ${name.padEnd(24)} ${told.join('  ')}`);
  }
}
