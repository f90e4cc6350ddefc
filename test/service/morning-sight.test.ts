import type { Message } from '../../src/service/surface';
import { openHouse, type House } from './house';
import { opened } from './story';

/** Tuesday 11 May 2027, 09.00: Carla was to have read by then. */
const tuesday = '2027-05-11T07:00:00.000Z';

/** A call that shows a list, when it begins, and until when it may. */
interface Shown {
  readonly at: string;
  readonly notAfter: string | undefined;
}

/** A copy of the program for which each look at a case takes four seconds. */
const slow = (house: House, shown: Shown[]): Promise<House> =>
  openHouse(house, {
    tables: (tables) =>
      new Proxy(tables, {
        get: (target, name: keyof typeof tables) => {
          const call = (target[name] as (...args: unknown[]) => unknown).bind(target);
          return (...args: readonly unknown[]) => {
            if (name === 'get' && args[0] === 'cases' && args[2] === 'head') house.time.passWall(4_000);
            return call(...args);
          };
        },
      }),
    surface: (surface) =>
      new Proxy(surface, {
        get: (target, name) => {
          const found: unknown = Reflect.get(target, name);
          if (name !== 'sendPrivately' && name !== 'update') return found;
          const call = (found as (...args: unknown[]) => unknown).bind(target);
          return (...args: readonly unknown[]) => {
            const { card, notAfter } = args[1] as Message;
            if (card.template === 'morning') shown.push({ at: house.time.wall(), notAfter });
            return call(...args);
          };
        },
      }),
  });

describe('given a list of the morning with lines of several cases, and storage that answers slowly', () => {
  it('when it is sent, then no call begins more than five seconds after the first of these cases was looked at', async () => {
    const house = await openHouse();
    const cases = [await opened(house), await opened(house), await opened(house)];
    house.time.to(tuesday);
    const shown: Shown[] = [];
    const copy = await slow(house, shown);
    for (const caseId of cases) await copy.worker.deliver(caseId);
    // Each look took four seconds: what was seen of the first of three cases is too old for a call that would begin now.
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ at, notAfter = at }) => at <= notAfter)).toEqual([]);
  });
});
