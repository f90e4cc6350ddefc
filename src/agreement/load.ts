import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Agreement } from './agreement';
import { checkProtocol } from './check';
import { checkSchool, type Against, type SchoolMistake } from './check-school';
import { readProtocol } from './load-protocol';
import { AgreementError, type Diagnostic } from './diagnostic';
import { schoolForDanger } from './for-danger';
import { parseYaml } from './parse';
import type { Protocol, Span } from './protocol-schema';
import { inWorkingDays, safetyTasks } from './safety-tasks';
import { schoolSchema, type School } from './school-schema';

/** Where the files are, and what school files are held against. */
export interface Folders extends Omit<Against, 'protocols'> {
  readonly schools: string;
  readonly protocols: string;
}

/** The files themselves, and what they are held against. */
export interface Paths extends Omit<Against, 'protocols'> {
  readonly schools: readonly string[];
  readonly protocols: readonly string[];
}

/** A school file as it was read. */
export interface SchoolFile {
  /** By its folder and its name, as mistakes tell it. */
  readonly file: string;
  /** The school's id; the file's own name where no id can be read in it. */
  readonly id: string;
  /** What is wrong with it, or with the protocol that it names, each with its line and the remedy. */
  readonly mistakes: readonly Diagnostic[];
  /** What the school can run from: the file, or what is left of it without what is wrong. `undefined`: nothing is. */
  readonly agreement?: Agreement;
  /** Where there is no `agreement`: who works there and who leads, as far as it can be read; for danger alone. */
  readonly forDanger?: Agreement;
  /** The calendar is wrong, and `agreement` has none. */
  readonly withoutCalendar?: true;
}

/** Every school file of a folder, and what is wrong besides. */
export interface ReadSchools {
  readonly files: readonly SchoolFile[];
  /** With the protocols, or with the folders. */
  readonly besides: readonly Diagnostic[];
}

/**
 * Reads every school of a folder with its protocol.
 * @throws AgreementError that lists every mistake in every file, with its line
 */
export function loadAgreements(folders: Folders): readonly Agreement[] {
  const { files, besides } = readSchools(folders);
  // What is wrong with a protocol is told once, however many schools work by it.
  const mistakes = new Set([...besides, ...files.flatMap((file) => file.mistakes)]);
  if (mistakes.size > 0) throw new AgreementError([...mistakes]);
  return files.flatMap(({ agreement }) => agreement ?? []);
}

/** The same for a program that has to run: what is wrong with one school keeps no other from being read. */
export function readSchools(folders: Folders): ReadSchools {
  const schools = yamlFilesIn(folders.schools);
  const protocols = yamlFilesIn(folders.protocols);
  const { files, besides } = readSchoolFiles({ ...folders, schools: schools.paths, protocols: protocols.paths });
  const message = 'no school file here: set SCHOOLS_DIR to a folder that has one';
  const none = files.length > 0 ? [] : [{ file: folders.schools, line: 1, message }];
  const ofFolders = [...protocols.mistakes, ...(schools.mistakes.length > 0 ? schools.mistakes : none)];
  return { files, besides: [...besides, ...ofFolders] };
}

/** The same for these very files. */
export function readSchoolFiles({ schools, protocols: paths, ...against }: Paths): ReadSchools {
  const protocols = withoutTwins(paths.map(readProtocolFile), (file) => file);
  const files = withoutTwins(
    schools.map((path) => readSchoolFile(path, protocols, against)),
    ({ agreement: _, ...refused }) => ({ ...refused, id: refused.file }),
  );
  return { files, besides: protocols.flatMap(({ mistakes }) => mistakes) };
}

/** A file of either kind, and where its id is. */
interface Read {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly mistakes: readonly Diagnostic[];
  /** Whether it is what its schema asks for. */
  readonly fits: boolean;
}

interface ProtocolFile extends Read {
  readonly value?: Protocol;
}

type ReadSchool = Read & SchoolFile;

function readProtocolFile(path: string): ProtocolFile {
  const read = readProtocol(path);
  const about = whereIdStands(path);
  return 'value' in read
    ? { ...about, fits: true, id: read.value.id, mistakes: checkProtocol(read), value: read.value }
    : { ...about, fits: false, mistakes: read };
}

function readSchoolFile(
  path: string,
  protocols: readonly ProtocolFile[],
  against: Omit<Against, 'protocols'>,
): ReadSchool {
  const about = whereIdStands(path);
  const text = readFileSync(path, 'utf8');
  const forDanger = (): Pick<SchoolFile, 'forDanger'> => readForDanger(text, about.id, protocols, against);
  const read = parseYaml(about.file, text, schoolSchema);
  if (!('value' in read)) return { ...about, fits: false, mistakes: read, ...forDanger() };
  const school = read.value;
  const known = new Map(protocols.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value] as const])));
  const mistakes = checkSchool(read, { ...against, protocols: known });
  const ofProtocol = protocols.filter(({ id }) => id === school.protocol).flatMap((file) => file.mistakes);
  const protocol = known.get(school.protocol);
  const all = { ...about, fits: true, id: school.id, mistakes: [...mistakes, ...ofProtocol] };
  const runs = protocol === undefined || ofProtocol.length > 0 ? {} : whatRuns(school, protocol, mistakes);
  return runs.agreement === undefined ? { ...all, ...forDanger() } : { ...all, ...runs };
}

/** By whichever protocol can be read: none says of danger who hears it. */
function readForDanger(
  text: string,
  id: string,
  protocols: readonly ProtocolFile[],
  { tenant }: Omit<Against, 'protocols'>,
): Pick<SchoolFile, 'forDanger'> {
  const protocol = protocols.find(({ value }) => value !== undefined)?.value;
  if (protocol === undefined) return {};
  const school = schoolForDanger(text, { id, tenant, protocol });
  return school === undefined ? {} : { forDanger: agreementOf(school, protocol) };
}

/** The school as far as its mistakes leave it to run. */
function whatRuns(
  school: School,
  protocol: Protocol,
  mistakes: readonly SchoolMistake[],
): Pick<SchoolFile, 'agreement' | 'withoutCalendar'> {
  if (mistakes.some(({ runs }) => runs === 'not')) return {};
  return mistakes.some(({ runs }) => runs === 'without-calendar')
    ? { agreement: agreementOf({ ...school, holidays: [], daysOff: [] }, protocol), withoutCalendar: true }
    : { agreement: agreementOf(school, protocol) };
}

/**
 * What a school has agreed: the protocol as this school works by it, with its own terms where they differ. What is about
 * safety waits for no end of a holiday, also where the school's file has it so.
 */
export function agreementOf(school: School, protocol: Protocol): Agreement {
  const safety = safetyTasks(protocol);
  const termOf = (id: string, term: Span): Span => {
    const own = school.terms[id] ?? term;
    return safety.has(id) ? inWorkingDays(own) : own;
  };
  const own: Protocol = {
    ...protocol,
    tasks: Object.fromEntries(
      Object.entries(protocol.tasks).map(([id, task]) => [id, { ...task, term: termOf(id, task.term) }]),
    ),
  };
  return { hash: hashOf({ protocol: own, school }), protocol: own, school };
}

/** The content hash to which a case is pinned. Keys are sorted, so that reordering a file is no new agreement. */
export function hashOf(content: Omit<Agreement, 'hash'>): string {
  const sorted = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('hex');
}

/**
 * Cases and rows go by the ids of files: of two with the same one, the second is refused, and one that cannot be read at
 * all gives way to one that can.
 */
function withoutTwins<T extends Read>(all: readonly T[], refuse: (one: T) => T): readonly T[] {
  return all.map((one) => {
    const first = all.find(({ id, fits }) => id === one.id && fits) ?? one;
    if (first === one) return one;
    const twice = { file: one.file, line: one.line, message: `id "${one.id}" is also that of ${first.file}` };
    return refuse(one.fits ? { ...one, mistakes: [...one.mistakes, twice] } : one);
  });
}

/** As far as it can be told without the file being in order. */
function whereIdStands(path: string): Omit<Read, 'mistakes' | 'fits'> {
  const lines = readFileSync(path, 'utf8').split('\n');
  const index = lines.findIndex((line) => line.startsWith('id:'));
  const id = /^id:\s*["']?([a-z0-9-]+)/.exec(lines[index] ?? '')?.[1] ?? basename(path, '.yaml');
  return { id, file: join(basename(dirname(path)), basename(path)), line: Math.max(index, 0) + 1 };
}

function yamlFilesIn(folder: string): { readonly paths: readonly string[]; readonly mistakes: readonly Diagnostic[] } {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    return { paths: names.sort().map((name) => join(folder, name)), mistakes: [] };
  } catch {
    const message = 'this folder cannot be read: check SCHOOLS_DIR and PROTOCOLS_DIR';
    return { paths: [], mistakes: [{ file: folder, line: 1, message }] };
  }
}
