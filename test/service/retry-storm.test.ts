import { StorageUnavailable } from '../../src/service/ports';
import type { Tables } from '../../src/store/tables';
import { ground, openHouse, rest, type Ground, type House } from './house';
import { Life, livingTables } from './life';
import { asks, opened } from './story';

/** Storage takes rows of the due list, and neither gives cases nor takes rows away: half of it is away. */
class HalfAway extends Life {
  away = false;
  /** How often a case was asked for while it was. */
  looks = 0;

  override call<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (!this.away || !(what === 'get cases' || what.startsWith('remove '))) return work();
    if (what === 'get cases') this.looks += 1;
    return Promise.reject(new StorageUnavailable('away'));
  }
}

/** Seconds. */
const TEN_MINUTES = 600;

async function tenMinutes({ time }: Ground, houses: readonly House[]): Promise<void> {
  for (let second = 0; second < TEN_MINUTES; second += 1) {
    time.pass(1_000);
    for (const house of houses) await house.worker.tick();
  }
  await rest();
}

describe('a case that cannot be delivered while half of storage is away', () => {
  it('is tried twice a minute by each copy, by a handful of rows, and is delivered within half a minute after', async () => {
    const on = ground();
    const half = new HalfAway();
    const tables = (all: Tables): Tables => livingTables(all, half);
    const one = await openHouse(on, { instance: 'one', tables });
    const two = await openHouse(on, { instance: 'two', tables });
    const caseId = await opened(one);
    await asks(await openHouse(on, { idle: true }), caseId, 'noor');
    half.away = true;
    await tenMinutes(on, [one, two]);
    const rows = await one.store.due.due({ domain: '9', wall: '9' }, 1_000);
    expect({ looks: half.looks <= 60, rows: rows.length <= 30 }).toEqual({ looks: true, rows: true });
    half.away = false;
    on.time.pass(30_000);
    await two.worker.tick();
    await rest();
    const asked = on.platform.messages().filter(({ card }) => card.template === 'request');
    expect(asked.map(({ card }) => card.data['who'])).toContain('Noor Hendriks');
    expect(await one.store.due.due({ domain: on.time.now(), wall: on.time.wall() }, 1_000)).toEqual([]);
  });
});
