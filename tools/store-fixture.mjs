/**
 * Writes what this build of the program stores of a few invented cases: `npm run store:fixture -- NAME`, for each
 * release. A test opens every fixture that was ever written.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';

const require = createRequire(import.meta.url);
const [, , build] = process.argv;
if (build === undefined || !/^[\w.-]+$/.test(build)) {
  console.error('Name the build, such as a version or a commit: npm run store:fixture -- 0.2.0');
  process.exit(1);
}
const compilerOptions = {
  module: typescript.ModuleKind.CommonJS,
  target: typescript.ScriptTarget.ES2022,
  esModuleInterop: true,
};
/**
 * @param {{ _compile: (code: string, path: string) => void }} module
 * @param {string} path
 */
const translate = (module, path) => {
  module._compile(typescript.transpileModule(readFileSync(path, 'utf8'), { compilerOptions }).outputText, path);
};
Reflect.set(/** @type {object} */ (Reflect.get(require, 'extensions')), '.ts', translate);
const folder = fileURLToPath(new URL('../test/store/builds', import.meta.url));
const path = join(folder, `${build}.json.gz`);
const maker = /** @type {{ writeFixture: (build: string, path: string) => Promise<void> }} */ (
  require(join(folder, 'make.ts'))
);
await maker.writeFixture(build, path);
console.log(`Wrote ${path}`);
