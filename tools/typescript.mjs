// Lets a tool use the program's own TypeScript without a build: every file is translated as it is asked for, and kept for the next time.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
export const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, '.prove');

/**
 * Another process that asks for the same file finds all of it or nothing of it, also while this one is writing.
 * @param {string} file @param {string} text
 */
function keep(file, text) {
  mkdirSync(kept, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, text);
  renameSync(own, file);
}

/** The JavaScript of a text, as CommonJS. @param {string} source @param {string} path @returns {string} */
export function translate(source, path) {
  const ts = require('typescript');
  return ts.transpileModule(source, {
    fileName: path,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      inlineSourceMap: true,
    },
  }).outputText;
}

/** The same, kept for the next time. @param {string} source @param {string} path @returns {string} */
export function translated(source, path) {
  const name = createHash('sha256').update(`${path}\n${source}`).digest('hex').slice(0, 32);
  const file = join(kept, `${name}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const outputText = translate(source, path);
    keep(file, outputText);
    return outputText;
  }
}

/** @param {{ _compile(source: string, path: string): void }} module @param {string} path */
const load = (module, path) => {
  module._compile(translated(readFileSync(path, 'utf8'), path), path);
};

/** What a file of the repository exports. @param {readonly string[]} path @returns {unknown} */
export function exportsOf(...path) {
  const extensions = /** @type {object} */ (Reflect.get(require, 'extensions'));
  const data = Reflect.get(extensions, '.json');
  // What is named without its ending is looked for in this order: a program before data of the same name.
  Reflect.deleteProperty(extensions, '.json');
  Reflect.set(extensions, '.ts', load);
  Reflect.set(extensions, '.json', data);
  process.setSourceMapsEnabled(true);
  return require(join(root, ...path));
}
