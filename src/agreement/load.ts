import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Agreement } from './agreement';
import { checkProtocol, checkSchool } from './check';
import { AgreementError, type Mistake } from './mistake';
import { parseYaml, type Parsed } from './parse';
import type { Protocol } from './protocol-schema';
import { readProtocol } from './load-protocol';
import { schoolSchema, type School } from './school-schema';

/**
 * Reads every school of a folder with its protocol.
 * @throws AgreementError that lists every mistake in every file, with its line
 */
export function loadAgreements(folders: {
  readonly schools: string;
  readonly protocols: string;
}): readonly Agreement[] {
  const mistakes: Mistake[] = [];
  const protocols = new Map<string, Protocol>();
  const read = readFolder(folders.protocols, readProtocol, mistakes);
  for (const parsed of read) {
    mistakes.push(...checkProtocol(parsed));
    protocols.set(parsed.value.id, parsed.value);
  }
  const readSchool = (path: string) =>
    parseYaml(join(basename(folders.schools), basename(path)), readFileSync(path, 'utf8'), schoolSchema);
  const schools = readFolder(folders.schools, readSchool, mistakes);
  if (schools.length === 0 && mistakes.length === 0) {
    mistakes.push({
      file: folders.schools,
      line: 1,
      message: 'no school file here: set SCHOOLS_DIR to a folder that has one',
    });
  }
  for (const school of schools) mistakes.push(...checkSchool(school, protocols));
  mistakes.push(...sameIds(read), ...sameIds(schools));
  if (mistakes.length > 0) throw new AgreementError(mistakes);
  return schools.map(({ value: school }) => {
    const protocol = protocols.get(school.protocol);
    if (protocol === undefined) throw new Error('checked above');
    const own = withTerms(protocol, school);
    return { hash: hashOf({ protocol: own, school }), protocol: own, school };
  });
}

/** The protocol as this school works by it: with its own terms where they differ. */
const withTerms = (protocol: Protocol, { terms }: School): Protocol => ({
  ...protocol,
  tasks: Object.fromEntries(
    Object.entries(protocol.tasks).map(([id, task]) => [id, { ...task, term: terms[id] ?? task.term }]),
  ),
});

/** The content hash to which a case is pinned. Keys are sorted, so that reordering a file is no new agreement. */
export function hashOf(content: Omit<Agreement, 'hash'>): string {
  const sorted = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('hex');
}

/** Cases and rows go by these ids: two files with the same one would be taken for each other. */
function sameIds(files: readonly Parsed<{ readonly id: string }>[]): readonly Mistake[] {
  return files.flatMap(({ value: { id }, mistake }, index) => {
    const first = files.findIndex((other) => other.value.id === id);
    return first === index
      ? []
      : [mistake(['id'], `id "${id}" is also that of ${files[first]?.file ?? 'another file'}`)];
  });
}

function readFolder<T>(
  folder: string,
  read: (path: string) => Parsed<T> | readonly Mistake[],
  mistakes: Mistake[],
): Parsed<T>[] {
  return yamlFilesIn(folder).flatMap((name) => {
    const parsed = read(join(folder, name));
    if ('value' in parsed) return [parsed];
    mistakes.push(...parsed);
    return [];
  });
}

function yamlFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch {
    throw new AgreementError([
      { file: folder, line: 1, message: 'this folder cannot be read: check SCHOOLS_DIR and PROTOCOLS_DIR' },
    ]);
  }
}
