import type { Agreement } from '../../src/agreement/agreement';
import { agreementOf } from '../../src/agreement/load';
import { intake, lindeboom, who } from '../case/given';
import { newCaseId, openHouse, request, rest, type House } from './house';
import { opened } from './story';

const { anna: _, noor: __, ...ofFirst } = lindeboom.school.people;
const { bas: ___, ...ofSecond } = lindeboom.school.people;
/** Two schools of one board: who leads is the same at both; Bas is of the first alone, Anna and Noor of the second. */
const first = agreementOf({ ...lindeboom.school, people: ofFirst }, lindeboom.protocol);
const second = agreementOf(
  { ...lindeboom.school, id: 'de-tweede', name: 'De Tweede', people: ofSecond },
  lindeboom.protocol,
);
const schools = { agreements: [first, second] };

const shownTo = async (house: House, by: string, verb: string): Promise<string> =>
  JSON.stringify(await house.act(by, verb));

/** A case of each school. */
async function oneOfEach(house: House): Promise<readonly [first: string, second: string]> {
  const there = await opened(house);
  const here = await opened(house, 'bas');
  expect((await house.stateOf(here)).school).toBe('de-lindeboom');
  expect((await house.stateOf(there)).school).toBe('de-tweede');
  return [here, there];
}

describe('somebody who works at two schools', () => {
  it.each([
    ['carla', 'show-today'],
    ['carla', 'show-overview'],
    ['willem', 'show-process'],
    ['bo', 'show-process'],
  ])('%s finds the cases of both in %s', async (by, verb) => {
    const house = await openHouse(undefined, schools);
    for (const caseId of await oneOfEach(house)) expect(await shownTo(house, by, verb)).toContain(caseId);
  });

  it.each([
    ['carla', 'show-today'],
    ['carla', 'show-overview'],
    ['willem', 'show-process'],
    ['carla', 'show-reports'],
  ])('%s reads in %s of which school each is; who works at one does not', async (by, verb) => {
    const house = await openHouse(undefined, schools);
    await oneOfEach(house);
    if (verb === 'show-reports') await opened(house, by);
    expect(await shownTo(house, by, verb)).toContain(`"school":"${first.school.name}"`);
    for (const alone of ['anna', 'bas']) expect(await shownTo(house, alone, verb)).not.toContain('"school":');
  });

  it('a colleague of one of them finds nothing of the other', async () => {
    const house = await openHouse(undefined, schools);
    const [here, there] = await oneOfEach(house);
    const found = await shownTo(house, 'anna', 'show-reports');
    expect(found).toContain(there);
    expect(found).not.toContain(here);
  });

  it('a person in no file finds what they reported, at whichever school of the tenant', async () => {
    const house = await openHouse(undefined, schools);
    const [, there] = await oneOfEach(house);
    const { actor, ...asked } = request('anna', 'show-reports');
    const { directory } = house.ports;
    expect(directory.schoolsOf({ ...actor, person: 'nobody' })).toEqual(directory.all);
    expect(directory.schoolsOf({ ...actor, tenant: 'another' })).toEqual([]);
    expect(directory.schoolsOf(actor)).toEqual([second]);
    expect(JSON.stringify(await house.service.handle({ ...asked, actor }))).toContain(there);
  });

  it('a director of the second alone is offered its list in the menu', async () => {
    const leads = { ...second.school.roles, director: { person: 'noor' } };
    const theirs = agreementOf({ ...second.school, roles: leads }, second.protocol);
    const both = agreementOf({ ...first.school, people: lindeboom.school.people }, first.protocol);
    const house = await openHouse(undefined, { agreements: [both, theirs] });
    expect(await house.act('noor', 'start')).toMatchObject({ card: { data: { process: true, appoints: true } } });
  });

  it('each line of a list goes by what the school of its case has agreed', async () => {
    const other = agreementOf(second.school, {
      ...second.protocol,
      steps: second.protocol.steps.map((step) => ({ ...step, title: `${step.title} van de tweede` })),
    });
    const house = await openHouse(undefined, { agreements: [first, other] });
    await opened(house);
    expect(await shownTo(house, 'carla', 'show-overview')).toContain('van de tweede');
  });
});

describe('who reports and works at several schools', () => {
  const reported = { ...intake, school: second.school.id };

  it('is asked first which school it is; a colleague of one school is not', async () => {
    const house = await openHouse(undefined, schools);
    const asked = await shownTo(house, 'carla', 'open-case');
    expect(asked).toContain('Welke school?');
    expect(asked.indexOf('Welke school?')).toBeLessThan(asked.indexOf('Is het kind nu in gevaar?'));
    for (const { name } of [first.school, second.school]) expect(asked).toContain(name);
    for (const by of ['anna', 'bas']) expect(await shownTo(house, by, 'open-case')).not.toContain('Welke school?');
  });

  it('does not go on without an answer', async () => {
    const house = await openHouse(undefined, schools);
    const values = { danger: 'no', staff: 'no' };
    const reply = JSON.stringify(await house.act('carla', 'open-case', { case: newCaseId(), page: 1, values }));
    expect(reply).toContain('Welke school?');
    expect(reply).not.toContain('Over welk kind?');
  });

  it('reports at the school that was chosen, by pages of that school', async () => {
    const house = await openHouse(undefined, schools);
    const caseId = newCaseId();
    const values = { danger: 'no', staff: 'no', school: second.school.id };
    const next = JSON.stringify(await house.act('carla', 'open-case', { case: caseId, page: 1, values }));
    expect(next).toContain(who('noor').person);
    expect(next).not.toContain(who('bas').person);
    await house.act('carla', 'open-case', { case: caseId, page: 3, values: reported });
    await rest();
    expect((await house.stateOf(caseId)).school).toBe(second.school.id);
  });

  it('finds a draft back at the school that was chosen', async () => {
    const house = await openHouse(undefined, schools);
    const caseId = newCaseId();
    const values = { danger: 'no', staff: 'no', school: second.school.id };
    await house.act('carla', 'open-case', { case: caseId, page: 1, values });
    await rest();
    const [draft] = await house.store.drafts.of(who('carla').person);
    const again = JSON.stringify(await house.act('carla', 'open-case', { values: { goOn: draft?.id ?? '' } }));
    expect(again).toContain(who('noor').person);
    expect(again).not.toContain(who('bas').person);
  });

  it('cannot report at a school that is not theirs', async () => {
    const house = await openHouse(undefined, schools);
    const caseId = newCaseId();
    await house.act('bas', 'open-case', { case: caseId, page: 3, values: reported });
    await rest();
    expect((await house.stateOf(caseId)).school).toBe(first.school.id);
  });

  it.each(['declare-emergency', 'alert-board'])('says so at the school that was chosen: %s', async (verb) => {
    const house = await openHouse(undefined, schools);
    const caseId = newCaseId();
    const values = { danger: 'yes', staff: 'no', school: second.school.id, fresh: true };
    await house.act('carla', verb, { case: caseId, page: 1, values });
    await rest();
    expect((await house.stateOf(caseId)).school).toBe(second.school.id);
  });

  it.each(['declare-emergency', 'alert-board'])('is asked so where no intake was open: %s', async (verb) => {
    const house = await openHouse(undefined, schools);
    expect(await shownTo(house, 'carla', verb)).toContain('Welke school?');
    expect(await shownTo(house, 'bas', verb)).not.toContain('Welke school?');
    const [here] = await oneOfEach(house);
    const onACard = await house.act('carla', verb, { case: here });
    expect(JSON.stringify(onACard)).not.toContain('Welke school?');
  });

  it('whom to call for danger is told of each of their schools, and once where it is the same', async () => {
    const crisis = { ...second.school, crisisService: 'Crisisdienst Oost, 0800-0001' };
    const elsewhere = agreementOf(crisis, second.protocol);
    const both = async (agreements: readonly Agreement[]): Promise<number> => {
      const shown = await shownTo(await openHouse(undefined, { agreements }), 'carla', 'declare-emergency');
      return shown.split('Crisisdienst: ').length - 1;
    };
    expect(await both([first, elsewhere])).toBe(2);
    expect(await both([first, second])).toBe(1);
  });

  it('danger that is said without a school is heard all the same, at their first', async () => {
    const house = await openHouse(undefined, schools);
    const caseId = newCaseId();
    await house.act('carla', 'declare-emergency', { case: caseId, page: 1, values: { staff: 'no', fresh: true } });
    await rest();
    expect((await house.stateOf(caseId)).school).toBe(first.school.id);
  });

  it('gives away a role at the school at which they may, also where that is not their first', async () => {
    const roles = { ...second.school.roles, director: { person: 'noor' } };
    const theirs = agreementOf({ ...second.school, roles }, second.protocol);
    const both = agreementOf({ ...first.school, people: lindeboom.school.people }, first.protocol);
    const house = await openHouse(undefined, { agreements: [both, theirs] });
    const values = { about: 'role', role: 'coordinator', person: who('anna').person, reason: 'Zij neemt het over' };
    const reply = await house.act('noor', 'hand-over-role', { page: 2, values });
    expect(JSON.stringify(reply)).toContain('Geregeld.');
    const { directory } = house.ports;
    expect(directory.ofSchool(first.school.id)).toBe(both);
    expect(directory.ofSchool(second.school.id)).not.toBe(theirs);
  });
});
