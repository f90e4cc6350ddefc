import { agreementOf } from '../../src/agreement/load';
import { lindeboom } from '../case/given';
import { openHouse, request, type House } from './house';
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
