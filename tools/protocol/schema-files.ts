import { join } from 'node:path';
import { protocolJsonSchema, schoolJsonSchema } from './json-schema';
import { meaningsIn } from './meanings';

const root = join(__dirname, '..', '..');

/** The schemas that help editors, by the files in which they are kept. */
export const schemaFiles = (): Readonly<Record<string, string>> => ({
  'protocols/protocol.schema.json': written(protocolJsonSchema(meaningsIn(join(root, 'protocols/README.md')))),
  'schools/school.schema.json': written(schoolJsonSchema(meaningsIn(join(root, 'schools/README.md')))),
});

const written = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;
