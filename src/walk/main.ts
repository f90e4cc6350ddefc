import { existsSync, readdirSync } from 'node:fs';
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

function main(args: readonly string[]): number {
  if (args.some((arg) => arg.startsWith('--') && arg !== '--thorough')) {
    console.log(usage);
    return args.includes('--help') ? 0 : 2;
  }
  const named = args.filter((arg) => !arg.startsWith('--'));
  let wrong = 0;
  for (const file of named.length > 0 ? named : protocols()) {
    if (!existsSync(file)) {
      console.error(`${file}: this file cannot be read: give the path of a protocol file`);
      return 2;
    }
    const start = performance.now();
    const checked = checkFile(file, readProtocol(file, file), { thorough: args.includes('--thorough') });
    for (const line of reportOf(checked, Math.round(performance.now() - start))) console.log(line);
    if (checked.mistakes.length > 0 || checked.walked?.complete === false) wrong += 1;
  }
  return wrong === 0 ? 0 : 1;
}

const protocols = (): readonly string[] =>
  readdirSync(PROTOCOLS)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => relative(process.cwd(), join(PROTOCOLS, name)));

process.exitCode = main(process.argv.slice(2));
