import { agreementOf } from '../../src/agreement/load';
import { bindCard } from '../../src/cards/bind-card';
import { bindDialog } from '../../src/cards/bind-dialog';
import { cardText } from '../../src/cards/text';
import type { Reply } from '../../src/service/request';
import { lindeboom, who } from '../case/given';
import { StorageUnavailable } from '../../src/service/ports';
import { memoryTables } from '../../src/store/memory-tables';
import type { Tables } from '../../src/store/tables';
import { ground, newCaseId, openHouse, rest, Time, type House } from './house';
import { opened } from './story';
import type { Values } from '../../src/view/values';

const OVER_STAFF = { staff: 'yes' };
const shown = (reply: Reply): string =>
  reply.kind === 'message'
    ? reply.text
    : cardText(reply.kind === 'dialog' ? bindDialog(reply.page) : bindCard(reply.card));

/** "Ik bel nu: over een collega", on the card of a case or before there is one. */
async function declares(house: House, caseId: string, values: Values): Promise<Reply> {
  const reply = await house.act('anna', 'declare-emergency', { case: caseId, page: 1, values });
  await rest();
  return reply;
}

/** Who was alerted of danger. */
const alerted = ({ platform }: House): readonly string[] =>
  ['carla', 'dirk', 'willem', 'bo'].filter((key) =>
    platform.privately(who(key).person).some(({ card }) => card.template === 'alert'),
  );
const alertsOf = ({ platform }: House, key: string): number =>
  platform.privately(who(key).person).filter(({ card }) => card.template === 'alert').length;
const casesIn = async ({ store }: House): Promise<number> => (await store.registry.list(lindeboom.school.id)).length;

describe('danger over a colleague', () => {
  it('before there is a case alerts the board alone, at once, which is asked to call as well', async () => {
    const house = await openHouse();
    const caseId = newCaseId();
    const reply = await declares(house, caseId, { ...OVER_STAFF, fresh: true });
    expect(reply).toMatchObject({ kind: 'message' });
    expect(shown(reply)).toMatch(
      /^Bel zelf: 112.*Ik waarschuw nu Bo Terpstra.*Vertel het verder aan niemand op school/,
    );
    expect(alerted(house)).toEqual(['bo']);
    expect(house.platform.privately(who('bo').person).map(({ card }) => card.template)).toContain('board');
    expect(await house.stateOf(caseId)).toMatchObject({
      route: 'staff',
      emergency: { by: { person: who('anna').person } },
    });
  });

  it('on the card of a case alerts the board apart from it, and then asks whether it is that case', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const reply = await declares(house, caseId, OVER_STAFF);
    expect(reply).toMatchObject({ kind: 'dialog', page: { form: 'alert-board', page: 3, case: caseId } });
    expect(shown(reply)).toMatch(/Ik waarschuw nu Bo Terpstra[^]*Gaat het over deze zorg\?/);
    expect(alerted(house)).toEqual(['bo']);
    const state = await house.stateOf(caseId);
    expect([state.emergency, state.frozen]).toEqual([undefined, undefined]);
    expect(await casesIn(house)).toBe(2);
    const today = `${lindeboom.school.tenant}|${house.time.now().slice(0, 10)}`;
    for (const subject of [caseId, today])
      expect(await house.store.audit.list(subject)).not.toContainEqual(expect.objectContaining({ act: 'refused' }));
  });

  it('goes on in either way: the case stands still, or nothing more is done', async () => {
    const house = await openHouse();
    const [one, other] = [await opened(house), await opened(house)];
    for (const caseId of [one, other]) await declares(house, caseId, OVER_STAFF);
    const said = (caseId: string, values: Values) =>
      house.act('anna', 'alert-board', { case: caseId, page: 3, values });
    const still = await said(one, { about: 'this', suspect: who('carla').person });
    expect(shown(still)).toContain('Deze zorg staat nu stil');
    expect((await house.stateOf(one)).frozen?.suspect).toBe(who('carla').person);
    const before = await casesIn(house);
    expect(await said(other, { about: 'other' })).toMatchObject({ kind: 'dialog', page: { page: 4 } });
    expect((await house.stateOf(other)).frozen).toBeUndefined();
    expect(await casesIn(house)).toBe(before);
  });

  it('said once more begins nothing anew', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await declares(house, caseId, OVER_STAFF);
    await declares(house, caseId, OVER_STAFF);
    expect(alertsOf(house, 'bo')).toBe(1);
    expect(await casesIn(house)).toBe(2);
  });

  it('on the card of what the board was asked is told there', async () => {
    const house = await openHouse();
    const caseId = newCaseId();
    await house.act('anna', 'alert-board', { case: caseId, page: 1, values: { fresh: true } });
    const reply = await declares(house, caseId, OVER_STAFF);
    expect(reply.kind).toBe('message');
    expect((await house.stateOf(caseId)).emergency).toBeDefined();
    expect(await casesIn(house)).toBe(1);
  });

  it('that is not over one is told to those who lead, also on the card of what the board was asked', async () => {
    const house = await openHouse();
    const caseId = newCaseId();
    await house.act('anna', 'alert-board', { case: caseId, page: 1, values: { fresh: true } });
    expect(shown(await declares(house, caseId, { staff: 'no' }))).toContain('Ik waarschuw nu Carla Postma');
    expect(alerted(house)).toEqual(['carla', 'dirk', 'willem']);
    expect((await house.stateOf(caseId)).emergency).toBeUndefined();
  });

  it('by somebody who was told before of danger apart from a case they do not see, is told to the board in yet another', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await house.act('carla', 'dismiss', {
      case: caseId,
      page: 1,
      values: { person: who('anna').person, reason: 'klaar' },
    });
    await declares(house, caseId, { staff: 'no' });
    expect(alerted(house)).toEqual(['carla', 'dirk', 'willem']);
    await declares(house, caseId, OVER_STAFF);
    expect(alerted(house)).toEqual(['carla', 'dirk', 'willem', 'bo']);
    for (const key of ['carla', 'dirk', 'willem']) expect(alertsOf(house, key)).toBe(1);
  });

  it('at a school without a board of its own is not offered, and a form that was open says whom to call', async () => {
    const { school, protocol } = lindeboom;
    const roles = { ...school.roles, board: { person: 'willem' } };
    const house = await openHouse(undefined, { agreements: [agreementOf({ ...school, roles }, protocol)] });
    const page = shown(await house.act('anna', 'declare-emergency'));
    expect(page).toContain('Ik bel nu: niet over een collega');
    expect(page).not.toContain('Ik bel nu: over een collega');
    expect(page).toContain('vertrouwensinspecteur: 0900-111 3111');
    const reply = await declares(house, newCaseId(), { ...OVER_STAFF, fresh: true });
    expect(reply).toMatchObject({ code: 'not-allowed' });
    expect(shown(reply)).toContain('vertrouwensinspecteur: 0900-111 3111');
    expect(alerted(house)).toEqual([]);
  });
});

describe('danger over a colleague while storage is away', () => {
  /** A house whose storage can go away and come back. */
  async function world(): Promise<{
    readonly house: House;
    readonly goes: () => void;
    readonly comes: () => Promise<void>;
  }> {
    let away = false;
    const inner = memoryTables();
    const tables: Tables = new Proxy(inner, {
      get: (target, name: keyof Tables) =>
        away
          ? () => Promise.reject(new StorageUnavailable('STORAGE_CONNECTION: no answer'))
          : (target[name] as (...args: readonly unknown[]) => unknown).bind(target),
    });
    const house = await openHouse(ground({ tables, time: new Time() }));
    const comes = async (): Promise<void> => {
      away = false;
      for (let second = 0; second < 90; second += 1) {
        house.time.passWall(1000);
        await rest();
        if (second === 31) await house.worker.tick();
      }
    };
    return { house, goes: () => (away = true), comes };
  }

  it('is told to the board alone, and then written down apart from the case on whose card it was said', async () => {
    const { house, goes, comes } = await world();
    const caseId = await opened(house);
    goes();
    const reply = await declares(house, caseId, OVER_STAFF);
    expect(shown(reply)).toContain('Bo Terpstra (06-0000 0004)');
    expect(alerted(house)).toEqual(['bo']);
    await comes();
    expect((await house.stateOf(caseId)).emergency).toBeUndefined();
    expect(await casesIn(house)).toBe(2);
    expect(alerted(house)).toEqual(['bo']);
    for (const key of ['anna', 'bo']) expect(alertsOf(house, key)).toBe(1);
  });

  it('is told to the board as well where it was first said to be of nobody at school, and both are written down', async () => {
    const { house, goes, comes } = await world();
    const caseId = newCaseId();
    goes();
    await declares(house, caseId, { fresh: true, staff: 'no' });
    await declares(house, caseId, { fresh: true, ...OVER_STAFF });
    expect(alerted(house)).toEqual(['carla', 'dirk', 'willem', 'bo']);
    await comes();
    expect(await casesIn(house)).toBe(2);
    expect(alerted(house)).toEqual(['carla', 'dirk', 'willem', 'bo']);
  });
});
