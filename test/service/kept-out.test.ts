import { relatedCasesOf } from '../../src/service/dialogs/related-cases';
import { intake, lindeboom, who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type House } from './house';
import type { Values } from '../../src/view/values';

/* A person who is kept out of one case: to them it is not there, on whatever road they come. */

const id = (key: string): string => who(key).person;
const shown = (reply: unknown): string => JSON.stringify(reply);
const privately = (house: House, by: string): string => shown(house.platform.privately(id(by)));

async function reported(house: House, by: string, more: Values = {}): Promise<string> {
  const caseId = newCaseId();
  await house.act(by, 'open-case', { case: caseId, page: 3, values: { ...intake, child: 'Jip de Vries', ...more } });
  await soon(house);
  return caseId;
}

const keepsOut = async (house: House, by: string, caseId: string, key: string): Promise<void> => {
  await house.act(by, 'keep-out', { case: caseId, page: 1, values: { person: id(key) } });
  await soon(house);
};

async function soon(house: House): Promise<void> {
  for (let minute = 0; minute < 3; minute += 1) {
    await rest();
    house.time.passWall(61_000);
    await house.worker.tick();
  }
  await rest();
}

it('hears nothing from the start, and is answered as if there were no case', async () => {
  const house = await openHouse(ground());
  const before = privately(house, 'carla');
  const caseId = await reported(house, 'anna', { keptOut: [id('carla')] });
  expect(privately(house, 'carla')).toBe(before);
  const { code } = await house.stateOf(caseId);
  for (const verb of ['show-overview', 'show-today', 'show-reports', 'help'])
    expect(shown(await house.act('carla', verb))).not.toContain(code);
  for (const verb of ['my-part', 'dossier', 'keep-out', 'stay-out', 'record-child', 'declare-emergency']) {
    const none = await house.act('carla', verb, { case: 'f'.repeat(32) });
    if (verb !== 'declare-emergency') expect(none.code).toBe('not-found');
    expect(shown(await house.act('carla', verb, { case: caseId })).replaceAll(caseId, '')).toBe(
      shown(none).replaceAll('f'.repeat(32), ''),
    );
  }
  const [row] = await house.store.registry.list(lindeboom.school.id);
  expect(row?.people).not.toContain(id('carla'));
  expect(row?.owners).not.toContain(id('carla'));
});

it('keeps no message once somebody keeps them out', async () => {
  const house = await openHouse(ground());
  const caseId = await reported(house, 'anna');
  const { code } = await house.stateOf(caseId);
  expect(privately(house, 'carla')).toContain(code);
  await keepsOut(house, 'dirk', caseId, 'carla');
  expect(privately(house, 'carla')).not.toContain(code);
});

describe('of two cases about one child', () => {
  it('hears nothing of the one by the other, found before or afterwards', async () => {
    const house = await openHouse(ground());
    const earlier = await reported(house, 'anna');
    const later = await reported(house, 'bas');
    const { code } = await house.stateOf(earlier);
    expect(privately(house, 'carla')).toContain(`als ${code}`);
    await keepsOut(house, 'dirk', earlier, 'carla');
    expect(privately(house, 'carla')).not.toContain(code);
    // Who leads both still hears of it.
    expect(privately(house, 'dirk')).toContain(`als ${code}`);
    const third = await reported(house, 'noor');
    expect((await house.stateOf(third)).related.find((one) => one.case === earlier)?.keptFrom).toEqual([id('carla')]);
    expect(privately(house, 'carla')).not.toContain(code);
    for (const caseId of [later, third]) {
      const page = shown(await house.act('carla', 'dossier', { case: caseId }));
      expect(page).not.toContain(code);
      expect(await relatedCasesOf(house.ports, await house.stateOf(caseId), id('carla'))).not.toContainEqual(
        expect.objectContaining({ case: earlier }),
      );
    }
    expect(shown(await house.act('dirk', 'dossier', { case: later }))).toContain(code);
  });

  it('that are joined: who is kept out of the one is kept out of the other', async () => {
    const house = await openHouse(ground());
    const earlier = await reported(house, 'anna');
    const later = await reported(house, 'bas');
    const values = { other: earlier, way: 'join', reason: 'hetzelfde kind' };
    await house.act('carla', 'relate', { case: later, page: 1, values });
    await soon(house);
    await keepsOut(house, 'dirk', earlier, 'noor');
    expect((await house.stateOf(later)).keptOut?.map(({ person }) => person)).toEqual([id('noor')]);
  });

  it('of which the one that is joined kept somebody out: so does the other', async () => {
    const house = await openHouse(ground());
    const earlier = await reported(house, 'anna');
    const later = await reported(house, 'bas', { keptOut: [id('carla')] });
    const values = { other: earlier, way: 'join', reason: 'hetzelfde kind' };
    expect((await house.act('dirk', 'relate', { case: later, page: 1, values })).code).toBeUndefined();
    await soon(house);
    expect((await house.stateOf(earlier)).keptOut?.map(({ person }) => person)).toEqual([id('carla')]);
    expect(privately(house, 'carla')).not.toContain((await house.stateOf(later)).code);
  });
});

it('is told to no alarm of a case that does not open: what stands in clear says who must not hear', async () => {
  const house = await openHouse(ground());
  const caseId = await reported(house, 'anna', { keptOut: [id('carla')] });
  expect(await house.store.cases.clearOf(caseId)).toMatchObject({ tells: 'school', keptOut: [id('carla')] });
  const open = await reported(house, 'bas', { child: 'Mila Jansen' });
  expect(await house.store.cases.clearOf(open)).not.toHaveProperty('keptOut');
});
