// The titles of the tests and scenarios of this repository, read from their sources: nothing is run for it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';

/** @typedef {{ file: string, title: string }} Title */

/**
 * Each test with the titles of the groups around it, as jest would write it.
 * @param {string} folder
 * @returns {Title[]}
 */
export function testTitles(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  return files.flatMap((name) => {
    const file = join(folder, name);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    /** @type {Title[]} */
    const titles = [];
    collect(source, [], (title) => titles.push({ file, title }));
    return titles;
  });
}

/**
 * @param {ts.Node} node
 * @param {readonly string[]} within
 * @param {(title: string) => void} found
 */
function collect(node, within, found) {
  const kind = ts.isCallExpression(node) ? kindOf(node.expression) : undefined;
  const title = ts.isCallExpression(node) ? textOf(node.arguments[0]) : undefined;
  if (kind === 'test' && title !== undefined) found([...within, title].join(' '));
  const inside = kind === 'group' && title !== undefined ? [...within, title] : within;
  ts.forEachChild(node, (child) => collect(child, inside, found));
}

/**
 * `it(…)`, `it.each(…)(…)`, `describe(…)` and the like.
 * @param {ts.Node} callee
 * @returns {'test' | 'group' | undefined}
 */
function kindOf(callee) {
  if (ts.isIdentifier(callee))
    return ['it', 'test'].includes(callee.text) ? 'test' : callee.text === 'describe' ? 'group' : undefined;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) return kindOf(callee.expression);
  return undefined;
}

/** @param {ts.Node | undefined} node */
function textOf(node) {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => literal.text).join('…');
  return undefined;
}

/**
 * The name of each scenario, and what it says it shows.
 * @param {string} folder
 * @returns {Title[]}
 */
export function scenarioTitles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const file = join(folder, name);
      const { name: title, shows } = /** @type {{ name: string, shows: string }} */ (parse(readFileSync(file, 'utf8')));
      return { file, title: `${title}: ${shows}` };
    });
}
