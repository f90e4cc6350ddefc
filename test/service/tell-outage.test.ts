import { Pulse } from '../../src/service/health/pulse';
import { tellOutage } from '../../src/service/health/tell-outage';
import { who } from '../case/given';
import { ground, openHouse, rest, type Ground, type House } from './house';
import { lists } from './morning-lists';
import { failure } from './platform';
import { opened } from './story';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const carla = who('carla').person;

/** A copy of the program with its pulse, which looks at what is due every half minute. */
interface Copy {
  readonly house: House;
  readonly pulse: Pulse;
}

async function started(on: Ground, instance = 'one'): Promise<Copy> {
  const house = await openHouse(on, { instance });
  return { house, pulse: new Pulse({ store: house.store, clock: on.time, log: house.ports.log, instance }) };
}

/** Half a minute of a running copy: it serves what is due, beats, and looks at the schools. */
async function lives({ house, pulse }: Copy): Promise<void> {
  await house.worker.tick();
  pulse.lookEnded();
  await pulse.beat();
  await rest();
  await tellOutage(house.ports);
  house.time.pass(MINUTE / 2);
}

/** A running copy, of which every half hour is played. */
async function livesUntil(copy: Copy, moment: string): Promise<void> {
  while (copy.house.time.now() < moment) {
    await lives(copy);
    copy.house.time.pass(HOUR / 2);
  }
  await lives(copy);
}

const notices = ({ platform }: Ground, person = carla): readonly string[] =>
  platform
    .privately(person)
    .filter(({ card: { data } }) => data['title'] === 'Ik was even weg')
    .map(({ card: { data } }) => String(data['text']));

describe('reminders that stood still', () => {
  it('for more than an hour are told to the coordinator, once, with from when until when', async () => {
    const on = ground();
    on.time.to('2027-05-10T08:00:00.000Z');
    await lives(await started(on));
    on.time.pass(2 * HOUR);
    const copy = await started(on);
    for (let beats = 0; beats < 5; beats += 1) await lives(copy);
    expect(notices(on)).toEqual([expect.stringMatching(/^Van ma 10 mei, 10\.00 tot ma 10 mei, 12\.00 /)]);
    expect(notices(on, who('dirk').person)).toEqual([]);
    expect(on.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('stood still') }),
    );
    // nor by the next copy, nor a week later
    on.time.pass(2 * MINUTE);
    await lives(await started(on, 'two'));
    on.time.pass(10 * MINUTE);
    await lives(copy);
    expect(notices(on)).toHaveLength(1);
  });

  it('for fifty minutes are told to nobody', async () => {
    const on = ground();
    on.time.to('2027-05-10T08:00:00.000Z');
    await lives(await started(on));
    on.time.pass(50 * MINUTE);
    const copy = await started(on);
    for (let beats = 0; beats < 5; beats += 1) await lives(copy);
    expect(notices(on)).toEqual([]);
    expect(await copy.house.store.heartbeats.standstills()).toEqual([]);
  });

  it('are none while another copy looks, and none of a copy that lives on without writing it down', async () => {
    const on = ground();
    on.time.to('2027-05-10T08:00:00.000Z');
    const [one, two] = [await started(on), await started(on, 'two')];
    await lives(two);
    for (let minutes = 0; minutes < 120; minutes += 1) {
      await one.house.worker.tick();
      one.pulse.lookEnded();
      on.time.pass(MINUTE);
    }
    await one.pulse.beat();
    await lives(await started(on, 'two'));
    expect(await one.house.store.heartbeats.standstills()).toEqual([]);
    expect(notices(on)).toEqual([]);
  });

  it('of a program that ran but could not look, are told as well', async () => {
    const on = ground();
    on.time.to('2027-05-10T08:00:00.000Z');
    const copy = await started(on);
    await lives(copy);
    for (let minutes = 0; minutes < 61; minutes += 1) {
      await copy.pulse.beat();
      on.time.pass(MINUTE);
    }
    await lives(copy);
    await lives(copy);
    expect(notices(on)).toHaveLength(1);
  });

  it('in the night are told at the hour of reminders', async () => {
    const on = ground();
    on.time.to('2027-05-10T20:00:00.000Z');
    await lives(await started(on));
    on.time.pass(3 * HOUR);
    const copy = await started(on);
    await lives(copy);
    expect(notices(on)).toEqual([]);
    on.time.to('2027-05-11T07:00:00.000Z');
    await lives(copy);
    expect(notices(on)).toHaveLength(1);
  });

  it('are told by one of two copies that start together, also when a copy is killed in between', async () => {
    const on = ground();
    on.time.to('2027-05-10T08:00:00.000Z');
    await lives(await started(on));
    on.time.pass(2 * HOUR);
    const killed = await started(on);
    await killed.house.worker.tick();
    killed.pulse.lookEnded();
    await killed.pulse.beat();
    const copies = [await started(on, 'one'), await started(on, 'two')];
    for (let beats = 0; beats < 3; beats += 1) await Promise.all(copies.map(lives));
    expect(notices(on)).toHaveLength(1);
  });

  it('are not told again to a coordinator whose list of that morning says so', async () => {
    const on = ground();
    const first = await started(on);
    await opened(first.house);
    await opened(first.house);
    on.time.to('2027-05-11T06:00:00.000Z');
    await lives(first);
    // Both were to be read by nine o'clock, and now it is half past ten.
    on.time.to('2027-05-11T08:30:00.000Z');
    const copy = await started(on, 'two');
    for (let beats = 0; beats < 5; beats += 1) await lives(copy);
    expect(lists(on)).toMatchObject([{ late: true }]);
    expect(notices(on)).toEqual([]);
    await livesUntil(copy, '2027-05-12T07:30:00.000Z');
    expect(notices(on)).toEqual([]);
  });

  it('are told the next day when the coordinator could not be reached', async () => {
    const on = ground();
    on.time.to('2027-05-10T08:00:00.000Z');
    await lives(await started(on));
    on.time.pass(2 * HOUR);
    on.platform.trouble = ({ name }) => (name === 'sendPrivately' ? failure('refused') : undefined);
    const copy = await started(on);
    await lives(copy);
    await lives(copy);
    on.platform.trouble = () => undefined;
    await lives(copy);
    expect(notices(on)).toEqual([]);
    await livesUntil(copy, '2027-05-11T07:02:00.000Z');
    expect(notices(on)).toHaveLength(1);
  });
});

describe('the row of a copy', () => {
  it('keeps until when it looked before it was started again, until it looks once more', async () => {
    const on = ground();
    await lives(await started(on));
    const looked = on.time.wall();
    on.time.pass(30 * 24 * HOUR);
    const copy = await started(on);
    await copy.pulse.beat();
    const [row] = await copy.house.store.heartbeats.list();
    expect(row?.looked).toBe(new Date(Date.parse(looked) - MINUTE / 2).toISOString());
    copy.pulse.lookEnded();
    await copy.pulse.beat();
    expect(await copy.house.store.heartbeats.standstills()).toHaveLength(1);
  });

  it('says nothing of a standstill that was over a week ago', async () => {
    const on = ground();
    const copy = await started(on);
    await lives(copy);
    on.time.pass(2 * HOUR);
    await lives(copy);
    for (let days = 0; days < 8 * 48; days += 1) {
      copy.pulse.lookEnded();
      on.time.pass(HOUR / 2);
    }
    copy.pulse.lookEnded();
    await copy.pulse.beat();
    expect(await copy.house.store.heartbeats.standstills()).toEqual([]);
  });
});
