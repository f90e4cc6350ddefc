import { StorageUnavailable } from '../../src/service/ports';
import type { Tables } from '../../src/store/tables';
import { formsOf } from '../store/forms-of';
import { intake, lindeboom, who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type Ground, type House, type Own } from './house';
import { failure } from './platform';

/* A school that cannot run: danger is told there all the same, and outlives the copy of the program that tells it. */

const { id } = lindeboom.school;
const slip = { file: 'schools/de-lindeboom.yaml', line: 12, message: 'people.anna.id: use the id as Entra shows it' };
const dangerAlone: Own = {
  agreements: [],
  dangerAlone: [lindeboom],
  wrong: [{ school: id, mistakes: [slip], calendarOnly: false, left: 'danger' }],
};

/** A copy of the program that can be killed: from then on it reaches neither storage nor anybody. */
async function copy(on: Ground, own: Own = dangerAlone): Promise<{ house: House; kill: () => void }> {
  let dead = false;
  const through = <T extends object>(inner: T, error: () => Error): T =>
    new Proxy(inner, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== 'function') return found;
        return dead ? () => Promise.reject(error()) : (found.bind(target) as unknown);
      },
    });
  const house = await openHouse(on, {
    ...own,
    tables: (tables: Tables) => through(tables, () => new StorageUnavailable('STORAGE_CONNECTION: no answer')),
    surface: (surface) => through(surface, () => failure('busy').error),
  });
  return { house, kill: () => (dead = true) };
}

const seconds = async ({ time }: Ground, count: number): Promise<void> => {
  for (let second = 0; second < count; second += 1) {
    time.passWall(1_000);
    await rest();
  }
};
const looks = async ({ service }: House): Promise<void> => {
  await service.lookAfterAlerts();
  await rest();
};
const keys = ['anna', 'carla', 'dirk', 'willem', 'bo'] as const;
const alertsOf = ({ platform }: Ground, key: string): number =>
  platform.privately(who(key).person).filter(({ card }) => card.template === 'alert').length;
const told = (on: Ground): readonly string[] => keys.filter((key) => key !== 'anna' && alertsOf(on, key) > 0);
const rows = (on: Ground) => on.tables.range('alerts', { partition: 'alerts' });

const declares = async (house: House, caseId = newCaseId()): Promise<string> => {
  await house.act('anna', 'declare-emergency', { case: caseId, page: 2, values: { fresh: true, staff: 'no' } });
  await rest();
  return caseId;
};

describe('danger at a school that cannot run', () => {
  it('is told by another copy of the program within two minutes when the first is killed', async () => {
    const on = ground();
    const first = await copy(on);
    on.platform.trouble = ({ name }) => (name === 'sendPrivately' ? failure('busy') : undefined);
    await declares(first.house);
    const second = await copy(on);
    await looks(second.house);
    first.kill();
    on.platform.trouble = () => undefined;
    await looks(second.house);
    // The first may still be at it.
    expect(told(on)).toEqual([]);
    for (let look = 0; look < 4; look += 1) {
      await seconds(on, 15);
      await looks(second.house);
    }
    expect(told(on)).toEqual(['carla', 'dirk', 'willem']);
    expect(keys.map((key) => alertsOf(on, key))).toEqual([1, 1, 1, 1, 0]);
  });

  it('is told once: a copy that goes on with it knows with whom it stands', async () => {
    const on = ground();
    const first = await copy(on);
    const dirk = who('dirk').person;
    on.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && about === dirk ? failure('busy') : undefined;
    await declares(first.house);
    expect(told(on)).toEqual(['carla', 'willem']);
    first.kill();
    on.platform.trouble = () => undefined;
    const second = await copy(on);
    await seconds(on, 60);
    await looks(second.house);
    expect(keys.map((key) => alertsOf(on, key))).toEqual([1, 1, 1, 1, 0]);
    second.kill();
    const third = await copy(on);
    await seconds(on, 600);
    await looks(third.house);
    await seconds(on, 60);
    expect(keys.map((key) => alertsOf(on, key))).toEqual([1, 1, 1, 1, 0]);
  });

  it('stays with the copy that is at it, however long that takes, and is taken over by one', async () => {
    const on = ground();
    const first = await copy(on);
    const [second, third] = [await copy(on), await copy(on)];
    on.platform.trouble = ({ name }) => (name === 'sendPrivately' ? failure('busy') : undefined);
    await declares(first.house);
    for (let look = 0; look < 20; look += 1) {
      await seconds(on, 15);
      for (const { house } of [first, second, third]) await looks(house);
    }
    const goingOut = () => on.lines.filter(({ message }) => message.includes('before it is written down')).length;
    expect(goingOut()).toBe(1);
    first.kill();
    await seconds(on, 60);
    await Promise.all([looks(second.house), looks(third.house)]);
    expect(goingOut()).toBe(2);
  });

  it('is kept as soon as storage takes it', async () => {
    const on = ground();
    let away = true;
    const house = await openHouse(on, {
      ...dangerAlone,
      tables: (tables) =>
        new Proxy(tables, {
          get: (target, name: keyof Tables) =>
            away
              ? () => Promise.reject(new StorageUnavailable('STORAGE_CONNECTION: no answer'))
              : (target[name] as (...args: unknown[]) => unknown).bind(target),
        }),
    });
    await declares(house);
    expect(told(on)).toEqual(['carla', 'dirk', 'willem']);
    expect(await rows(on)).toEqual([]);
    away = false;
    await house.service.writeDownWaiting();
    expect(await rows(on)).toHaveLength(1);
  });

  it('becomes a case once the school runs again, and each of them then has one message', async () => {
    const on = ground();
    const first = await copy(on);
    const caseId = await declares(first.house);
    first.kill();
    const { house } = await copy(on, {});
    await looks(house);
    await house.worker.settle();
    await seconds(on, 120);
    expect((await house.stateOf(caseId)).emergency?.by.person).toBe(who('anna').person);
    expect(keys.map((key) => alertsOf(on, key))).toEqual([1, 1, 1, 1, 0]);
    expect(await rows(on)).toEqual([]);
  });

  it('said in a concern becomes that concern, and nothing of it stands in clear', async () => {
    const on = ground();
    const first = await copy(on);
    const caseId = newCaseId();
    await first.house.act('anna', 'open-case', {
      case: caseId,
      page: 3,
      values: { ...intake, danger: 'yes', informed: true },
    });
    await rest();
    const [row] = await rows(on);
    const bytes = Buffer.concat(
      Object.values(row?.values ?? {}).map((value) => Buffer.from(value instanceof Uint8Array ? value : String(value))),
    );
    for (const text of [intake.what, who('anna').person, who('anna').name, caseId])
      for (const form of formsOf(text)) expect(bytes.includes(form)).toBe(false);
    first.kill();
    const { house } = await copy(on, {});
    await looks(house);
    expect(JSON.stringify(await house.store.cases.readEvents(caseId))).toContain(intake.what);
    expect(JSON.stringify(on.lines)).not.toContain(intake.what);
  });
});
