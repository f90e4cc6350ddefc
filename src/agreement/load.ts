import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod/v4';
import type { Agreement } from './agreement';
import { checkProtocol, checkSchool } from './check';
import { AgreementError, type Mistake } from './mistake';
import { parseYaml, type Parsed } from './parse';
import { protocolSchema, type Protocol } from './protocol-schema';
import { schoolSchema } from './school-schema';

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
  const read = parseFolder(folders.protocols, protocolSchema, mistakes);
  for (const parsed of read) {
    mistakes.push(...checkProtocol(parsed));
    protocols.set(parsed.value.id, parsed.value);
  }
  const schools = parseFolder(folders.schools, schoolSchema, mistakes);
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
    return { hash: hashOf({ protocol, school }), protocol, school };
  });
}

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

function parseFolder<S extends z.ZodType>(folder: string, schema: S, mistakes: Mistake[]): Parsed<z.output<S>>[] {
  return yamlFilesIn(folder).flatMap((name) => {
    const parsed = parseYaml(join(basename(folder), name), readFileSync(join(folder, name), 'utf8'), schema);
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
