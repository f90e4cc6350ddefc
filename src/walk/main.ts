import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { readProtocol } from '../agreement/load-protocol';
import { checkFile } from './check-file';
import { reportOf } from './report';

/** All protocols that come with the program. */
const PROTOCOLS = resolve(__dirname, '../../protocols');

const usage = `npm run protocol:check -- [--thorough] [FILE…]
Checks protocol files: those named, or all of protocols/. Walks every case that can come of them.
  --thorough   pairs each task with everything else as well; takes some minutes`;

/** Millions of refusals are made on the way, and nobody reads where: working that out takes most of the time. */
Error.stackTraceLimit = 0;

async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg.startsWith('--') && arg !== '--thorough')) {
    console.log(usage);
    return args.includes('--help') ? 0 : 2;
  }
  const named = args.filter((arg) => !arg.startsWith('--'));
  const files = named.length > 0 ? named : protocols();
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) {
    console.error(`${missing}: this file cannot be read: give the path of a protocol file`);
    return 2;
  }
  const options = args.includes('--thorough') ? ['--thorough'] : [];
  const [first = ''] = files;
  const inOrder = files.length === 1 ? [walk(first, options)] : await sideBySide(files, options);
  return inOrder.every(Boolean) ? 0 : 1;
}

/** Whether a file is in order; what is to be said of it is printed. */
function walk(file: string, options: readonly string[]): boolean {
  const start = performance.now();
  const checked = checkFile(file, readProtocol(file, file), { thorough: options.includes('--thorough') });
  for (const line of reportOf(checked, Math.round(performance.now() - start))) console.log(line);
  return checked.mistakes.length === 0 && checked.walked?.complete !== false;
}

/** A process for each file, as many at a time as there are processors: a walk takes a minute of one. */
async function sideBySide(files: readonly string[], options: readonly string[]): Promise<readonly boolean[]> {
  const waiting = [...files];
  const inOrder: boolean[] = [];
  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
      inOrder.push(await apart(file, options));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return inOrder;
}

/** Its lines are printed when it is done, so that those of one file stand together. */
const apart = (file: string, options: readonly string[]): Promise<boolean> =>
  new Promise((done) => {
    execFile(process.execPath, [__filename, file, ...options], (problem, stdout, stderr) => {
      process.stdout.write(stdout);
      process.stderr.write(stderr);
      done(problem === null);
    });
  });

const protocols = (): readonly string[] =>
  readdirSync(PROTOCOLS)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => relative(process.cwd(), join(PROTOCOLS, name)));

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
