import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * Which rule of the requirements is kept where in a protocol: paths such as `tasks.inform-director` or
 * `steps.signals.tasks.inform-director`. What is there can be taken out, and the rule is then not kept any more.
 */
export type KeptAt = Readonly<Record<string, readonly string[]>>;

const read = (name: string): KeptAt =>
  parse(readFileSync(join(__dirname, 'kept-at', `${name}.yaml`), 'utf8')) as KeptAt;

const national = read('landelijk');

/** Where the rules are kept in one of the five protocols: what its own file says wins over the national one. */
export const keptAt = (protocol: string): KeptAt => ({ ...national, ...read(protocol) });
