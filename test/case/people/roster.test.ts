import { notFound } from '../../../src/case/context';
import { keepOut, keptOutFromStart } from '../../../src/case/people/keep-out';
import { SYSTEM, type Participant } from '../../../src/case/people/participant';
import { nameOf, teacherOf } from '../../../src/case/people/roster';
import { nobodyLeads } from '../../../src/case/people/those-left';
import type { CaseState } from '../../../src/case/state';
import { intake, lindeboom, monday, opened, refusalOf, stateAfter, who } from '../given';

/* Who is who in a case. */

const id = (key: string): string => who(key).person;
const nobody = 'ffffffff-0000-4000-8000-00000000000f';
const by = (key: string) => ({
  actor: who(key),
  agreement: lindeboom,
  now: monday,
  opening: { caseId: 'c', code: 'K7M4' },
});
const refused = (work: () => unknown) => {
  const { code, fields } = refusalOf(work);
  return [code, ...fields];
};

it('a case knows each by their own name, and nobody who takes no part', () => {
  const state = stateAfter(opened);
  expect(['anna', 'carla', 'dirk', 'willem', 'bo'].map((key) => nameOf(state, id(key)))).toEqual([
    'Anna Bakker',
    'Carla Postma',
    'Dirk van Vliet',
    'Willem Jansma',
    'Bo Terpstra',
  ]);
  expect(nameOf(state, id('noor'))).toBeUndefined();
});

describe('S1-33: the teacher of a child', () => {
  const { school } = lindeboom;
  const { lies, ...others } = school.people;
  if (lies === undefined) throw new Error('nobody is called lies');
  const withGroups = {
    ...lindeboom,
    school: { ...school, people: { ...others, lies: { ...lies, groups: ['5'] } } },
  };
  const reporter: Participant = { person: id('bas'), name: 'Bas de Wit', role: 'leerkracht', external: false };

  it('is who has its group, whatever teacher reports', () => {
    expect(teacherOf({ child: { group: '5' }, reporter }, withGroups)?.name).toBe('Lies Meijer');
  });

  it('is the teacher who reports where nobody has its group, or it has none', () => {
    expect(teacherOf({ child: { group: '6' }, reporter }, withGroups)?.name).toBe('Bas de Wit');
    expect(teacherOf({ child: {}, reporter }, withGroups)?.name).toBe('Bas de Wit');
    const other = { ...reporter, role: 'ib-er' };
    expect(teacherOf({ child: { group: '6' }, reporter: other }, withGroups)).toBeUndefined();
  });
});

it('nobody leads once board or director has the coordinator’s place; in a concern about staff the board always has it', () => {
  const { cast } = stateAfter(opened);
  const led = (coordinator: Participant, route: CaseState['route'] = 'meldcode') =>
    nobodyLeads({ route, cast: { ...cast, coordinator } });
  expect([led(cast.coordinator), led(cast.deputy), led(cast.director), led(cast.board)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect([led(cast.director, 'staff'), led(cast.board, 'staff')]).toEqual([false, false]);
});

it('the program acts under a name that no person can have, and that every stored case has', () => {
  expect(SYSTEM).toBe('system');
});

it('a case that is not there names the coordinator to colleagues, and nobody to somebody from outside', () => {
  expect(notFound(by('noor')).text).toContain('Ga naar Carla Postma');
  expect(notFound(by('vera')).text).not.toContain('Carla');
  expect(notFound(by('vera')).text).toContain('wie je de vraag stelde');
});

describe('who is kept out', () => {
  const state = stateAfter(opened);
  const guest: Participant = { person: nobody, name: 'Gast', role: 'zonder rol', external: false };

  it('may be somebody who takes part and is not in the school file; not somebody of whom nobody knows', () => {
    const withGuest = { ...state, members: [...state.members, guest] };
    expect(keepOut(withGuest, { person: nobody }, by('carla'))).toEqual([{ type: 'person-kept-out', person: nobody }]);
    expect(refused(() => keepOut(state, { person: nobody }, by('carla')))).toEqual(['incomplete', 'person']);
  });

  it('from the start is somebody of the school, and never who reports', () => {
    const start = (...keptOut: readonly string[]) => keptOutFromStart({ keptOut: [...keptOut] }, state, by('anna'));
    expect(start(id('noor'), id('noor'))).toEqual([{ type: 'person-kept-out', person: id('noor') }]);
    expect(refused(() => start(id('anna')))).toEqual(['incomplete', 'keptOut']);
    expect(refused(() => start(nobody))).toEqual(['incomplete', 'keptOut']);
  });
});

it('a second child that a report names is kept with the first as a brother or sister', () => {
  const child = (more: object) => stateAfter({ ...opened, with: { ...intake, ...more } }).child;
  expect(child({})).not.toHaveProperty('siblings');
  expect(child({ child2: 'Fenna de Vries', group2: '3' }).siblings).toEqual(['fenna de vries']);
});
