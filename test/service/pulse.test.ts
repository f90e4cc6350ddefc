import { Pulse } from '../../src/service/health/pulse';
import { ground, openHouse, type House } from './house';

const MINUTE = 60_000;

describe('the pulse of the program', () => {
  const pulseOf = (house: House, instance: string): Pulse =>
    new Pulse({ store: house.store, clock: house.time, log: house.ports.log, instance });
  const errors = (house: House): readonly string[] =>
    house.lines.filter(({ level }) => level === 'error').map(({ message }) => message);

  it('is written down by each copy, and one that is no more is forgotten after a day', async () => {
    const house = await openHouse(ground());
    const [one, two] = [pulseOf(house, 'one:3978'), pulseOf(house, 'two/3978')];
    one.lookEnded();
    await one.beat();
    await two.beat();
    expect(await house.store.heartbeats.list()).toEqual([
      { instance: 'one:3978', at: house.time.wall(), looked: house.time.wall() },
      { instance: 'two/3978', at: house.time.wall() },
    ]);
    house.time.passWall(25 * 60 * MINUTE);
    two.lookEnded();
    await two.beat();
    expect((await house.store.heartbeats.list()).map(({ instance }) => instance)).toEqual(['two/3978']);
  });

  it('alarms once a minute when no copy looks at the due list, and is still when any does', async () => {
    const house = await openHouse(ground());
    const [one, two] = [pulseOf(house, 'one'), pulseOf(house, 'two')];
    one.lookEnded();
    await one.beat();
    house.time.passWall(4 * MINUTE);
    await two.beat();
    expect(errors(house)).toEqual([]);
    // when none has for more than five minutes, and none has a beat later either
    house.time.passWall(2 * MINUTE);
    await two.beat();
    expect(errors(house)).toEqual([]);
    await two.beat();
    await two.beat();
    expect(errors(house)).toEqual([expect.stringContaining('reminders stand still')]);
    // then not any more once one looked
    one.lookEnded();
    await one.beat();
    house.time.passWall(MINUTE);
    await two.beat();
    expect(errors(house)).toHaveLength(1);
  });

  it('is still after a sleep of the machine: each copy looks when it wakes', async () => {
    const house = await openHouse(ground());
    const pulse = pulseOf(house, 'one');
    for (let nights = 0; nights < 3; nights += 1) {
      house.time.passWall(8 * 60 * MINUTE);
      await pulse.beat();
      pulse.lookEnded();
      await pulse.beat();
    }
    expect(errors(house)).toEqual([]);
  });

  it('alarms when what is due is not served', async () => {
    const house = await openHouse(ground());
    const pulse = pulseOf(house, 'one');
    await house.store.due.put({ clock: 'wall', at: house.time.wall(), caseId: 'a-case' });
    house.time.passWall(9 * MINUTE);
    pulse.lookEnded();
    await pulse.beat();
    expect(errors(house)).toEqual([]);
    house.time.passWall(2 * MINUTE);
    pulse.lookEnded();
    await pulse.beat();
    expect(house.lines.at(-1)).toEqual({
      level: 'error',
      fields: { case: 'a-case', seconds: 660 },
      message: expect.stringContaining('not served in time'),
    });
  });
});
