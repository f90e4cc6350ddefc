import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { commandSchemas } from '../../src/case/commands';
import { expectationShape, places } from '../../tools/scenario/expectation-schema';
import { platformFault } from '../../tools/practice/control/schemas';
import { faultStatuses } from '../../tools/practice/fault-codes';
import { worldNames } from '../../tools/practice/worlds/manners';
import { refusalCodes } from '../../tools/scenario/refusals';
import { openable, personActs, scenarioShape, stepShape, worldActs } from '../../tools/scenario/schema';

const page = readFileSync(join(__dirname, '../scenarios/README.md'), 'utf8');

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

/** The rows of the table under a heading, up to the next heading. */
function tableUnder(heading: string): readonly Row[] {
  const after = page.split(`\n${heading}\n`)[1];
  if (after === undefined) throw new Error(`test/scenarios/README.md has no heading "${heading}"`);
  const section = after.split(/\n#+ /)[0] ?? '';
  return section.split('\n').flatMap((line) => {
    const [, name = '', ...cells] = /^\| `/.test(line) ? line.split('|').map((cell) => cell.trim()) : [];
    return name === '' ? [] : [{ name: name.replaceAll('`', ''), cells }];
  });
}

const namesUnder = (heading: string): readonly string[] => tableUnder(heading).map(({ name }) => name);

interface Json {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly items?: Json;
  readonly additionalProperties?: Json | boolean;
  readonly anyOf?: readonly Json[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

const jsonOf = (schema: z.ZodType): Json => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;

/** The keys of an object, of the entries of a list, or of the values of a record. */
function keysOf({ properties, items, additionalProperties }: Json): readonly string[] {
  if (properties !== undefined) return Object.keys(properties);
  if (items !== undefined) return keysOf(items);
  return typeof additionalProperties === 'object' ? keysOf(additionalProperties) : [];
}

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

describe('given the page that lists what a scenario can say', () => {
  it('then it has every key of a file and of a step, and no other', () => {
    expect(sorted(namesUnder('## The file'))).toEqual(sorted(Object.keys(scenarioShape)));
    expect(sorted(namesUnder('## A step'))).toEqual(sorted(Object.keys(stepShape)));
  });

  it.each(Object.entries({ ...personActs, ...worldActs }) as [string, z.ZodType][])(
    'then it has every key of the act %s, and no other',
    (act, schema) => {
      expect(sorted(namesUnder(`### \`${act}\``))).toEqual(sorted(keysOf(jsonOf(schema))));
    },
  );

  it.each(Object.entries(commandSchemas))(
    'then it has every field of %s, whether needed, and each value',
    (command, schema) => {
      const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
      const rows = tableUnder(`### \`${command}\``);
      expect(sorted(rows.map(({ name }) => name))).toEqual(sorted(Object.keys(shape)));
      for (const { name, cells } of rows) {
        const field = shape[name]!;
        expect([name, cells[0]]).toEqual([name, field.safeParse(undefined).success ? '' : 'yes']);
        const values =
          jsonOf(field)
            .enum?.map(String)
            .filter((value) => value !== 'false') ?? [];
        for (const value of values) expect(`${name}: ${cells[1] ?? ''}`).toContain(`\`${value}\``);
      }
    },
  );

  it('then it has every expectation, and no other', () => {
    expect(sorted(namesUnder('## What can be expected'))).toEqual(sorted(Object.keys(expectationShape)));
  });

  it.each(Object.entries(expectationShape).filter(([, schema]) => keysOf(jsonOf(schema)).length > 0))(
    'then it has every key in %s, and no other',
    (expectation, schema) => {
      expect(sorted(namesUnder(`### In \`${expectation}\``))).toEqual(sorted(keysOf(jsonOf(schema))));
    },
  );

  it('then it has every key of a fault, and every status', () => {
    const rows = tableUnder('### A fault');
    expect(sorted(rows.map(({ name }) => name))).toEqual(sorted(keysOf(jsonOf(platformFault))));
    for (const status of faultStatuses) expect(rows[1]?.cells[1]).toContain(String(status));
  });

  it('then it has every world, and no other', () => {
    expect(sorted(namesUnder('### Worlds'))).toEqual(sorted(worldNames));
  });

  it('then it has every code of a refusal, every place, and everything that can be opened', () => {
    expect(sorted(namesUnder('## Refusals'))).toEqual(sorted(refusalCodes));
    const from = tableUnder('### In `absent`').find(({ name }) => name === 'from');
    for (const place of places) expect(from?.cells.join()).toContain(`\`${place}\``);
    const opens = tableUnder('### `opens`').find(({ name }) => name === 'opens');
    for (const name of openable) expect(opens?.cells.join()).toContain(`\`${name}\``);
  });

  it('then its first scenario can be read', async () => {
    const { readScenarioText } = await import('../../tools/scenario/read');
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(readScenarioText('README.md', example).scenario.steps).toHaveLength(2);
  });
});
