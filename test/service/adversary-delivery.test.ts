import type { ReconcilePorts } from '../../src/service/delivery/reconcile';
import { nothingDelivered } from '../../src/service/delivery/delivery';
import { StorageUnavailable, type CaseStore, type DueRow } from '../../src/service/ports';
import { SurfaceError } from '../../src/service/surface';
import { sweep } from '../../src/service/delivery/sweep';
import { later } from '../../src/service/delivery/backoff';
import { lindeboom, who } from '../case/given';
import { house, type House } from './adversary-support';

const EVER = '9999-12-31T00:00:00.000Z';
const busy = (): SurfaceError => new SurfaceError('busy', 'busy');
const dueOf = ({ store }: House): Promise<readonly DueRow[]> => store.due.due({ domain: EVER, wall: EVER }, 1000);

/** The machine's clock goes on, with a look at the due list every so often. */
async function ticks({ clock, worker }: House, times: number, milliseconds: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    clock.pass(milliseconds + time);
    await worker.tick();
  }
}

const closing = {
  reason: 'no-suspicion',
  motivation: 'Het bleek een val.',
  agreements: 'geen',
  wentWell: 'snel',
  tookLong: 'niets',
  lapsedWhy: 'De zorg is afgesloten',
  heard: [],
  safe: 'yes',
};

/** What the reporter's card says now. */
const received = ({ surface }: House): unknown =>
  [...surface.standing.values()].find(({ card }) => card.template === 'received')?.card.data['state'];

describe('what could not be delivered is tried again until it is', () => {
  it('also when something else of the case had waited before and is done', async () => {
    const home = await house();
    const id = await home.report();
    const left = { archive: 1, update: 3 };
    home.surface.failing = (call, key) => {
      if (call === 'archive') return left.archive-- > 0 ? busy() : undefined;
      return call === 'update' && key === 'received' && left.update-- > 0 ? busy() : undefined;
    };
    expect((await home.does('carla', 'close-case', { case: id, page: 2 }, closing)).code).toBeUndefined();
    await ticks(home, 60, 1_000);
    expect(home.surface.calls.filter((call) => call.startsWith('archive'))).toHaveLength(2);
    expect(received(home)).toBe('closed');
  });

  it('however long the platform is busy', async () => {
    const home = await house();
    const id = await home.report();
    const asked = { to: who('sam').person, mode: 'open', question: 'Wat zie jij?' };
    home.surface.failing = () => busy();
    await home.does('carla', 'request-consultation', { case: id, page: 1 }, asked);
    await ticks(home, 60 * 24, 180_000);
    home.surface.failing = () => undefined;
    await ticks(home, 31, 60_000);
    expect(
      [...home.surface.standing.values()].filter(
        ({ card }) => card.template === 'request' && card.data['who'] === 'Sam Yilmaz',
      ),
    ).toHaveLength(1);
    expect(home.lines.some((line) => line.includes('still not delivered'))).toBe(true);
  });

  it('and a former message does not stay behind when the one between it and the next was refused', async () => {
    const home = await house();
    await home.report();
    const requests = (): number =>
      [...home.surface.standing.values()].filter(({ card }) => card.template === 'request').length;
    expect(requests()).toBe(2);
    const [first, second, third] = ['2027-05-11T07:00:00.000Z', '2027-05-13T07:00:00.000Z', '2027-05-26T07:00:00.000Z'];
    home.surface.failing = (call) => (call === 'send' ? new SurfaceError('refused', 'no') : undefined);
    home.clock.domain = first;
    await home.worker.tick();
    home.clock.domain = second;
    await home.worker.tick();
    home.surface.failing = () => undefined;
    home.clock.domain = third;
    await home.worker.tick();
    // Both are lines of one list now.
    expect(requests()).toBe(0);
    const asked = [...home.surface.standing.values()]
      .flatMap(({ card }) => (card.template === 'morning' ? card.data.lines : []))
      .filter(({ text }) => /^Uiterlijk/.test(text));
    expect(asked.map(({ title }) => title.slice(11))).toEqual(['Nieuwe zorg lezen', 'Gegevens van het kind']);
  });
});

describe('a request of which the reminder was refused', () => {
  it('leaves no open card behind once it is answered', async () => {
    const home = await house();
    const id = await home.report();
    home.surface.failing = (call) => (call === 'send' ? new SurfaceError('refused', 'no') : undefined);
    home.clock.domain = '2027-05-11T07:00:00.000Z';
    await home.worker.tick();
    home.surface.failing = () => undefined;
    await home.does('carla', 'acknowledge', { case: id, task: 't1' });
    await home.worker.settle();
    const open = [...home.surface.standing.values()].filter(
      ({ card }) => card.data['task'] === 't1' && card.data['state'] === 'open',
    );
    expect(open).toEqual([]);
    expect((await home.store.cases.readDelivery(id)).delivery.items.map(({ key }) => key)).not.toContain(
      `task/t1/${who('carla').person}`,
    );
  });
});

describe('a case that cannot be delivered', () => {
  it('comes back ever later, with one row, and holds up no other case', async () => {
    const home = await house();
    await home.report();
    home.clock.domain = '2027-05-11T07:00:00.000Z';
    home.surface.failing = () => new TypeError('a card that cannot be made');
    await ticks(home, 120, 1_000);
    const tries = home.surface.calls.length;
    expect((await dueOf(home)).length).toBeLessThan(5);
    expect(tries).toBeLessThan(100);
    home.surface.failing = () => undefined;
    await ticks(home, 10, 60_000);
    expect(home.surface.calls.length).toBeGreaterThan(tries);
  });

  it('leaves one row, however often all is settled', async () => {
    const home = await house();
    await home.report();
    home.clock.domain = '2027-05-11T07:00:00.000Z';
    home.surface.failing = () => new TypeError('a card that cannot be made');
    for (let time = 0; time < 4; time += 1) {
      home.clock.pass(10);
      await home.worker.settle();
    }
    expect((await dueOf(home)).length).toBeLessThan(5);
  });
});

describe('two copies of the program', () => {
  it('do not forget a case that one of them could not take yet', async () => {
    const home = await house();
    const id = await home.report();
    const { etag } = await home.store.cases.readDelivery(id);
    const until = later(home.clock.wall(), 60_000);
    const { delivery } = await home.store.cases.readDelivery(id);
    await home.store.cases.writeDelivery(id, { ...delivery, lease: { owner: 'two', until } }, { etag });
    const asked = { to: who('sam').person, mode: 'open', question: 'Wat zie jij?' };
    await home.does('carla', 'request-consultation', { case: id, page: 1 }, asked);
    await home.worker.settle();
    home.clock.pass(61_000);
    await home.worker.tick();
    const { delivery: now } = await home.store.cases.readDelivery(id);
    expect(now.version).toBe((await home.store.cases.readState(id))?.version);
  });

  it('deliver at once what was decided while the other was letting go', async () => {
    const one = await house();
    const id = await one.report();
    const two = await house(one);
    const asked = { to: who('sam').person, mode: 'open', question: 'Wat zie jij?' };
    // The moment at which the first copy has seen that nothing is newer, and has not let go.
    const put = one.store.registry.put.bind(one.store.registry);
    let once = true;
    one.store.registry.put = async (row) => {
      await put(row);
      if (!once) return;
      once = false;
      await two.does('carla', 'request-consultation', { case: id, page: 1 }, asked);
      await new Promise((resolve) => setImmediate(resolve));
    };
    await one.worker.deliver(id);
    const { delivery } = await one.store.cases.readDelivery(id);
    expect(delivery.version).toBe((await one.store.cases.readState(id))?.version);
  });
});

describe('the sweep', () => {
  it('goes on after a case that does not open', async () => {
    const home = await house();
    const ids = [await home.report('Een Kind'), await home.report('Nog Een')].sort();
    const rows = await home.store.registry.list(lindeboom.school.id);
    const [broken = '', behind = ''] = rows.map(({ caseId }) => caseId);
    expect([broken, behind].sort()).toEqual(ids);
    const { etag } = await home.store.cases.readDelivery(behind);
    await home.store.cases.writeDelivery(behind, nothingDelivered, { etag });
    const readState = (id: string) =>
      id === broken ? Promise.reject(new StorageUnavailable('does not open')) : home.store.cases.readState(id);
    const cases = Object.assign(Object.create(home.store.cases) as CaseStore, { readState });
    const ports: ReconcilePorts = { ...home.ports, store: { ...home.store, cases } };
    await sweep(ports, home.worker);
    expect((await home.store.cases.readDelivery(behind)).delivery.version).toBeGreaterThan(0);
    expect(home.lines.some((line) => line.includes(broken))).toBe(true);
  });

  it('puts back a moment that the due list has lost', async () => {
    const home = await house();
    await home.report();
    const before = (await dueOf(home)).filter(({ clock }) => clock === 'domain');
    expect(before).not.toEqual([]);
    for (const row of await dueOf(home)) await home.store.due.remove(row);
    await sweep(home.ports, home.worker);
    expect((await dueOf(home)).filter(({ clock }) => clock === 'domain')).toEqual(before.slice(0, 1));
  });
});
