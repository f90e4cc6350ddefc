import { sweep } from '../../src/service/delivery/sweep';
import { who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type Ground, type House } from './house';
import { opened, reads, reports, signals } from './story';

/** All that waits in the due list for as far as wall time goes. */
const waiting = async ({ store, time }: House): Promise<readonly string[]> =>
  (await store.due.due({ domain: time.now(), wall: '9999' }, 100)).map(({ caseId }) => caseId);

/** A case that was delivered, and a copy of the program that decides on it and then delivers nothing. */
async function decidingOnly(on: Ground = ground()): Promise<{ caseId: string; deciding: House; house: House }> {
  const house = await openHouse(on);
  const caseId = await opened(house);
  return { caseId, house, deciding: await openHouse(on, { idle: true }) };
}

describe('the guard of a command', () => {
  it('brings what was decided to the room half a minute later, when nobody else did', async () => {
    const { caseId, deciding, house } = await decidingOnly();
    await reads(deciding, caseId);
    house.time.pass(29_000);
    await house.worker.tick();
    expect(takenUp(house)).toBe(false);
    house.time.pass(7_000);
    await house.worker.tick();
    expect(takenUp(house)).toBe(true);
    expect(await waiting(house)).toEqual([]);
  });

  it('is gone once the room has followed', async () => {
    const { caseId, house } = await decidingOnly();
    await reads(house, caseId);
    await rest();
    expect(takenUp(house)).toBe(true);
    expect(await waiting(house)).toEqual([]);
  });

  it('of somebody who is refused goes alone, also when somebody else was heard in the same instant', async () => {
    const { caseId, deciding } = await decidingOnly();
    expect((await reads(deciding, caseId)).code).toBeUndefined();
    expect((await reads(deciding, caseId)).code).toBe('already-done');
    await rest();
    expect(await waiting(deciding)).toEqual([caseId]);
  });

  it('of a command that came twice goes alone as well', async () => {
    const { caseId, deciding } = await decidingOnly();
    await signals(deciding, caseId, 'anna', 'Vandaag stil', 'same');
    expect((await signals(deciding, caseId, 'anna', 'Vandaag stil', 'same')).code).toBe('already-done');
    await rest();
    expect(await waiting(deciding)).toEqual([caseId]);
  });

  it('leaves no trace of a case that never came', async () => {
    const on = ground();
    const house = await openHouse(on);
    const caseId = newCaseId();
    await house.store.due.put({ clock: 'wall', at: house.time.wall(), caseId });
    await house.worker.tick();
    expect(await waiting(house)).toEqual([]);
    expect(await on.tables.range('cases', { partition: caseId })).toEqual([]);
  });
});

describe('the sweep', () => {
  const alarms = (house: House): number => house.lines.filter(({ level }) => level === 'error').length;

  it('finds nothing when all was delivered', async () => {
    const { house } = await decidingOnly();
    expect(await sweep(house.ports, house.worker)).toBe(0);
    expect(alarms(house)).toBe(0);
  });

  it('delivers what was decided and not delivered when even its guard was lost, and raises an alarm', async () => {
    const { caseId, deciding, house } = await decidingOnly();
    await reads(deciding, caseId);
    for (const row of await house.store.due.due({ domain: '', wall: '9999' }, 100)) await house.store.due.remove(row);
    expect(await sweep(house.ports, house.worker)).toBe(1);
    expect(takenUp(house)).toBe(true);
    expect(alarms(house)).toBe(1);
  });

  it('finds a case whose room never came', async () => {
    const on = ground();
    const deciding = await openHouse(on, { idle: true });
    const caseId = newCaseId();
    await reports(deciding, caseId);
    for (const row of await deciding.store.due.due({ domain: '', wall: '9999' }, 100))
      await deciding.store.due.remove(row);
    const house = await openHouse(on);
    expect(await sweep(house.ports, house.worker)).toBe(1);
    const { code } = await house.stateOf(caseId);
    expect(on.platform.membersOf(code)).toContain(who('anna').person);
  });

  it('leaves alone what another copy is delivering at this moment', async () => {
    const { caseId, deciding, house } = await decidingOnly();
    await reads(deciding, caseId);
    const { delivery, etag } = await house.store.cases.readDelivery(caseId);
    const lease = { owner: 'another', until: '2027-05-10T06:31:00.000Z' };
    await house.store.cases.writeDelivery(caseId, { ...delivery, lease }, { etag });
    expect(await sweep(house.ports, house.worker)).toBe(0);
    house.time.pass(60_001);
    expect(await sweep(house.ports, house.worker)).toBe(1);
  });

  it('gives back the code of a form that was given up, after five minutes and not before', async () => {
    const house = await openHouse();
    const caseId = newCaseId();
    const school = 'de-lindeboom';
    const row = { school, code: 'K7M4', caseId, step: '', version: 0, openedAt: house.time.now(), people: [] };
    await house.store.registry.reserve({ ...row, status: 'opening' });
    house.time.pass(5 * 60_000);
    await sweep(house.ports, house.worker);
    expect(await house.store.registry.list(school)).toHaveLength(1);
    house.time.pass(1);
    await sweep(house.ports, house.worker);
    expect(await house.store.registry.list(school)).toEqual([]);
    expect(alarms(house)).toBe(0);
  });
});

/** Whether the reporter sees that their concern was taken up. */
const takenUp = ({ platform }: House): boolean =>
  platform.privately(who('anna').person).some(({ card }) => card.data['state'] === 'taken-up');
