import { intake, who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type Ground, type House } from './house';
import { Crash, Life, livingSurface, livingTables, type Blow } from './life';
import { closes, signals } from './story';

/** Two reports about one child, the second joined with the first; then the reporter of the second adds to it. */
const reportOf = (house: House, caseId: string, by: string, child: string, id: string): Promise<unknown> =>
  house.act(by, 'open-case', { case: caseId, page: 3, values: { ...intake, child, what: `gezien door ${by}` }, id });

const relates = (house: House, caseId: string, other: string, way: string, id: string): Promise<unknown> =>
  house.act('carla', 'relate', { case: caseId, page: 1, values: { other, way, reason: 'hetzelfde kind' }, id });

interface Played {
  readonly first: readonly unknown[];
  readonly second: readonly unknown[];
  readonly calls: number;
}

async function play(blow?: Blow): Promise<Played> {
  const on = ground();
  const [first, second] = [newCaseId(), newCaseId()];
  const life = new Life();
  life.blow = blow;
  const steps: readonly ((house: House) => Promise<unknown>)[] = [
    (house) => reportOf(house, first, 'anna', 'Jip de Vries', 'a1'),
    (house) => reportOf(house, second, 'bas', 'jip de vries', 'a2'),
    (house) => relates(house, second, first, 'join', 'a3'),
    (house) => signals(house, second, 'bas', 'Vandaag blij', 'a4'),
  ];
  let house = await openHouse(on, {
    tables: (tables) => livingTables(tables, life),
    surface: (surface) => livingSurface(surface, life),
  });
  for (const step of steps) {
    life.armed = true;
    const answered = await step(house).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Crash) return false;
        throw error;
      },
    );
    await rest();
    if (life.over()) {
      house = await openHouse(on);
      await house.worker.recover();
      await rest();
    }
    if (!answered) await step(house);
    life.armed = false;
    await settled(on, house);
  }
  return { first: await told(house, first), second: await told(house, second), calls: life.calls.length };
}

/** The due list alone brings back whatever was cut off. */
async function settled({ time }: Ground, house: House): Promise<void> {
  for (let minute = 0; minute < 3; minute += 1) {
    await rest();
    time.passWall(61_000);
    await house.worker.tick();
  }
  await rest();
}

/** What was decided, by whom, without the order in which two cases heard of each other. */
async function told(house: House, caseId: string): Promise<readonly unknown[]> {
  const events = await house.store.cases.readEvents(caseId);
  return events
    .map(({ by, event }) =>
      event.type === 'signal-taken-over'
        ? `${by} ${event.type} ${event.signal.what} ${event.writtenBy}`
        : `${by} ${event.type}`,
    )
    .sort();
}

describe('S1-26: a second report that is joined with the first', () => {
  it('ends there, and its signals stand in the first with who wrote them, also what is added afterwards', async () => {
    const { first, second } = await play();
    expect(first.filter((line) => String(line).includes('taken-over'))).toEqual([
      'system signal-taken-over Vandaag blij Bas de Wit',
      'system signal-taken-over gezien door bas Bas de Wit',
    ]);
    expect(first).toContain('system related-decided');
    expect(second).toEqual(expect.arrayContaining(['system related-found', `${who('carla').person} joined`]));
  });

  it('is the same wherever the program is killed: nothing is lost between the two, and nothing stands twice', async () => {
    const plain = await play();
    const blows = Array.from({ length: plain.calls }, (_, index): Blow => ({ at: index + 1, when: 'after' }));
    const misses: string[] = [];
    for (const blow of blows) {
      const { first, second } = await play(blow);
      if (JSON.stringify([first, second]) !== JSON.stringify([plain.first, plain.second]))
        misses.push(`after call ${blow.at}`);
    }
    expect(misses).toEqual([]);
  }, 120_000);
});

it('S1-26: two reports about one child in the same instant find each other', async () => {
  const house = await openHouse(ground());
  const [first, second] = [newCaseId(), newCaseId()];
  await Promise.all([
    reportOf(house, first, 'anna', 'Jip de Vries', 'b1'),
    reportOf(house, second, 'bas', 'Jip de Vries', 'b2'),
  ]);
  await settled(house, house);
  const related = [(await house.stateOf(first)).related, (await house.stateOf(second)).related];
  expect(related.map((list) => list.length).sort()).toEqual([0, 1]);
});

it('E-11: of an earlier case no trace is left to find once its key was destroyed', async () => {
  const house = await openHouse(ground());
  const [earlier, later] = [newCaseId(), newCaseId()];
  await reportOf(house, earlier, 'anna', 'Jip de Vries', 'c1');
  await rest();
  await closes(house, earlier, 'c2');
  await rest();
  await house.store.destroyKey(earlier);
  await reportOf(house, later, 'bas', 'Jip de Vries', 'c3');
  await settled(house, house);
  expect((await house.stateOf(later)).related).toEqual([]);
});
