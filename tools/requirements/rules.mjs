// The rules of the five protocols: what they say, for whom, and where a protocol file keeps them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** @typedef {{ says: string, must?: string[], should?: string[], may?: string[] }} Rule */

/** The five protocols, in the order of the table, each with its letter in the texts of the rules. */
export const protocols = /** @type {const} */ ({
  vcog: 'V',
  stroomm: 'S',
  'onze-wijs': 'W',
  perspectief: 'P',
  'luc-stevens': 'L',
});

/** @param {string} folder @returns {Record<string, Rule>} */
export const rulesIn = (folder) => parse(readFileSync(join(folder, 'requirements.yaml'), 'utf8'));

/** Whether a rule is for a protocol at all. @param {Rule} rule @param {string} protocol */
export const isFor = ({ must = [], should = [], may = [] }, protocol) =>
  [...must, ...should, ...may].includes(protocol);

/** Why a rule is no matter for software, of all chapters. @param {string} folder @returns {Record<string, string>} */
export const reasonsIn = (folder) =>
  Object.assign(
    {},
    ...readdirSync(folder)
      .filter((name) => /^not-software.*\.yaml$/.test(name))
      .map((name) => parse(readFileSync(join(folder, name), 'utf8')) ?? {}),
  );

/**
 * The rules that each protocol's file, or the one it is laid over, keeps.
 * @param {string} folder @returns {Record<string, ReadonlySet<string>>}
 */
export function keptIn(folder) {
  /** @param {string} name */
  const read = (name) => parse(readFileSync(join(folder, 'kept-at', `${name}.yaml`), 'utf8')) ?? {};
  const national = read('landelijk');
  /** @param {Record<string, readonly string[]>} kept */
  const namesOf = (kept) => Object.keys(kept).filter((rule) => (kept[rule] ?? []).length > 0);
  return Object.fromEntries(Object.keys(protocols).map((id) => [id, new Set(namesOf({ ...national, ...read(id) }))]));
}
