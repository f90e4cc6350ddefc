// Puts the parts of the practice page that need no compiling beside the parts that do: what is served is one folder.
import { cpSync } from 'node:fs';
import { extname, join } from 'node:path';

const from = join(import.meta.dirname, './practice/page');
const to = join(import.meta.dirname, '../dist/tools/practice/page');

cpSync(from, to, {
  recursive: true,
  filter: (path) => extname(path) === '' || ['.html', '.css', '.svg', '.png'].includes(extname(path)),
});
