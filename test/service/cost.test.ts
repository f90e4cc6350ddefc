import type { CaseState } from '../../src/case/state';
import type { RecordedEvent } from '../../src/case/events';
import { memoryTables } from '../../src/store/memory-tables';
import { withAzurite } from '../store/adapters';
import { countingTables } from '../store/counting-tables';
import { observed } from '../store/observed-tables';
import type { Tables } from '../../src/store/tables';
import { ground, newCaseId, openHouse, request, type House } from './house';
import { answers, asks, follows, opened, reads, refers } from './story';

/** A case with so many events: signals, appended in the largest transactions that storage takes. */
async function grow(house: House, caseId: string, to: number): Promise<void> {
  let state = await house.stateOf(caseId);
  while (state.version < to) {
    const count = Math.min(90, to - state.version);
    const expected = state.version;
    const events = Array.from({ length: count }, (_, index) => signal(expected + index + 1));
    const next: CaseState = { ...state, version: expected + count };
    await house.store.cases.append({ caseId, expected, events, state: next, commandId: `grow-${expected}` });
    state = next;
  }
}

const signal = (version: number): RecordedEvent => ({
  version,
  at: '2027-05-10T06:30:00.000Z',
  by: 'a1000000-0000-4000-8000-000000000001',
  event: {
    type: 'signal-recorded',
    signal: {
      what: 'Een blauwe plek op de arm',
      nature: 'observation',
      direction: 'neutral',
      on: '2027-05-10',
      place: 'plein',
      situation: 'pauze',
      present: 'Niemand anders',
      categories: [],
    },
  },
});

const deeds: readonly [string, (house: House, caseId: string) => Promise<unknown>][] = [
  ['"Gelezen" on a card', (house, caseId) => reads(house, caseId)],
  ['the follow-up answered on its card', (house, caseId) => follows(house, caseId, 't4')],
  ['the last page of a form', (house, caseId) => answers(house, caseId, 'noor', 't3')],
];

/** What each deed costs. The service alone: what the worker does afterwards keeps nobody waiting. */
async function costs(tables: Tables, events: number): Promise<readonly unknown[]> {
  const storage = observed(tables);
  const house = await openHouse(ground({ tables: storage.tables }), { idle: true });
  const caseId = await opened(house);
  await asks(house, caseId, 'noor');
  await refers(house, caseId, '2027-05-10');
  await grow(house, caseId, events);
  await house.act('noor', 'answer-consultation', { case: caseId, task: 't3' });
  const found: unknown[] = [];
  for (const [what, act] of deeds) {
    storage.reset();
    await act(house, caseId);
    const [one = '', two = '', ...then] = storage.calls;
    found.push({ what, sideBySide: [one, two].sort(), then, oneAfterTheOther: storage.sequence() });
  }
  return found;
}

describe('what answering somebody costs in storage', () => {
  /** The guard and the head, begun together; then the append. */
  const three = deeds.map(([what]) => ({
    what,
    sideBySide: ['get cases', 'upsert due'],
    then: ['transact cases'],
    oneAfterTheOther: 2,
  }));

  it.each([10, 10_000])('is three calls, two of them one after the other, at %i events', async (events) => {
    expect(await costs(memoryTables(), events)).toEqual(three);
  });

  describe('on Azurite', () => {
    const { fresh } = withAzurite();
    // That a head is no larger at 10,000 events, and reading it no slower, is a test of the store.
    it.each([10, 1_000])('is the same, at %i events', async (events) => {
      expect(await costs(await fresh(), events)).toEqual(three);
    });
  });
});

it('the guard is there before anything is appended', async () => {
  const order: string[] = [];
  const on = ground();
  const slow: Tables = {
    ...countingTables(on.tables).tables,
    upsert: async (table, row) => {
      order.push(`${table} begins`);
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      const etag = await on.tables.upsert(table, row);
      order.push(`${table} is there`);
      return etag;
    },
    transact: (table, changes) => {
      order.push('append');
      return on.tables.transact(table, changes);
    },
  };
  const house = await openHouse(on, { idle: true });
  const caseId = await opened(house);
  const slowHouse = await openHouse({ ...on, tables: slow }, { idle: true });
  order.length = 0;
  await reads(slowHouse, caseId);
  expect(order).toEqual(['due begins', 'due is there', 'append']);
});

describe('a look at the due list when nothing is due', () => {
  it.each([1, 300])('is one range read, at %i cases', async (count) => {
    const { tables, calls } = countingTables(ground().tables);
    const house = await openHouse(ground({ tables }));
    for (let number = 0; number < count; number += 1) await opened(house);
    calls.length = 0;
    await house.worker.tick();
    expect(calls).toEqual(['range due']);
  });
});

it('what nobody understands costs no storage at all', async () => {
  const { tables, calls } = countingTables(ground().tables);
  const house = await openHouse(ground({ tables }));
  calls.length = 0;
  await house.service.handle(request('anna', 'nonsense'));
  await house.service.handle(request('anna', 'start'));
  expect(calls).toEqual([]);
});

it('a form that is opened looks once whether it was begun before', async () => {
  const { tables, calls } = countingTables(ground().tables);
  const house = await openHouse(ground({ tables }));
  calls.length = 0;
  await house.service.handle(request('anna', 'open-case', { case: newCaseId() }));
  expect(calls).toEqual(['range drafts']);
});
