import { lindeboom, who } from '../case/given';
import { ground, openHouse, rest, type House } from './house';
import { failure } from './platform';
import { opened, until } from './story';

const id = (key: string): string => who(key).person;
const codeOf = async (house: House, caseId: string): Promise<string> => (await house.stateOf(caseId)).code;
const handsOver = (house: House) =>
  house.act('willem', 'hand-over-role', {
    page: 2,
    values: { about: 'role', role: 'coordinator', person: id('noor'), reason: 'Nieuwe taken' },
  });

describe('the owner of a room on the platform', () => {
  it('is the coordinator and not the reporter; it costs no call of its own', async () => {
    const house = await openHouse();
    const code = await codeOf(house, await opened(house));
    expect(house.platform.ownerOf(code)).toBe(id('carla'));
    expect(house.platform.calls.filter(({ name }) => name === 'own')).toEqual([]);
  });

  it('is the next coordinator once the role is handed over, before the former one leaves', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const code = await codeOf(house, caseId);
    await handsOver(house);
    await rest();
    await house.worker.tick();
    await rest();
    expect(house.platform.ownerOf(code)).toBe(id('noor'));
    const order = house.platform.calls.filter(({ name }) => name === 'own' || name === 'dismiss');
    expect(order.map(({ name }) => name)).toEqual(['own', 'dismiss']);
  });

  it('that could not be changed is changed later', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    let tries = 0;
    house.platform.trouble = ({ name }) => (name === 'own' && (tries += 1) === 1 ? failure('busy') : undefined);
    await handsOver(house);
    await rest();
    await house.worker.tick();
    await rest();
    house.time.pass(60 * 60_000);
    await house.worker.tick();
    await rest();
    expect(house.platform.ownerOf(await codeOf(house, caseId))).toBe(id('noor'));
  });

  it('that was changed by hand is looked at daily, as in rooms of before', async () => {
    const house = await openHouse();
    const code = await codeOf(house, await opened(house));
    await house.platform.own({ kind: 'played', id: `room-${code}` }, id('anna'));
    await until(house, '2027-05-11T12:00:00.000Z');
    expect(house.platform.ownerOf(code)).toBe(id('carla'));
  });

  it('where nobody is fit for it there is no room, and who is asked hears it one to one', async () => {
    const external = { ...lindeboom.school.people['carla']!, external: true };
    const people = {
      ...lindeboom.school.people,
      carla: external,
      dirk: { ...lindeboom.school.people['dirk']!, external: true },
    };
    const agreement = { ...lindeboom, school: { ...lindeboom.school, people } };
    const house = await openHouse(ground(), { agreements: [agreement] });
    await opened(house);
    expect(house.platform.calls.filter(({ name }) => name === 'openRoom')).toEqual([]);
    expect(house.platform.privately(id('carla')).length).toBeGreaterThan(0);
  });
});
