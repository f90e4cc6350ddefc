import type { DueRow } from '../../src/service/ports';
import { untilStopped } from '../../src/stopping';
import { who } from '../case/given';
import { ground, openHouse, rest, type House } from './house';
import { Life, livingTables } from './life';
import { failure } from './platform';
import { asks, opened, reads, refers, until } from './story';

const everything = async ({ store }: House): Promise<readonly DueRow[]> =>
  store.due.due({ domain: '', wall: '9999' }, 100);
const requests = ({ platform }: House, who: string): number =>
  platform.messages().filter(({ card }) => card.template === 'request' && card.data['who'] === who).length;

/** Two copies of the program; the first has opened a case. */
async function twoCopies(): Promise<{ one: House; other: House; caseId: string }> {
  const on = ground();
  const one = await openHouse(on, { instance: 'one' });
  const caseId = await opened(one);
  return { one, other: await openHouse(on, { instance: 'other' }), caseId };
}

/** A copy of the program that took the case, and was never heard of again. */
async function holds({ store, time }: House, caseId: string, milliseconds: number): Promise<string> {
  const { delivery, etag } = await store.cases.readDelivery(caseId);
  const until = new Date(Date.parse(time.wall()) + milliseconds).toISOString();
  await store.cases.writeDelivery(caseId, { ...delivery, lease: { owner: 'gone', until } }, { etag });
  return until;
}

describe('a case that another copy is delivering', () => {
  it('is no failure: it comes back when the lease ends, and is delivered then', async () => {
    const { other, caseId } = await twoCopies();
    const end = await holds(other, caseId, 60_000);
    await asks(other, caseId, 'noor');
    await rest();
    expect(requests(other, 'Noor Hendriks')).toBe(0);
    expect(await everything(other)).toEqual([{ clock: 'wall', at: end, caseId }]);
    other.time.passWall(59_999);
    await other.worker.tick();
    expect(requests(other, 'Noor Hendriks')).toBe(0);
    other.time.passWall(1);
    await other.worker.tick();
    expect(requests(other, 'Noor Hendriks')).toBe(1);
    expect(await everything(other)).toEqual([]);
    expect(other.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('is taken over at once by a copy of the same name: it is the one that stopped, started again', async () => {
    const { other, caseId } = await twoCopies();
    await holds(other, caseId, 60_000);
    await asks(other, caseId, 'noor');
    await rest();
    const again = await openHouse(other, { instance: 'gone' });
    await again.worker.recover();
    expect(requests(again, 'Noor Hendriks')).toBe(1);
  });

  it('is let go of at once by the copy that lost it in the middle, and is brought to its end by the other', async () => {
    const { one, other, caseId } = await twoCopies();
    const deciding = await openHouse(one, { idle: true });
    await asks(deciding, caseId, 'noor');
    let hung = false;
    one.platform.meanwhile = async ({ name }) => {
      if (name !== 'admit' || hung) return;
      hung = true;
      // The first one hangs for longer than its lease; meanwhile the other finds the case due.
      one.time.passWall(61_000);
      await other.worker.tick();
    };
    await expect(one.worker.deliver(caseId)).rejects.toMatchObject({ name: 'DeliveryConflict' });
    expect(requests(one, 'Noor Hendriks')).toBe(1);
    expect((await one.store.cases.readDelivery(caseId)).delivery.lease).toBeUndefined();
    expect(await everything(one)).toEqual([]);
  });

  it('is left alone with its row, and is over when the one that has it is done: nobody goes through it once more', async () => {
    const { one, other } = await twoCopies();
    one.time.to('2027-05-11T07:00:00.000Z');
    const due = await everything(one);
    let meanwhile = due;
    one.platform.meanwhile = async () => {
      await other.worker.tick();
      meanwhile = await everything(other);
    };
    await one.worker.tick();
    expect(meanwhile).toEqual(due);
    expect(await everything(one)).toEqual([]);
  });

  it("keeps its row in the due list while two copies are in each other's way", async () => {
    const { one, other, caseId } = await twoCopies();
    one.time.to('2027-05-11T07:00:00.000Z');
    await Promise.all([one.worker.tick(), other.worker.tick()]);
    expect((await one.store.due.due({ domain: one.time.now(), wall: '9999' }, 10)).length).toBeLessThanOrEqual(1);
    one.time.passWall(61_000);
    await one.worker.tick();
    expect(await one.store.due.due({ domain: one.time.now(), wall: '9999' }, 10)).toEqual([]);
    expect(await one.store.cases.readSent(caseId)).toContainEqual(expect.objectContaining({ at: one.time.now() }));
  });
});

describe('a case that a copy delivers while it is asked to stop', () => {
  /** A copy that stops while it makes the call of this name; `answers` ends that call, `dies` the copy. */
  async function stopping(name: string): Promise<{
    readonly one: House;
    readonly other: House;
    readonly answers: () => void;
    readonly dies: () => void;
    readonly ended: Promise<void>;
  }> {
    const on = ground();
    const life = new Life();
    let stops = false;
    const one = await openHouse(on, {
      instance: 'one',
      surface: (surface) => untilStopped(surface, () => stops),
      tables: (tables) => livingTables(tables, life),
    });
    const caseId = await opened(one);
    let answers = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answers = resolve));
    on.platform.meanwhile = (call) => (call.name === name ? answered : undefined);
    await asks(one, caseId, 'noor');
    await rest();
    on.platform.meanwhile = () => undefined;
    stops = true;
    const dies = (): void => {
      life.armed = true;
      life.blow = { at: 1, when: 'before' };
    };
    return { one, other: await openHouse(on, { instance: 'other' }), answers, dies, ended: one.worker.stop() };
  }

  it('is let go of as soon as its call is answered, and another copy goes on with it', async () => {
    const { other, answers, ended } = await stopping('admit');
    answers();
    await ended;
    other.time.passWall(30_000);
    await other.worker.recover();
    expect(requests(other, 'Noor Hendriks')).toBe(1);
  });

  it('is kept until its lease ends where the copy is cut off before the answer: nobody sends beside a call that may be done', async () => {
    const { other, answers, dies } = await stopping('post');
    dies();
    other.time.passWall(30_000);
    await other.worker.recover();
    expect(requests(other, 'Noor Hendriks')).toBe(0);
    // What was asked is done all the same, and nobody hears the answer: that message may be twice.
    answers();
    await rest();
    expect(requests(other, 'Noor Hendriks')).toBe(1);
    other.time.passWall(31_000);
    await other.worker.tick();
    expect(requests(other, 'Noor Hendriks')).toBe(2);
  });
});

describe('a moment that comes while a case is being delivered', () => {
  it('is not passed over: what it asks for goes out at the next look', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await until(house, '2027-05-21T06:59:58.000Z');
    await reads(house, caseId);
    await rest();
    // Entered a week late, so that the follow-up of day 7 is two seconds from now; telling the room takes longer.
    house.platform.meanwhile = ({ name }) => {
      if (name === 'update') house.time.to('2027-05-21T07:00:03.000Z');
    };
    await refers(house, caseId, '2027-05-14');
    await rest();
    house.platform.meanwhile = () => undefined;
    await house.worker.tick();
    const carla = house.platform.privately(who('carla').person).map(({ card }) => card.template);
    expect(carla).toContain('follow-up');
  });
});

describe('something that breaks in the middle of a delivery', () => {
  it('is told to the operator by name only, comes back ever later, and leaves other cases alone', async () => {
    const house = await openHouse();
    const broken = await opened(house);
    const fine = await opened(house);
    const { code } = await house.stateOf(broken);
    house.platform.trouble = ({ name, about }) =>
      name === 'dismiss' || (name === 'sendPrivately' && about === who('carla').person)
        ? { error: new Error('the child is called Jip') }
        : undefined;
    await until(house, '2027-05-11T07:00:00.000Z');
    expect(code).not.toBe((await house.stateOf(fine)).code);
    expect(JSON.stringify(house.lines)).not.toContain('Jip');
    expect(
      house.lines
        .filter(({ level }) => level === 'error')
        .map(({ fields }) => fields['case'])
        .sort(),
    ).toEqual([broken, fine].sort());
    const first = await everything(house);
    expect(first.map(({ at }) => at)).toEqual(['2027-05-11T07:00:02.000Z', '2027-05-11T07:00:02.000Z']);
    house.time.passWall(2_000);
    await house.worker.tick();
    expect((await everything(house)).map(({ at }) => at)).toEqual([
      '2027-05-11T07:00:06.000Z',
      '2027-05-11T07:00:06.000Z',
    ]);
    house.platform.trouble = () => undefined;
    house.time.passWall(4_000);
    await house.worker.tick();
    expect(await everything(house)).toEqual([]);
  });

  it('a platform that refuses one person holds up nobody else', async () => {
    const house = await openHouse();
    house.platform.trouble = ({ about }) => (about === who('carla').person ? failure('refused') : undefined);
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    expect(requests(house, 'Noor Hendriks')).toBe(1);
    expect(house.platform.privately(who('anna').person)).toHaveLength(1);
  });
});
