import { who } from '../case/given';
import { ground, openHouse, rest, type House } from './house';
import { failure } from './platform';
import { asks, opened, reads, until } from './story';

const [carla, noor, sam] = ['carla', 'noor', 'sam'].map((key) => who(key).person);

const handsOver = (house: House, caseId: string) =>
  house.act('noor', 'not-now', {
    case: caseId,
    task: 't3',
    page: 2,
    values: { choice: 'other', person: sam ?? '', reason: 'ziek' },
  });

async function seconds(house: House, count: number): Promise<void> {
  house.time.passWall(count * 1000);
  await house.worker.tick();
  await rest();
}

const requests = ({ platform }: House, conversation: string): readonly unknown[] =>
  platform
    .messages(conversation)
    .filter(({ card }) => card.template === 'request')
    .map(({ card }) => card.data['who']);

describe('access that ends while something waits or is under way', () => {
  it('during a slow call: nothing that comes after it is sent by what was known before', async () => {
    const on = ground();
    const house = await openHouse(on);
    const deciding = await openHouse(on, { idle: true });
    const caseId = await opened(house);
    const { code } = await house.stateOf(caseId);
    let slow = true;
    house.platform.meanwhile = async ({ name }) => {
      if (name !== 'admit' || !slow) return;
      slow = false;
      // Letting Noor in takes six seconds, in which she gives her part away.
      await handsOver(deciding, caseId);
      house.time.passWall(6_000);
    };
    const from = house.platform.calls.length;
    await asks(house, caseId, 'noor');
    await rest();
    expect(requests(house, `room-${code}`)).toEqual(['Sam Yilmaz']);
    expect(house.platform.membersOf(code)).not.toContain(noor);
    const posts = house.platform.calls.slice(from).filter(({ name, about }) => name === 'post' && about === 'request');
    expect(posts).toHaveLength(1);
  });

  it('each message says until when its calls may begin: five seconds after the last look', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    const latest = new Date(Date.parse(house.time.wall()) + 5_000).toISOString();
    const until = house.platform.messages().map(({ notAfter }) => notAfter);
    expect(until.length).toBeGreaterThan(2);
    for (const moment of until) expect(moment).toBe(latest);
  });

  it('a dismissal that is refused: nothing new is said in that room, and who must act is asked one to one', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const { code } = await house.stateOf(caseId);
    await asks(house, caseId, 'noor');
    await rest();
    house.platform.trouble = ({ name }) => (name === 'dismiss' ? failure('refused') : undefined);
    await handsOver(house, caseId);
    await rest();
    expect(requests(house, `room-${code}`)).not.toContain('Sam Yilmaz');
    expect(requests(house, `private-${sam}`)).toEqual(['Sam Yilmaz']);
    house.platform.trouble = () => undefined;
    await seconds(house, 5);
    expect(house.platform.membersOf(code)).not.toContain(noor);
    expect(requests(house, `room-${code}`)).toContain('Sam Yilmaz');
    expect(requests(house, `private-${sam}`)).toEqual([]);
  });

  it('who was asked one to one while the room could not be spoken in, and was sent away, is told nothing more', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    house.platform.trouble = ({ name }) => (name === 'post' ? failure('refused') : undefined);
    await asks(house, caseId, 'noor');
    await rest();
    expect(requests(house, `private-${noor}`)).toEqual(['Noor Hendriks']);
    const from = house.platform.calls.length;
    await house.act('carla', 'dismiss', {
      case: caseId,
      page: 1,
      values: { person: noor ?? '', reason: 'Te veel mensen' },
    });
    await rest();
    const changed = house.platform.calls.slice(from).filter(({ name }) => name === 'update');
    expect(changed.map(({ about }) => about)).not.toContain('request');
    expect(requests(house, `private-${noor}`)).toEqual([]);
  });

  it('a list of the morning shows no line of a case to a person who has no right to it any more', async () => {
    const on = ground();
    const house = await openHouse(on);
    const deciding = await openHouse(on, { idle: true });
    const [one, other] = [await opened(house), await opened(house)];
    house.time.to('2027-05-11T07:00:00.000Z');
    await house.worker.deliver(one);
    const list = (): number =>
      house.platform
        .privately(carla ?? '')
        .flatMap(({ card }) => (card.template === 'morning' ? (card.data['lines'] as readonly unknown[]) : [])).length;
    expect(list()).toBe(1);
    const state = await house.stateOf(one);
    const { version } = state;
    const [{ event } = { event: undefined }] = await house.store.cases.readEvents(one);
    if (event === undefined) throw new Error('a case begins with an event');
    // She may not see the first any more; nobody has come yet to take its line away.
    await deciding.store.cases.append({
      caseId: one,
      expected: version,
      events: [{ version: version + 1, at: house.time.now(), by: noor ?? '', event }],
      state: { ...state, version: version + 1, gone: [...(state.gone ?? []), carla ?? ''] },
      commandId: 'ends',
    });
    house.time.passWall(6_000);
    await house.worker.deliver(other);
    expect(list()).toBe(1);
    const shown = JSON.stringify(
      house.platform.privately(carla ?? '').filter(({ card }) => card.template === 'morning'),
    );
    expect(shown).toContain(other);
    expect(shown).not.toContain(one);
  });

  it('a list from which a line is taken away is shown anew by no look of more than five seconds ago', async () => {
    const house = await openHouse();
    const [one, other] = [await opened(house), await opened(house)];
    await until(house, '2027-05-11T07:00:00.000Z');
    const list = () => house.platform.privately(carla ?? '').find(({ card }) => card.template === 'morning');
    expect(list()?.card.data['lines']).toHaveLength(2);
    await reads(house, one);
    await rest();
    house.time.to('2027-05-13T07:00:00.000Z');
    house.time.passWall(60_000);
    house.platform.meanwhile = ({ name, about }) => {
      // The next reminder, which takes the place of the line, is slow.
      if (name === 'sendPrivately' && about === carla) house.time.passWall(6_000);
    };
    await house.worker.deliver(other);
    expect(list()?.card.data['lines']).toHaveLength(1);
    expect(list()?.notAfter).toBe(new Date(Date.parse(house.time.wall()) + 5_000).toISOString());
  });
});
