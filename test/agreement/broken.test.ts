import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkProtocol } from '../../src/agreement/check';
import { checkSchool } from '../../src/agreement/check-school';
import type { Diagnostic } from '../../src/agreement/diagnostic';
import { parseYaml, type Parsed } from '../../src/agreement/parse';
import { protocolSchema, type Protocol } from '../../src/agreement/protocol-schema';
import { schoolSchema } from '../../src/agreement/school-schema';

/*
 * Each file in `broken/` is a good one with a mistake. Its first lines say what must be told of it, one comment per
 * mistake: `# <line>: <message>`.
 */
const folder = join(__dirname, 'broken');
const files = readdirSync(folder);
const kort = parsed(parseYaml('kort.yaml', read('good/protocols/kort.yaml'), protocolSchema));
const protocols = new Map<string, Protocol>([['kort', kort.value]]);

describe('a file of the agreement with a mistake', () => {
  it.each(files)('%s: is told with its line', (name) => {
    const source = read(join('broken', name));
    const told = (name.startsWith('protocol-') ? mistakesInProtocol : mistakesInSchool)(name, source);
    expect(told.map(({ line, message }) => `# ${line}: ${message}`)).toEqual(expectedIn(source));
    expect(new Set(told.map(({ file }) => file))).toEqual(new Set([name]));
  });

  it('the files without the mistake are fine, so that each of those above fails for its own reason', () => {
    expect(checkProtocol(kort)).toEqual([]);
    expect(mistakesInSchool('de-proef.yaml', read('good/schools/de-proef.yaml'))).toEqual([]);
  });
});

function mistakesInProtocol(name: string, source: string): readonly Diagnostic[] {
  const read = parseYaml(name, source, protocolSchema);
  return 'value' in read ? checkProtocol(read) : read;
}

function mistakesInSchool(name: string, source: string): readonly Diagnostic[] {
  const read = parseYaml(name, source, schoolSchema);
  return 'value' in read
    ? checkSchool(read, { protocols, today: '2027-05-10', tenant: '7D1C0A52-3b6e-4f08-9a41-0c2d5e8f1b30' })
    : read;
}

function expectedIn(source: string): readonly string[] {
  const lines = source.split('\n');
  const expected = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('# ')),
  );
  if (expected.length === 0) throw new Error('this file does not say what is wrong with it');
  return expected;
}

function read(path: string): string {
  return readFileSync(join(__dirname, path), 'utf8');
}

function parsed<T>(result: Parsed<T> | readonly Diagnostic[]): Parsed<T> {
  if ('value' in result) return result;
  throw new Error(result.map(({ message }) => message).join('\n'));
}
