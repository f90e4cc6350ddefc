// Which mutants the compiler refuses: nobody can make that mistake unseen, so they need no test.
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { root } from '../typescript.mjs';

/** @typedef {import('./sample.mjs').Mutant} Mutant */

const require = createRequire(import.meta.url);
/** @type {typeof import('typescript')} */
const ts = require('typescript');

/**
 * Judges several mutants at a time, each in a file of its own: to look at a program costs much, to look at a file little.
 * @param {import('./rooms.mjs').Plan} plan
 */
export function createCompiler({ folder, files }) {
  const { sys } = ts;
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent({ ...read.config, include: [], files: ['x.ts'] }, sys, root);
  const settings = { ...options, noUnusedLocals: false, noUnusedParameters: false };
  /** @type {Map<string, string>} */
  const changed = new Map();
  /** @type {Map<string, number>} */
  const versions = new Map();
  const service = ts.createLanguageService(
    {
      getScriptFileNames: () => files.map(({ file }) => join(folder, file)),
      getScriptVersion: (path) => String(versions.get(path) ?? 0),
      getScriptSnapshot: (path) => {
        const text = changed.get(path) ?? sys.readFile(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getCompilationSettings: () => settings,
      getDefaultLibFileName: (option) => ts.getDefaultLibFilePath(option),
      fileExists: (path) => sys.fileExists(path),
      readFile: (path) => sys.readFile(path),
      readDirectory: (path, ...more) => sys.readDirectory(path, ...more),
      directoryExists: (path) => sys.directoryExists(path),
      getDirectories: (path) => sys.getDirectories(path),
    },
    ts.createDocumentRegistry(),
  );

  /** @param {string} path @param {string | undefined} text */
  function put(path, text) {
    versions.set(path, (versions.get(path) ?? 0) + 1);
    if (text === undefined) changed.delete(path);
    else changed.set(path, text);
  }

  /** The keys of those that it refuses. @param {readonly Mutant[]} mutants @returns {ReadonlySet<string>} */
  return function refused(mutants) {
    /** @type {Set<string>} */
    const keys = new Set();
    let left = mutants;
    while (left.length > 0) {
      const round = new Map(left.map((mutant) => [join(folder, mutant.file), mutant]));
      for (const [path, { text }] of round) put(path, text);
      for (const [path, { key }] of round)
        if (service.getSyntacticDiagnostics(path).length + service.getSemanticDiagnostics(path).length > 0)
          keys.add(key);
      for (const path of round.keys()) put(path, undefined);
      const done = new Set([...round.values()]);
      left = left.filter((mutant) => !done.has(mutant));
    }
    return keys;
  };
}
