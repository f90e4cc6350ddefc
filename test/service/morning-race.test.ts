import fc from 'fast-check';
import { card } from '../../src/room/card-data';
import { Digests } from '../../src/service/delivery/digests';
import { memoryTables } from '../../src/store/memory-tables';
import type { Tables } from '../../src/store/tables';
import { who } from '../case/given';
import { onEachAdapter } from '../store/adapters';
import { ground, newCaseId, openHouse, rest, type House, type Own } from './house';
import { linesOf, lists } from './morning-lists';
import { failure } from './platform';
import { answers, asks, opened, reads, reports } from './story';

/** Tuesday 11 May 2027, 09.00: Carla was to have read by then. */
const tuesday = '2027-05-11T07:00:00.000Z';
const carla = who('carla').person;
const toRead = 'Nieuwe zorg lezen: Uiterlijk di 11 mei, 09.00';

interface Copies {
  readonly one: House;
  readonly other: House;
  readonly cases: readonly string[];
  /** How many messages went to Carla since. */
  readonly sent: () => number;
}

/** Two copies of the program on the same ground, with so many cases that all have something on Tuesday. */
async function twoCopies(tables: Tables, count: number, own: Own = {}): Promise<Copies> {
  const on = ground({ tables });
  const one = await openHouse(on, { ...own, instance: 'one' });
  const other = await openHouse(on, { instance: 'other' });
  const cases = Array.from({ length: count }, () => newCaseId());
  for (const caseId of cases) await reports(one, caseId);
  await one.worker.settle();
  const toCarla = (): number =>
    on.platform.calls.filter(({ name, about }) => name === 'sendPrivately' && about === carla).length;
  const before = toCarla();
  return { one, other, cases, sent: () => toCarla() - before };
}

/** Each delivers its share of the cases at the same time, and again when what they left to each other may be tried. */
async function morningComes({ one, other, cases }: Copies): Promise<void> {
  one.time.to(tuesday);
  await Promise.all(cases.map((caseId, index) => (index % 2 === 0 ? one : other).worker.deliver(caseId)));
  await minutesPass(one, other);
}

async function minutesPass(one: House, other: House, looks = 3, apart = 61_000): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    one.time.passWall(apart);
    await Promise.all([one.worker.tick(), other.worker.tick()]);
  }
}

onEachAdapter((fresh) => {
  it('two copies that deliver two cases at once send exactly one message, with both lines', async () => {
    const copies = await twoCopies(await fresh(), 2);
    await morningComes(copies);
    expect(copies.sent()).toBe(1);
    expect(lists(copies.one).map(linesOf)).toEqual([[toRead, toRead]]);
  }, 30_000);
});

/** Tables that do something else before each call. */
const delayed = (tables: Tables, before: () => Promise<void>): Tables =>
  new Proxy(tables, {
    get:
      (target, name: keyof Tables) =>
      async (...all: readonly unknown[]): Promise<unknown> => {
        await before();
        return (target[name] as (...all: readonly unknown[]) => unknown).call(target, ...all);
      },
  });

describe('however two copies get in each others way', () => {
  const waits = fc.array(fc.nat(30), { minLength: 80, maxLength: 80 });

  /** Ground on which each call, once begun, takes as many turns as the draw says: so they overtake each other. */
  function slowGround(): {
    readonly tables: Tables;
    readonly slow: (copies: Copies, turns: readonly number[]) => void;
  } {
    let draw: readonly number[] = [0];
    let calls = 0;
    const wait = async (): Promise<void> => {
      const turns = draw[(calls += 1) % draw.length] ?? 0;
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    };
    const tables = delayed(memoryTables(), wait);
    const slow = ({ one: { platform } }: Copies, turns: readonly number[]): void => {
      draw = turns;
      platform.meanwhile = wait;
    };
    return { tables, slow };
  }

  it('no line is lost, and one message notifies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), waits, async (count, turns) => {
        const { tables, slow } = slowGround();
        const copies = await twoCopies(tables, count);
        slow(copies, turns);
        await morningComes(copies);
        expect(copies.sent()).toBe(1);
        expect(lists(copies.one).map(linesOf)).toEqual([Array(count).fill(toRead)]);
      }),
      { numRuns: 30, seed: 20270511 },
    );
  }, 60_000);

  it('what is answered in all of them at once is done on the list', async () => {
    await fc.assert(
      fc.asyncProperty(waits, async (turns) => {
        const { tables, slow } = slowGround();
        const copies = await twoCopies(tables, 4);
        await morningComes(copies);
        slow(copies, turns);
        const { one, other, cases } = copies;
        await Promise.all(cases.map((caseId, index) => reads(index % 2 === 0 ? one : other, caseId)));
        // What one found in the hands of the other is looked at again two seconds later: a minute is long enough for all.
        await minutesPass(one, other, 30, 2_000);
        expect(lists(one)).toMatchObject([{ open: false }]);
        expect(linesOf(lists(one)[0])).toEqual(Array(4).fill('Nieuwe zorg lezen: Klaar'));
        expect(copies.sent()).toBe(1);
      }),
      { numRuns: 30, seed: 20270512 },
    );
  }, 60_000);
});

describe('a copy that is overtaken', () => {
  /** One copy delivers, and at one of its calls to storage the other delivers the other case from beginning to end. */
  async function overtakenAt(call: number): Promise<{ copies: Copies; reached: boolean }> {
    let calls = 0;
    let overtake: (() => Promise<void>) | undefined;
    const before = async (): Promise<void> => {
      if (overtake !== undefined && (calls += 1) === call) await overtake();
    };
    const copies = await twoCopies(memoryTables(), 2, { tables: (tables) => delayed(tables, before) });
    const { one, other, cases } = copies;
    const [first = '', second = ''] = cases;
    one.time.to(tuesday);
    overtake = () => other.worker.deliver(second);
    await one.worker.deliver(first);
    overtake = undefined;
    await minutesPass(one, other);
    return { copies, reached: calls >= call };
  }

  it('at whichever call to storage: there is one message with both lines', async () => {
    let call = 0;
    for (let reached = true; reached;) {
      const { copies, reached: again } = await overtakenAt((call += 1));
      expect([call, copies.sent(), lists(copies.one).map(linesOf)]).toEqual([call, 1, [[toRead, toRead]]]);
      reached = again;
    }
    expect(call).toBeGreaterThan(10);
  }, 60_000);
});

it('a list that another copy has in hand is waited for: that is no failure, and nobody is said to be out of reach', async () => {
  const { one, other, cases, sent } = await twoCopies(memoryTables(), 2);
  const place = { person: carla, school: 'de-lindeboom', day: '2027-05-11' };
  one.time.to(tuesday);
  const until = '2027-05-11T07:03:00.000Z';
  const held = { late: false, lines: [], lease: { owner: 'gone', until } };
  await one.store.digests.write(place, held, { etag: undefined });
  const { length } = one.platform.calls;
  for (const caseId of cases) await one.worker.deliver(caseId);
  while (one.time.wall() < until) {
    expect(one.platform.calls).toHaveLength(length);
    one.time.passWall(2_000);
    await one.worker.tick();
  }
  await minutesPass(one, other);
  expect(sent()).toBe(1);
  expect(lists(one).map(linesOf)).toEqual([[toRead, toRead]]);
  expect(one.lines.filter(({ level }) => level !== 'info')).toEqual([]);
}, 30_000);

describe('a copy that takes longer to send the list than anybody waits for it', () => {
  it('lets the one stand that another sent meanwhile, and adds its line there', async () => {
    const copies = await twoCopies(memoryTables(), 2);
    const { one, other, cases, sent } = copies;
    const [first = '', second = ''] = cases;
    let stalled = false;
    one.platform.meanwhile = async ({ name }) => {
      if (name !== 'sendPrivately' || stalled) return;
      stalled = true;
      one.time.passWall(61_000);
      await other.worker.deliver(second);
    };
    one.time.to(tuesday);
    await one.worker.deliver(first);
    await minutesPass(one, other);
    expect(sent()).toBe(2);
    expect(lists(one).map(linesOf)).toEqual([[toRead, toRead]]);
  });
});

describe('a line that comes to a list that stands', () => {
  it('arrives however often the answer to changing the list is lost', async () => {
    const { one, other, cases, sent } = await twoCopies(memoryTables(), 2);
    const [first = '', second = ''] = cases;
    one.time.to(tuesday);
    await one.worker.deliver(first);
    let lost = 3;
    one.platform.trouble = ({ name }) => (name === 'update' && lost-- > 0 ? failure('unknown') : undefined);
    await one.worker.deliver(second);
    await minutesPass(one, other);
    expect(sent()).toBe(1);
    expect(lists(one).map(linesOf)).toEqual([[toRead, toRead]]);
    expect(one.platform.privately(carla).filter(({ card }) => card.template === 'notice')).toEqual([]);
  });

  it('is on a new one with what stood there, when the list cannot be changed any more', async () => {
    const { one, other, cases, sent } = await twoCopies(memoryTables(), 2);
    const [first = '', second = ''] = cases;
    one.time.to(tuesday);
    await one.worker.deliver(first);
    one.platform.trouble = ({ name }) => (name === 'update' ? failure('refused') : undefined);
    await other.worker.deliver(second);
    one.platform.trouble = () => undefined;
    await minutesPass(one, other);
    expect(sent()).toBe(2);
    expect(linesOf(lists(one).at(-1))).toEqual([toRead, toRead]);
  });
});

const escalation = {
  code: 'K7M2',
  case: '',
  task: 't1',
  version: 1,
  since: '11 mei',
  who: 'Noor',
  coordinator: 'Carla',
  to: 'director',
  state: 'open',
} as const;

describe('a list that could not be changed, while a new one did not come either', () => {
  /** Noor is asked for her view in three cases. The line of the third arrives on no list, and is said in its room. */
  async function letGo(): Promise<Copies> {
    const copies = await twoCopies(memoryTables(), 3);
    const { one, other, cases } = copies;
    for (const caseId of cases) await asks(one, caseId, 'noor');
    await one.worker.settle();
    one.time.to('2027-05-18T07:00:00.000Z');
    const [first = '', second = '', third = ''] = cases;
    await one.worker.deliver(first);
    await one.worker.deliver(second);
    one.platform.trouble = ({ name }) =>
      name === 'update' || name === 'sendPrivately' ? failure('refused') : undefined;
    await other.worker.deliver(third);
    one.platform.trouble = () => undefined;
    return copies;
  }
  const toNoor = ({ one }: Copies): readonly (readonly string[])[] => lists(one, who('noor').person).map(linesOf);
  const open = 'Overleg gevraagd: Uiterlijk di 18 mei, 09.00';

  it('says that something is answered', async () => {
    const copies = await letGo();
    const [first = ''] = copies.cases;
    expect(toNoor(copies)).toEqual([[open, open]]);
    await answers(copies.one, first, 'noor', 't3');
    await rest();
    expect(toNoor(copies)).toEqual([[open, 'Overleg gevraagd: Klaar']]);
  });

  it('keeps the other lines when one of them is taken away', async () => {
    const { store, platform, time } = await openHouse();
    const ports = { store, surface: platform, clock: time, log: { error: () => undefined }, instance: 'one' };
    const digests = new Digests({
      ...ports,
      mayStand: (_, lines) => Promise.resolve({ lines, until: time.wall() }),
      byCases: () => Promise.resolve({ late: false, lines: [] }),
    });
    const place = { person: carla, school: 'de-lindeboom', day: '2027-05-18' };
    const how = { late: false, sight: { until: () => Promise.resolve(time.wall()) } };
    const arrival = (what: string) => ({
      case: what,
      key: 'escalation/t1',
      card: card('escalation', { ...escalation, what }),
    });
    const [first] = await digests.share(place, [arrival('een'), arrival('twee')], how);
    platform.trouble = () => failure('refused');
    await expect(digests.share(place, [arrival('drie')], how)).rejects.toThrow();
    platform.trouble = () => undefined;
    await digests.remove(first!, how.sight);
    expect(
      lists({ platform })
        .flatMap(linesOf)
        .map((line) => line.split(':')[0]),
    ).toEqual(['twee']);
    await digests.share(place, [arrival('drie')], how);
    expect(lists({ platform }).map((list) => list.lines.length)).toEqual([2]);
  });
});

describe('a case that was not delivered yet, since the program was away', () => {
  it('shares the message of another that comes first', async () => {
    const on = ground();
    const ended = await openHouse(on, { instance: 'ended', idle: true });
    const one = await openHouse(on, { instance: 'one' });
    const known = await opened(one);
    const behind = newCaseId();
    await reports(ended, behind);
    const before = on.platform.count('sendPrivately');
    on.time.to(tuesday);
    await one.worker.deliver(known);
    expect(lists(one).map(linesOf)).toEqual([[toRead]]);
    expect(on.platform.count('sendPrivately')).toBe(before + 1);
    await one.worker.tick();
    await rest();
    expect(lists(one).map(linesOf)).toEqual([[toRead, toRead]]);
  });
});
