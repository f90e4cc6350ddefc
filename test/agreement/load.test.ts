import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agreement } from '../../src/agreement/agreement';
import { hashOf, loadAgreements, readSchools } from '../../src/agreement/load';
import { AgreementError } from '../../src/agreement/diagnostic';

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

  it('holds dates against the day on which the file is read, and its tenant against that of the bot', () => {
    const folders = { schools: join(dir, 'schools'), protocols: join(dir, 'protocols') };
    expect(() => loadAgreements({ ...folders, today: '2024-10-23' })).toThrow('three years ahead');
    expect(loadAgreements({ ...folders, today: '2099-01-01' })).toHaveLength(1);
    expect(() => loadAgreements({ ...folders, tenant: '7d1c0a52-3b6e-4f08-9a41-0c2d5e8f1b99' })).toThrow(
      'BOT_TENANT_ID',
    );
  });

  it('a folder without a school, or that is not there, names the setting', () => {
    rmSync(join(dir, 'schools/de-proef.yaml'));
    expect(mistakes()).toEqual([expect.stringMatching(/schools:1: .*SCHOOLS_DIR/)]);
    rmSync(join(dir, 'schools'), { recursive: true });
    expect(mistakes()).toEqual([expect.stringMatching(/schools:1: .*SCHOOLS_DIR/)]);
  });
});

describe('folders of which nothing can be read, in a program that has to run', () => {
  const read = () => readSchools({ schools: join(dir, 'schools'), protocols: join(dir, 'protocols') });

  it.each(['schools', 'protocols'])('"%s" that is not there is told as a mistake', (folder) => {
    rmSync(join(dir, folder), { recursive: true });
    const { files, besides } = read();
    expect(files.filter(({ agreement }) => agreement !== undefined)).toEqual([]);
    expect(besides).toContainEqual(
      expect.objectContaining({ file: join(dir, folder), message: expect.stringContaining('SCHOOLS_DIR') as string }),
    );
  });
});

describe('schools of which a file is wrong, in a program that has to run', () => {
  const files = () =>
    readSchools({ schools: join(dir, 'schools'), protocols: join(dir, 'protocols'), today: '2027-05-10' }).files;
  const of = (id: string) => {
    const found = files().find((file) => file.id === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };
  const second = (from: string, to: string): void => {
    cpSync(join(dir, 'schools/de-proef.yaml'), join(dir, 'schools/nog-een.yaml'));
    change('schools/nog-een.yaml', 'id: de-proef', 'id: nog-een');
    change('schools/nog-een.yaml', from, to);
  };

  it('a school whose calendar is wrong has none, and the others are as they are', () => {
    second('until: 2027-10-24', 'until: 2072-10-24');
    const { agreement, withoutCalendar, mistakes } = of('nog-een');
    expect(mistakes.map(({ file, line }) => [file, line])).toEqual([['schools/nog-een.yaml', 15]]);
    expect([agreement?.school.holidays, agreement?.school.daysOff, withoutCalendar]).toEqual([[], [], true]);
    expect(of('de-proef')).toMatchObject({ mistakes: [], agreement: { school: { daysOff: ['2027-06-14'] } } });
  });

  it('a school whose board is its director runs as its file says', () => {
    second('board: { person: anna }', 'board: { person: dirk }');
    expect(of('nog-een')).toMatchObject({ mistakes: [{ line: 13 }], agreement: { school: { id: 'nog-een' } } });
  });

  it.each([
    ['names nobody', 'board: { person: anna }', 'board: { person: niemand }'],
    ['does not fit', 'room: { kind: group-chat }', 'room: { kind: tent }'],
    ['is no YAML', 'people:', 'people: ]'],
    ['names no protocol', 'protocol: kort', 'protocol: lang'],
  ])('a file that %s gives nothing to run from', (_what, from, to) => {
    second(from, to);
    expect(of('nog-een').agreement).toBeUndefined();
    expect(of('nog-een').mistakes).not.toEqual([]);
    expect(of('de-proef').agreement?.school.id).toBe('de-proef');
  });

  it('a protocol that is wrong is told of every school that works by it, and once of all', () => {
    second('name: Basisschool De Proef', 'name: Basisschool De Andere Proef');
    change('protocols/kort.yaml', 'ladder: follow-up', 'ladder: twice');
    expect(files().map(({ agreement, mistakes }) => [agreement, mistakes.length > 0])).toEqual([
      [undefined, true],
      [undefined, true],
    ]);
    expect(new Set(mistakes()).size).toBe(mistakes().length);
  });

  it('a file that cannot be read takes the id of no other', () => {
    second('people:', 'people: ]');
    change('schools/nog-een.yaml', 'id: nog-een', 'id: de-proef');
    expect(files().map(({ id, agreement }) => [id, agreement !== undefined])).toEqual([
      ['de-proef', true],
      ['schools/nog-een.yaml', false],
    ]);
  });

  it('the second of two with the same id is refused: the first goes on', () => {
    cpSync(join(dir, 'schools/de-proef.yaml'), join(dir, 'schools/nog-een.yaml'));
    expect(of('de-proef').mistakes).toEqual([]);
    expect(of('schools/nog-een.yaml')).toMatchObject({ mistakes: [{ line: 1 }] });
    expect(of('schools/nog-een.yaml').agreement).toBeUndefined();
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
    ['a term', 'protocols/kort.yaml', 'term: { workingDays: 5 }', 'term: { workingDays: 4 }'],
    ['a holder', 'schools/de-proef.yaml', 'director: { person: dirk }', 'director: { person: carla }'],
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

describe('a school file that cannot be run from', () => {
  const file = 'schools/de-proef.yaml';
  const forDanger = (tenant?: string) =>
    readSchools({ schools: join(dir, 'schools'), protocols: join(dir, 'protocols'), tenant }).files[0]?.forDanger
      ?.school;
  const leads = (school: ReturnType<typeof forDanger>): readonly (string | undefined)[] => {
    const { coordinator, director, board } = school?.roles ?? {};
    return [coordinator?.person, coordinator?.deputy, director?.person, board?.person].map(
      (key) => school?.people[key ?? '']?.name,
    );
  };

  it.each([
    ['a key that nobody knows', 'daysOff:', 'vrijeDagen:'],
    ['capitals in the key of somebody', 'carla: { id', 'Carla: { id'],
    ['somebody else without a name', 'name: Anna Proef, ', ''],
    ['no protocol of that name', 'protocol: kort', 'protocol: lang'],
    ['a list of holidays that is none', 'daysOff: [2027-06-14]', 'daysOff: morgen'],
    ['no name of the school', 'name: Basisschool De Proef\n', ''],
    ['a word for a role that no protocol has', 'roles: [leerkracht]', 'roles: [bovenmeester]'],
  ])('still tells who leads, with %s', (_what, from, to) => {
    change(file, from, to);
    expect(leads(forDanger()).slice(0, 3)).toEqual(['Carla Proef', 'Dirk Proef', 'Dirk Proef']);
  });

  it('has somebody who leads in the place of one whom it does not tell, and then a board that stands apart from nobody', () => {
    change(file, '  director: { person: dirk }\n  board: { person: anna }\n', '');
    expect(leads(forDanger())).toEqual(['Carla Proef', 'Dirk Proef', 'Carla Proef', 'Carla Proef']);
  });

  it('is of the bot’s tenant when it tells none', () => {
    change(file, 'tenant: 7d1c0a52-3b6e-4f08-9a41-0c2d5e8f1b30', 'tenant: hier');
    expect(forDanger()).toBeUndefined();
    expect(forDanger('7d1c0a52-3b6e-4f08-9a41-0c2d5e8f1b30')?.tenant).toBe('7d1c0a52-3b6e-4f08-9a41-0c2d5e8f1b30');
  });

  it('has no number that was not meant as one, and takes a person who is not plainly of the school for somebody from outside', () => {
    change(file, 'name: Carla Proef,', 'name: Carla Proef, phone: 0600000001, external: ja,');
    const carla = Object.values(forDanger()?.people ?? {}).find(({ name }) => name === 'Carla Proef');
    expect(carla).toMatchObject({ external: true });
    expect(carla?.phone).toBeUndefined();
  });

  it.each([
    ['it is no YAML', 'people:', 'people: ]'],
    ['it names nobody who leads', 'roles:\n', 'taken:\n'],
  ])('tells nobody when %s', (_what, from, to) => {
    change(file, from, to);
    expect(forDanger()).toBeUndefined();
  });

  it('is not needed where the school can run', () => {
    expect(forDanger()).toBeUndefined();
  });
});
