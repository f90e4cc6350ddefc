// `npm run protocol:print protocols/NAME.yaml [schools/NAME.yaml]` writes a protocol as a page that a board can read, print
// and sign, with the names and terms of a school where its file is given.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { exportsOf, root } from './typescript.mjs';

const [, , protocol, school, ...others] = process.argv;
if (protocol === undefined || others.length > 0) {
  console.error('Name a protocol file, and a school file if you like: npm run protocol:print protocols/NAME.yaml');
  process.exit(2);
}
const { printed } = /** @type {{ printed: (protocol: string, school?: string) => string }} */ (
  exportsOf('tools', 'protocol', 'print.ts')
);
const name = [protocol, school].flatMap((path) => (path === undefined ? [] : [basename(path, '.yaml')])).join('-');
const file = join('print', `${name}.html`);
try {
  const page = printed(resolve(protocol), school === undefined ? undefined : resolve(school));
  mkdirSync(join(root, 'print'), { recursive: true });
  writeFileSync(join(root, file), page);
  console.log(`${file}: open it in a browser, and print it on A4`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
