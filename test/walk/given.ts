import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../src/agreement/parse';
import { protocolSchema, type Protocol } from '../../src/agreement/protocol-schema';
import { engine, type Engine } from '../../tools/walk/engine';
import { walkingSchool } from '../../tools/walk/school';
import { walk, type Finding } from '../../tools/walk/walk';

/** Millions of refusals are made on the way, and nobody reads where. */
Error.stackTraceLimit = 0;

export const read = (path: string): string => readFileSync(join(__dirname, path), 'utf8');

/** A small protocol with nothing wrong in it. */
export const small = (): Protocol => {
  const parsed = parseYaml('klein.yaml', read('good/klein.yaml'), protocolSchema);
  if ('value' in parsed) return parsed.value;
  throw new Error(parsed.map(({ message }) => message).join('\n'));
};

/** So many states in, whatever one rule less does wrong has been seen. */
export const ENOUGH = 120;

const lineOf = ({ proof, message }: Finding): string => `${proof}: ${message}`;

/** Findings, each as a line. */
export const told = (found: readonly Finding[]): readonly string[] => found.map(lineOf);

/**
 * What the walk finds under a protocol, or with an engine, in which one rule is missing, until it found something: or, where
 * other rules suffer too, until it found what is looked for.
 */
export function findings(
  protocol: Protocol,
  without: Partial<Engine> = {},
  { mostStates = ENOUGH, looksFor }: { readonly mostStates?: number; readonly looksFor?: string } = {},
): readonly Finding[] {
  const until = (found: Finding): boolean => looksFor === undefined || lineOf(found) === looksFor;
  return walk(walkingSchool(protocol), { engine: { ...engine, ...without }, mostStates, until }).findings;
}
