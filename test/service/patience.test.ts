import { SurfaceError } from '../../src/service/surface';
import { intake } from '../case/given';
import { house, type House } from './adversary-support';

const far = '2027-05-10T07:30:00.000Z';

/** Anna reports while the platform fails; nothing was tried more than once. */
async function reported(): Promise<House> {
  const home = await house();
  // One clock is both, as in the practice school.
  home.clock.machine = home.clock.domain;
  home.surface.failing = () => new SurfaceError('busy', 'Too many requests');
  await home.does('anna', 'open-case');
  await home.does('anna', 'open-case', { case: home.minted.at(-1) ?? '', page: 3 }, intake);
  await home.worker.settle(true);
  return home;
}

describe('a practice clock that waits between tries', () => {
  it('leaves what failed for a later moment, which it names, and tries it there', async () => {
    const home = await reported();
    const tries = home.surface.calls.length;
    await home.worker.settle(true);
    expect(home.surface.calls).toHaveLength(tries);
    const next = (await home.worker.next(far, far)) ?? '';
    expect(next > home.clock.domain).toBe(true);
    // The clock that does not wait has no such stop.
    expect(await home.worker.next(far)).toBeUndefined();
    home.surface.failing = () => undefined;
    home.clock.domain = home.clock.machine = next;
    await home.worker.settle(true);
    expect(home.surface.calls.slice(tries)).toContainEqual(expect.stringMatching(/^openRoom \S+$/));
  });

  it('tries at once when it is asked not to wait', async () => {
    const home = await reported();
    const tries = home.surface.calls.length;
    await home.worker.settle();
    expect(home.surface.calls.length).toBeGreaterThan(tries);
  });
});
