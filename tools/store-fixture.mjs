/**
 * Writes what this build of the program stores of a few invented cases: `npm run store:fixture -- NAME`, for each
 * release. A test opens every fixture that was ever written.
 */
import { join } from 'node:path';
import { exportsOf, root } from './typescript.mjs';

const [, , build] = process.argv;
if (build === undefined || !/^[\w.-]+$/.test(build)) {
  console.error('Name the build, such as a version or a commit: npm run store:fixture -- 0.2.0');
  process.exit(1);
}
const folder = ['test', 'store', 'builds'];
const path = join(root, ...folder, `${build}.json.gz`);
const maker = /** @type {{ writeFixture: (build: string, path: string) => Promise<void> }} */ (
  exportsOf(...folder, 'make.ts')
);
await maker.writeFixture(build, path);
console.log(`Wrote ${path}`);
