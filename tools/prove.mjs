// Runs the simulation without a build: every file is translated as it is asked for, and kept for the next time.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, '.prove');

/** @param {string} source @param {string} path @returns {string} */
function translated(source, path) {
  const name = createHash('sha256').update(`${path}\n${source}`).digest('hex').slice(0, 32);
  const file = join(kept, `${name}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const ts = require('typescript');
    const { outputText } = ts.transpileModule(source, {
      fileName: path,
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.CommonJS,
        esModuleInterop: true,
        inlineSourceMap: true,
      },
    });
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, outputText);
    return outputText;
  }
}

/** @param {{ _compile(source: string, path: string): void }} module @param {string} path */
const load = (module, path) => {
  module._compile(translated(readFileSync(path, 'utf8'), path), path);
};
Reflect.set(/** @type {object} */ (Reflect.get(require, 'extensions')), '.ts', load);
process.setSourceMapsEnabled(true);
const { main } = /** @type {{ main: (args: readonly string[]) => Promise<void> }} */ (
  require(join(root, 'test', 'prove', 'main.ts'))
);
await main(process.argv.slice(2));
