import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readSchoolFiles } from '../../src/agreement/load';
import { readProtocol } from '../../src/agreement/load-protocol';
import { parseYaml } from '../../src/agreement/parse';
import { readPracticeFile } from '../practice/practice-file';
import { schoolSchema } from '../../src/agreement/school-schema';
import { root } from '../root';
import { checkFile, seenAtOnce } from './check-file';
import { reportOf } from './report';

/** All protocols that come with the program, and the schools that work by them. */
const PROTOCOLS = join(root, 'protocols');
const SCHOOLS = join(root, 'schools');
/** What belongs to practising at them. */
const PRACTICE = join(root, 'practice');

const usage = `npm run protocol:check -- [--thorough] [FILE…]
Checks protocol files, school files and what belongs to practising at a school: those named, or all of protocols/,
schools/ and practice/. Walks every case that can come of a protocol.
  --thorough   pairs each task with everything else as well; takes some minutes`;

/** Millions of refusals are made on the way, and nobody reads where: working that out takes most of the time. */
Error.stackTraceLimit = 0;

async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg.startsWith('--') && arg !== '--thorough')) {
    console.log(usage);
    return args.includes('--help') ? 0 : 2;
  }
  const named = args.filter((arg) => !arg.startsWith('--'));
  const files = named.length > 0 ? named : [...yamlIn(PROTOCOLS), ...yamlIn(SCHOOLS), ...yamlIn(PRACTICE)];
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) {
    console.error(`${missing}: this file cannot be read: give the path of a protocol file or a school file`);
    return 2;
  }
  const schools = files.filter(isSchoolFile);
  const practices = files.filter(isPracticeFile);
  const protocols = files.filter((file) => !schools.includes(file) && !practices.includes(file));
  const options = args.includes('--thorough') ? ['--thorough'] : [];
  const schoolsInOrder = [checkSchools(schools, protocols), ...practices.map(checkPractice)].every(Boolean);
  const wrong = protocols.filter(isWrongAtOnce);
  const left = protocols.filter((file) => !wrong.includes(file));
  const [first = ''] = left;
  const inOrder = left.length === 1 ? [walk(first, options)] : await sideBySide(left, options);
  return schoolsInOrder && wrong.length === 0 && inOrder.every(Boolean) ? 0 : 1;
}

/** Protocols have no people. */
const isSchoolFile = (file: string): boolean => /^people:/m.test(readFileSync(file, 'utf8'));

const isPracticeFile = (file: string): boolean => /^(neverOpened|guests|strangers):/m.test(readFileSync(file, 'utf8'));

/** Whether a file about practising is in order; what is to be said of it is printed. Its school has a file of the same name. */
function checkPractice(file: string): boolean {
  const beside = [join(dirname(file), '..', 'schools', basename(file)), join(SCHOOLS, basename(file))];
  const schoolFile = beside.find((path) => existsSync(path));
  const school = schoolFile && parseYaml(schoolFile, readFileSync(schoolFile, 'utf8'), schoolSchema);
  if (school === undefined || school === '' || !('value' in school)) {
    console.log(`${file}:1: no school file of this name is in order: name it after its school, and check that first`);
    return false;
  }
  const { mistakes } = readPracticeFile(file, readFileSync(file, 'utf8'), school.value);
  for (const { line, message } of mistakes) console.log(`${file}:${line}: ${message}`);
  console.log(`${file}: ${mistakes.length === 0 ? 'in order' : `${mistakes.length} to repair`}`);
  return mistakes.length === 0;
}

/** Whether these school files are in order; what is to be said of them is printed. Protocols come with them, or are there. */
function checkSchools(schools: readonly string[], protocols: readonly string[]): boolean {
  if (schools.length === 0) return true;
  const named = protocols.map((file) => resolve(file));
  const others = yamlIn(PROTOCOLS).filter((file) => !named.some((one) => basename(one) === basename(file)));
  const today = new Date().toISOString().slice(0, 10);
  const { files } = readSchoolFiles({
    schools,
    protocols: [...named, ...others],
    today,
    tenant: process.env['BOT_TENANT_ID'],
  });
  for (const [index, { file, mistakes }] of files.entries()) {
    const path = schools[index] ?? file;
    for (const { file: where, line, message } of mistakes)
      console.log(`${where === file ? path : where}:${line}: ${message}`);
    console.log(`${path}: ${mistakes.length === 0 ? 'in order' : `${mistakes.length} to repair`}`);
  }
  return files.every(({ mistakes }) => mistakes.length === 0);
}

/** Whether anything can be seen to be wrong without a walk; that is printed. */
function isWrongAtOnce(file: string): boolean {
  const seen = seenAtOnce(file, readProtocol(file, file));
  if (!('mistakes' in seen)) return false;
  for (const line of reportOf(seen, 0)) console.log(line);
  return true;
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

/** Its lines are printed when it is done, so that those of one file are together. */
const apart = (file: string, options: readonly string[]): Promise<boolean> =>
  new Promise((done) => {
    execFile(process.execPath, [__filename, file, ...options], (problem, stdout, stderr) => {
      process.stdout.write(stdout);
      process.stderr.write(stderr);
      done(problem === null);
    });
  });

const yamlIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => relative(process.cwd(), join(folder, name)));

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
