import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { keysOf, type Node } from '../../tools/protocol/json-schema';
import { meaningsIn } from '../../tools/protocol/meanings';
import { schemaFiles } from '../../tools/protocol/schema-files';

/*
 * Who writes a protocol or a school file in an editor is helped by a schema, and by a page that tells what each key means.
 */

const root = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const schemaIn = (file: string): Node => JSON.parse(read(file)) as Node;
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);

const kinds = [
  { schema: 'protocols/protocol.schema.json', page: 'protocols/README.md', folders: ['protocols', 'protocols/shared'] },
  { schema: 'schools/school.schema.json', page: 'schools/README.md', folders: ['schools'] },
];

describe.each(kinds)('$schema', ({ schema, page, folders }) => {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  const validate = ajv.compile(schemaIn(schema));
  const mistakesIn = (value: unknown): readonly string[] =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  const files = folders.flatMap(filesIn);

  it('is what the program reads today: after a change, npm run protocol:schema writes it anew', () => {
    expect(read(schema)).toBe(schemaFiles()[schema]);
  });

  it.each(files)('takes %s, which says where its schema is', (file) => {
    expect(mistakesIn(parse(read(file)))).toEqual([]);
    const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(read(file).split('\n')[0] ?? '')?.[1] ?? '';
    expect(join(file, '..', named)).toBe(schema);
  });

  it('refuses a key that is misspelt, and a time in two units', () => {
    const [file = ''] = files;
    const value = parse(read(file)) as Record<string, unknown>;
    expect(mistakesIn({ ...value, titel: 'x' })).toEqual([' must NOT have additional properties']);
    const twice = { schoolDays: 1, workingDays: 1 };
    const strange = schema.startsWith('schools') ? { terms: { consultation: twice } } : { snooze: { most: twice } };
    expect(mistakesIn({ ...value, ...strange })).toEqual([expect.stringContaining('NOT have more than 1')]);
  });

  it(`has every key explained in ${page}, and nothing else is explained there`, () => {
    const keys = keysOf(schemaIn(schema)).map(([path]) => path);
    expect([...meaningsIn(join(root, page)).keys()].sort()).toEqual([...new Set(keys)].sort());
  });
});

it('a file that builds on another may leave out whatever that has', () => {
  const validate = new Ajv({ strict: false }).compile(schemaIn('protocols/protocol.schema.json'));
  expect(validate({ id: 'eigen', 'builds-on': 'landelijk', tasks: { 'organise-help': { owner: 'smw' } } })).toBe(true);
});
