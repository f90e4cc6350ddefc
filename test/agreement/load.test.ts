import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agreement } from '../../src/agreement/agreement';
import { hashOf, loadAgreements } from '../../src/agreement/load';
import { AgreementError } from '../../src/agreement/mistake';

const good = join(__dirname, 'good');
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'agreements-'));
  cpSync(good, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

const load = (): readonly Agreement[] =>
  loadAgreements({ schools: join(dir, 'schools'), protocols: join(dir, 'protocols') });
const add = (path: string, broken: string): void => cpSync(join(__dirname, 'broken', broken), join(dir, path));
const change = (path: string, from: string, to: string): void => {
  const before = readFileSync(join(dir, path), 'utf8');
  if (!before.includes(from)) throw new Error(`nothing to change in ${path}`);
  writeFileSync(join(dir, path), before.replace(from, to));
};
const only = ([agreement]: readonly Agreement[]): Agreement => {
  if (agreement === undefined) throw new Error('no agreement');
  return agreement;
};

function mistakes(): readonly string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof AgreementError) return error.message.split('\n');
    throw error;
  }
  throw new Error('all of it was accepted');
}

describe('loading what schools have agreed', () => {
  it('gives every school with its protocol', () => {
    expect(only(load())).toMatchObject({ school: { id: 'de-proef' }, protocol: { id: 'kort' } });
  });

  it('lists every mistake of every file at once, as file:line: message', () => {
    add('protocols/a.yaml', 'protocol-two-units.yaml');
    add('schools/b.yaml', 'school-two-mistakes.yaml');
    add('schools/c.yaml', 'school-no-deputy.yaml');
    expect(mistakes()).toEqual([
      'protocols/a.yaml:25: tasks.arrival.term: give exactly one of calendarDays, workingDays, schoolDays',
      'schools/b.yaml:1: crisisService: is missing',
      'schools/b.yaml:19: crisislijn: unknown key: check its spelling',
      'schools/c.yaml:12: roles.coordinator.deputy: is missing',
    ]);
  });

  it('takes no two schools or protocols with the same id: their cases would be taken for each other', () => {
    cpSync(join(dir, 'schools/de-proef.yaml'), join(dir, 'schools/nog-een.yaml'));
    cpSync(join(dir, 'protocols/kort.yaml'), join(dir, 'protocols/lang.yaml'));
    expect(mistakes()).toEqual([
      'protocols/lang.yaml:1: id "kort" is also that of protocols/kort.yaml',
      'schools/nog-een.yaml:1: id "de-proef" is also that of schools/de-proef.yaml',
    ]);
  });

  it('a folder without a school, or that is not there, names the setting', () => {
    rmSync(join(dir, 'schools/de-proef.yaml'));
    expect(mistakes()).toEqual([expect.stringMatching(/schools:1: .*SCHOOLS_DIR/)]);
    rmSync(join(dir, 'schools'), { recursive: true });
    expect(mistakes()).toEqual([expect.stringMatching(/schools:1: .*SCHOOLS_DIR/)]);
  });
});

describe('the hash of an agreement', () => {
  it('is the same when only the order of keys, comments or spacing of the files differ', () => {
    const before = only(load()).hash;
    const source = readFileSync(join(dir, 'schools/de-proef.yaml'), 'utf8');
    const [id = '', name = '', ...rest] = source.split('\n');
    writeFileSync(join(dir, 'schools/de-proef.yaml'), ['# een opmerking', name, id, '', ...rest].join('\n'));
    change('protocols/kort.yaml', '{ title: Aangekomen, then: ends }', '{ then: ends,   title: Aangekomen }');
    expect(only(load()).hash).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a term', 'protocols/kort.yaml', 'term: { schoolDays: 5 }', 'term: { schoolDays: 4 }'],
    ['a holder', 'schools/de-proef.yaml', 'deputy: dirk', 'deputy: anna'],
    ['a holiday', 'schools/de-proef.yaml', '2027-10-24', '2027-10-25'],
    ['the order of a list', 'protocols/kort.yaml', 'admits: [coordinator, deputy]', 'admits: [deputy, coordinator]'],
  ])('is another when %s changes', (_what, path, from, to) => {
    const before = only(load()).hash;
    change(path, from, to);
    expect(only(load()).hash).not.toBe(before);
  });

  it('does not depend on how an object happens to be put together', () => {
    const { protocol, school } = only(load());
    const turned = Object.fromEntries(Object.entries(school).reverse()) as typeof school;
    expect(hashOf({ school: turned, protocol })).toBe(hashOf({ protocol, school }));
  });
});
