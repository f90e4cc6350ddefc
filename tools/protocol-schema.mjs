// `npm run protocol:schema` writes the schemas that help editors with protocol and school files, out of the program's own
// schemas and of the meanings in the README of each folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportsOf, root } from './typescript.mjs';

const { schemaFiles } = /** @type {{ schemaFiles: () => Record<string, string> }} */ (
  exportsOf('tools', 'protocol', 'schema-files.ts')
);
for (const [file, text] of Object.entries(schemaFiles())) {
  writeFileSync(join(root, file), text);
  console.log(file);
}
