// The program's modules, as often as they are needed anew: a file that is read in another wording takes with it what imports
// it, and nothing else is loaded again.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { translated } from '../typescript.mjs';

/** @typedef {{ exports: unknown, readonly imports: Set<string> }} Module */
/** @typedef {(exports: unknown, require: (name: string) => unknown, module: Module, file: string, folder: string) => void} Body */

/** @param {string} path */
function fileAt(path) {
  for (const file of [path, `${path}.ts`, `${path}.json`, join(path, 'index.ts')])
    if (existsSync(file) && statSync(file).isFile()) return file;
  throw new Error(`there is no file ${path}`);
}

/** @param {string} text @param {string} path */
const bodyOf = (text, path) =>
  /** @type {Body} */ (
    compileFunction(text, ['exports', 'require', 'module', '__filename', '__dirname'], { filename: path })
  );

/** What runs when a file is loaded: its own text, or what was put in its place. @param {(text: string, path: string) => string} translate */
function createBodies(translate) {
  /** @type {Map<string, Body>} */
  const own = new Map();
  /** @type {Map<string, Body>} */
  const others = new Map();
  return {
    others,
    /** @param {string} path @returns {Body} */
    of(path) {
      const known = others.get(path) ?? own.get(path);
      if (known !== undefined) return known;
      const read = bodyOf(translate(readFileSync(path, 'utf8'), path), path);
      own.set(path, read);
      return read;
    },
  };
}

/** @param {(text: string, path: string) => string} [translate] from TypeScript; asked once for each file */
export function createRegistry(translate = translated) {
  /** @type {Map<string, Module>} */
  const loaded = new Map();
  /** @type {string[]} */
  const loading = [];
  const bodies = createBodies(translate);

  /** @param {string} path @returns {unknown} */
  function load(path) {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const outside = createRequire(path);
    if (path.endsWith('.json')) return outside(path);
    /** @type {Module} */
    const module = { exports: {}, imports: new Set() };
    /** @param {string} name */
    const inside = (name) => {
      if (!name.startsWith('.')) return outside(name);
      const file = fileAt(resolve(dirname(path), name));
      module.imports.add(file);
      return load(file);
    };
    loaded.set(path, module);
    loading.push(path);
    try {
      bodies.of(path)(module.exports, inside, module, path, dirname(path));
    } catch (error) {
      loaded.delete(path);
      throw error;
    } finally {
      loading.pop();
    }
    return module.exports;
  }

  /** Drops a file, and all that was loaded with it. @param {string} path */
  function forget(path) {
    loaded.delete(path);
    for (const [other, { imports }] of [...loaded]) if (loaded.has(other) && imports.has(path)) forget(other);
  }

  return {
    load,
    /** @param {string} path */
    has: (path) => loaded.has(path),
    /** The file that is being loaded now, if one is. */
    loading: () => loading.at(-1),
    /** A loaded file, what it imports, and what these import. @param {string} path @returns {ReadonlySet<string>} */
    reaches(path) {
      const all = new Set([path]);
      for (const one of all) for (const next of loaded.get(one)?.imports ?? []) all.add(next);
      return all;
    },
    /** From now on this is the JavaScript of a file; without a text, its own is. @param {string} path @param {string} [text] */
    put(path, text) {
      if (text === undefined) bodies.others.delete(path);
      else bodies.others.set(path, bodyOf(text, path));
      forget(path);
    },
  };
}
