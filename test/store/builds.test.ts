import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { replay } from '../../src/case/evolve';
import type { Reply } from '../../src/service/request';
import { lindeboom, who } from '../case/given';
import { ground, openHouse, rest, Time, type House } from '../service/house';
import { Platform } from '../service/platform';
import { closes, signals, until } from '../service/story';
import { makeFixture } from './builds/make';
import { fixtureKeys, tablesOf, type Fixture } from './builds/fixture';

/*
 * Tables that earlier builds of the program wrote, opened by this one. Each holds the same story: cases in many states,
 * mornings, readings, changes of the school. `npm run store:fixture -- NAME` adds one for each release.
 */
const present = 'present';
const folder = join(__dirname, 'builds');
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.json.gz'))
  .map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8')) as Fixture);

/** In these a signal of the coordinator is taken; a concern about staff, and one that stands still or closed, takes none. */
const running = [
  ...['opened', 'consulted', 'talk-planned', 'talked'],
  ...['weighed', 'reported', 'referred', 'emergency'],
];

/** In cases of these, safety still waits for the end of a holiday. */
const waiting = ['328b646', '4a5da2d', '3ac0c65'];

const stories = [...fixtures, { build: present, cases: {} }];
const names = Object.keys(fixtures[0]?.cases ?? {});

/** The stories of these have no danger that was told while the school could not run. */
const withoutAlert = ['328b646', '4a5da2d', '3ac0c65', '0.2.0'];

describe.each(stories)('tables of build $build', (story) => {
  let house: House;
  let fixture: Fixture;
  const idOf = (name: string): string => fixture.cases[name] ?? '';

  beforeAll(async () => {
    fixture = 'rows' in story ? story : await makeFixture(present);
    const time = new Time(fixture.until, fixture.until);
    house = await openHouse(
      ground({
        tables: await tablesOf(fixture),
        keys: fixtureKeys(fixture.secret),
        time,
        platform: new Platform(1_000),
      }),
    );
    for (const name of names) await standsAlready(house, idOf(name));
  }, 60_000);

  /** What went wrong is in the log with its name alone. */
  const troubles = (): readonly unknown[] =>
    house.lines.filter(({ level }) => level !== 'info').map(({ fields, message }) => ({ ...fields, message }));

  it.each(names)('the case "%s" is what its events say', async (name) => {
    const state = await house.stateOf(idOf(name));
    expect(state).toEqual(replay(await house.store.cases.readEvents(idOf(name))));
  });

  it.each(names)('the case "%s" is delivered', async (name) => {
    await house.worker.deliver(idOf(name));
    const { delivery } = await house.store.cases.readDelivery(idOf(name));
    expect(delivery.version).toBe((await house.stateOf(idOf(name))).version);
  });

  it('that safety waits for the end of no holiday any more is written down once, where it did', async () => {
    const counts = await Promise.all(
      names.map(async (name) => {
        const events = await house.store.cases.readEvents(idOf(name));
        return events.filter(({ event }) => event.type === 'safety-terms-followed').length;
      }),
    );
    expect(Math.max(...counts)).toBe(waiting.includes(story.build) ? 1 : 0);
  });

  it.each(['show-overview', 'show-today', 'show-reports', 'mijn-deel'])('%s is answered', async (verb) => {
    for (const by of ['carla', 'anna', 'willem']) expect((await house.act(by, verb)).kind).toBe('card');
  });

  it.each(running)('somebody reads the case "%s", adds to it and is heard in danger', async (name) => {
    const id = idOf(name);
    for (const form of ['dossier', 'my-part', 'close-case']) expect(await opens(house, id, form)).toBe('dialog');
    const before = (await house.stateOf(id)).version;
    ok(await signals(house, id, 'carla', 'Weer gezien'));
    if (name !== 'emergency') ok(await house.act('carla', 'declare-emergency', { case: id, page: 1 }));
    await rest();
    await house.worker.settle();
    expect((await house.stateOf(id)).version).toBeGreaterThan(before);
    if (name !== 'emergency') expect(told(house, id)).toContain(who('willem').person);
  });

  it.each(['staff', 'frozen', 'closed'])('in the case "%s" danger is heard', async (name) => {
    ok(await house.act('anna', 'declare-emergency', { case: idOf(name), page: 1 }));
    await rest();
    await house.worker.settle();
    expect((await house.stateOf(idOf(name))).emergency).toMatchObject({ by: { person: who('anna').person } });
  });

  it.each(running)('a request of the case "%s" is answered', async (name) => {
    const { tasks } = await house.stateOf(idOf(name));
    const task = tasks.find(
      ({ status, owner, kind }) => status === 'open' && owner.person === who('carla').person && kind !== 'feedback',
    );
    ok(await house.act('carla', 'not-now', { case: idOf(name), task: task?.id ?? '' }));
    const reply = await house.act('carla', 'complete-task', { case: idOf(name), task: task?.id ?? '' });
    expect(reply.kind).toBe('dialog');
  });

  it.each(['reported', 'talked'])('what was agreed in the case "%s" is asked weeks later', async (name) => {
    await until(house, '2027-06-11T10:00:00.000Z');
    await house.worker.deliver(idOf(name));
    expect((await house.stateOf(idOf(name))).status).toBe('open');
  });

  it('danger that was told while the school could not run becomes a case, which says when that was', async () => {
    const kept = await house.store.alerts.all();
    expect(kept).toHaveLength(withoutAlert.includes(story.build) ? 0 : 1);
    await house.service.lookAfterAlerts();
    await rest();
    await house.worker.settle();
    for (const { alert } of kept) {
      const { emergency } = await house.stateOf(alert.request.case ?? '');
      expect(emergency).toMatchObject({ saidAt: alert.request.saidAt, by: { person: who('anna').person } });
    }
    expect(await house.store.alerts.all()).toEqual([]);
  });

  it('a case is closed', async () => {
    ok(
      await house.act('carla', 'withdraw-emergency', {
        case: idOf('opened'),
        page: 1,
        values: { reason: 'hulp is er' },
      }),
    );
    ok(await closes(house, idOf('opened')));
    await rest();
    expect((await house.stateOf(idOf('opened'))).status).toBe('closed');
  });

  it('and nothing went wrong on the way', () => {
    expect(troubles()).toEqual([]);
  });
});

/** The room of a case as the build left it on the platform. */
async function standsAlready({ store, platform }: House, id: string): Promise<void> {
  const { delivery } = await store.cases.readDelivery(id);
  const { code } = (await store.cases.clearOf(id)) ?? { code: '' };
  if (delivery.room?.ref === undefined) return;
  const room = await platform.openRoom({
    caseId: id,
    code,
    title: code,
    school: lindeboom.school.id,
    members: [],
    externals: [],
    owner: who('carla').person,
  });
  for (const person of Object.keys(delivery.members)) await platform.admit(room, person);
}

const opens = async (house: House, id: string, form: string): Promise<Reply['kind']> =>
  (await house.act('carla', form, { case: id })).kind;

const ok = (reply: Reply): void => {
  expect({ kind: reply.kind, code: reply.code, text: reply.kind === 'message' ? reply.text : '' }).toMatchObject({
    code: undefined,
  });
};

/** Who has a message about danger in this case. */
const told = (house: House, id: string): readonly string[] =>
  house.platform
    .messages()
    .filter(({ card }) => card.template === 'alert' && JSON.stringify(card).includes(id))
    .map(({ conversation }) => conversation.replace('private-', ''));
