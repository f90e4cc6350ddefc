import { WRITES } from '../../src/store/schema';
import type * as Schema from '../../src/store/schema';
import type { Step } from '../../src/store/upcasters/step';
import type * as EventSteps from '../../src/store/upcasters/event';
import { who } from '../case/given';
import * as present from '../service/house';
import { opened, signals } from '../service/story';

/*
 * This program beside the releases that come after it, on the same storage. They differ from it in the schema of events, and
 * so of snapshots: the next release reads the new one and writes the one before it, the release after that writes it.
 */

const now = WRITES.event;

interface Release {
  readonly openHouse: typeof present.openHouse;
  readonly lowerings: () => number;
}

/** The program as it is, but for its schemas: loaded a second time, on the same rows. */
function release(writes: 'older' | 'newer'): Release {
  const lower = jest.fn(({ shade: _, ...older }: Record<string, unknown>) => older);
  const tables: unknown = jest.requireActual('../../src/store/tables');
  let openHouse: Release['openHouse'] | undefined;
  jest.isolateModules(() => {
    jest.doMock('../../src/store/tables', () => tables);
    const schema = jest.requireActual<typeof Schema>('../../src/store/schema');
    Object.assign(schema.READS, { event: schema.READS.event + 1, head: schema.READS.head + 1 });
    if (writes === 'newer') Object.assign(schema.WRITES, { event: schema.READS.event, head: schema.READS.head });
    else Object.assign(schema.lowered, { event: lower });
    const { eventUpcasters: event } = jest.requireActual<typeof EventSteps>('../../src/store/upcasters/event');
    (event as unknown as Step[]).push((older) => ({ ...older, shade: 'unknown' }));
    ({ openHouse } = jest.requireActual<typeof present>('../service/house'));
  });
  if (openHouse === undefined) throw new Error('the release was not loaded');
  return { openHouse, lowerings: () => lower.mock.calls.length };
}

const schemas = async ({ tables }: present.Ground, caseId: string): Promise<readonly unknown[]> => [
  ...new Set(
    (await tables.range('cases', { partition: caseId, from: 'event-', to: 'event-~' })).map(
      ({ values }) => values['schema'],
    ),
  ),
];
const shades = async ({ store }: present.House, caseId: string): Promise<readonly unknown[]> =>
  (await store.cases.readEvents(caseId)).map((event) => (event as { shade?: string }).shade);

it('the next release writes what this one reads, and reads what this one wrote', async () => {
  const on = present.ground();
  const old = await present.openHouse(on);
  const caseId = await opened(old);
  const next = release('older');
  const house = await next.openHouse(on, { instance: 'two' });
  expect(await shades(house, caseId)).toContain('unknown');
  // What it knows of an event besides is not written yet.
  const state = await house.stateOf(caseId);
  const version = state.version + 1;
  const { event } = (await house.store.cases.readEvents(caseId)).at(-1)!;
  const noted = { version, at: on.time.now(), by: who('carla').person, event, shade: 'green' };
  const append = { caseId, expected: state.version, events: [noted], state: { ...state, version }, commandId: 'noted' };
  await house.store.cases.append(append);
  expect((await signals(house, caseId, 'carla', 'Weer gezien', 'seen')).code).toBeUndefined();
  expect(next.lowerings()).toBeGreaterThan(1);
  expect(await schemas(on, caseId)).toEqual([now]);
  // This one goes on with it, also when it has to read every event.
  const fresh = await present.openHouse(on, { instance: 'three' });
  expect((await signals(fresh, caseId, 'anna', 'Nog eens gezien', 'seen again')).code).toBeUndefined();
  expect(await fresh.stateOf(caseId)).toEqual(await house.stateOf(caseId));
  expect(new Set(await shades(fresh, caseId))).toEqual(new Set([undefined]));
}, 30_000);

it('of a case that the release after that wrote, this one tells of danger by what stands in clear, and says what to do', async () => {
  const on = present.ground();
  const [caseId, other] = [await opened(await present.openHouse(on)), await opened(await present.openHouse(on))];
  const later = await release('newer').openHouse(on, { instance: 'two' });
  expect((await signals(later, caseId, 'carla', 'Weer gezien', 'seen')).code).toBeUndefined();
  expect(await schemas(on, caseId)).toEqual([now, now + 1]);
  const house = await present.openHouse(on, { instance: 'three' });
  const before = on.platform.privately(who('willem').person).length;
  const reply = await house.act('anna', 'declare-emergency', { case: caseId, page: 1 });
  expect(JSON.stringify(reply)).toContain('112');
  await present.rest();
  const told = on.platform.privately(who('willem').person).slice(before);
  expect(told.map(({ card }) => card)).toMatchObject([
    { template: 'alert', data: { state: 'open', who: 'Anna Bakker' } },
  ]);
  expect(on.lines).toContainEqual(
    expect.objectContaining({ level: 'error', message: expect.stringContaining('to the same version') }),
  );
  expect((await signals(house, other, 'carla', 'Weer gezien', 'seen too')).code).toBeUndefined();
}, 30_000);
