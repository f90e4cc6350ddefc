import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from './diagnostic';
import { parseYaml, type Parsed, type Source } from './parse';
import { protocolSchema, type Protocol } from './protocol-schema';

/**
 * Reads a protocol file, laid over the one that it builds on: `builds-on: landelijk` is `shared/landelijk.yaml` beside
 * it. Every mistake is told in the file, by the name that it is given, and on the line where it is.
 */
export function readProtocol(path: string, file = nameOf(path)): Parsed<Protocol> | readonly Diagnostic[] {
  const text = readFileSync(path, 'utf8');
  const named = buildsOn(text);
  if (named === undefined) return parseYaml(file, text, protocolSchema);
  const base = join(dirname(path), 'shared', `${named}.yaml`);
  if (!existsSync(base))
    return [{ file, line: lineOfKey(text), message: `builds-on: there is no shared/${named}.yaml beside this file` }];
  return parseYaml(file, text, protocolSchema, { file: nameOf(base), text: readFileSync(base, 'utf8') });
}

const nameOf = (path: string): Source['file'] => join(basename(dirname(path)), basename(path));

/** By its own line: the file is read in earnest once it is known what it is laid over. */
const buildsOn = (text: string): string | undefined =>
  /^builds-on:\s*["']?([a-z0-9-]+)["']?\s*(?:#.*)?$/m.exec(text)?.[1];

const lineOfKey = (text: string): number => text.split('\n').findIndex((line) => line.startsWith('builds-on:')) + 1;
