import { bindCard } from '../../src/cards/bind-card';
import { cardText } from '../../src/cards/text';
import { StorageUnavailable } from '../../src/service/ports';
import type { Tables } from '../../src/store/tables';
import type { Values } from '../../src/view/values';
import { lindeboom, monday, who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type Ground, type House, type Own } from './house';
import { failure } from './platform';

/* Danger that could not be told or written down when it was said, and is days later: nobody reads it as said now. */

const DAY = 24 * 60 * 60_000;
const then = 'maandag 10 mei om 08.30';
const dangerAlone: Own = {
  agreements: [],
  dangerAlone: [lindeboom],
  wrong: [{ school: lindeboom.school.id, mistakes: [], calendarOnly: false, left: 'danger' }],
};

const textsOf = ({ platform }: Ground, key: string): readonly string[] =>
  platform.privately(who(key).person).map(({ card }) => cardText(bindCard(card)));

async function seconds({ time }: Ground, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) {
    time.passWall(1_000);
    await rest();
  }
}

/** Somebody says it at a school that cannot run. @returns the case that comes of it */
async function said(on: Ground, verb: 'declare-emergency' | 'alert-board', page: number, values: Values = {}) {
  const house = await openHouse(on, dangerAlone);
  const caseId = newCaseId();
  await house.act('anna', verb, { case: caseId, page, values });
  await rest();
  return caseId;
}

/** Days later the school runs again. */
async function runsAgain(on: Ground): Promise<House> {
  on.time.pass(3 * DAY);
  const house = await openHouse(on);
  await house.service.lookAfterAlerts();
  await rest();
  await house.worker.settle();
  await seconds(on, 120);
  return house;
}

describe('danger that is written down days after it was said', () => {
  it('is in the case with the moment at which it was said, and told so', async () => {
    const on = ground();
    const caseId = await said(on, 'declare-emergency', 2, { fresh: true, staff: 'no' });
    expect(textsOf(on, 'carla')).toEqual([expect.stringContaining('meldt dat er nu gevaar kan zijn')]);
    const house = await runsAgain(on);
    expect((await house.stateOf(caseId)).emergency).toMatchObject({ saidAt: monday });
    const alerts = textsOf(on, 'carla').filter((text) => text.includes('gevaar k'));
    expect(alerts).toEqual([expect.stringContaining(`zei op ${then} dat er gevaar kon zijn`)]);
    expect(textsOf(on, 'anna')).toContainEqual(expect.stringContaining(`Je zei dit op ${then}`));
  });

  it('is so for the board, which is asked to call', async () => {
    const on = ground();
    const caseId = await said(on, 'alert-board', 1, { fresh: true });
    const house = await runsAgain(on);
    expect((await house.stateOf(caseId)).saidAt).toBe(monday);
    expect(textsOf(on, 'bo')).toContainEqual(expect.stringContaining(`vroeg op ${then} of je belt`));
  });

  it('is told so from memory as well, by a copy of the program that goes on with it later', async () => {
    const on = ground();
    on.platform.trouble = ({ name }) => (name === 'sendPrivately' ? failure('busy') : undefined);
    await said(on, 'declare-emergency', 2, { fresh: true, staff: 'no' });
    on.platform.trouble = () => undefined;
    on.time.pass(3 * DAY);
    const { service } = await openHouse(on, { ...dangerAlone, instance: 'two' });
    await service.lookAfterAlerts();
    await rest();
    expect(textsOf(on, 'carla')[0]).toContain(`zei op ${then} dat er gevaar kon zijn`);
  });

  it('is of storage that was away as it is of a school that could not run', async () => {
    const on = ground();
    let away = true;
    const house = await openHouse(on, {
      tables: (tables: Tables) =>
        new Proxy(tables, {
          get: (target, name: keyof Tables) =>
            away
              ? () => Promise.reject(new StorageUnavailable('STORAGE_CONNECTION: no answer'))
              : (target[name] as (...args: unknown[]) => unknown).bind(target),
        }),
    });
    const caseId = newCaseId();
    await house.act('anna', 'declare-emergency', { case: caseId, page: 2, values: { fresh: true, staff: 'no' } });
    await rest();
    on.time.pass(2 * 60 * 60_000);
    away = false;
    await house.service.writeDownWaiting();
    await house.worker.settle();
    expect((await house.stateOf(caseId)).emergency).toMatchObject({ saidAt: monday });
  });

  it('says nothing about when where a build of before kept it, which did not know', async () => {
    const on = ground();
    const caseId = await said(on, 'declare-emergency', 2, { fresh: true, staff: 'no' });
    const { store } = await openHouse(on, { ...dangerAlone, instance: 'two' });
    const [kept] = await store.alerts.all();
    const { saidAt: _, ...request } = kept!.alert.request;
    await store.alerts.write(kept!.id, { ...kept!.alert, request }, kept!.etag);
    const house = await runsAgain(on);
    expect((await house.stateOf(caseId)).emergency).not.toHaveProperty('saidAt');
    expect(textsOf(on, 'carla').join()).not.toContain('10 mei');
  });
});
