import { who } from '../case/given';
import { ground, openHouse, rest, type Ground, type House } from './house';
import { failure, type PlatformCall, type Trouble } from './platform';
import { SurfaceError } from '../../src/service/surface';
import { answers, asks, opened, reports } from './story';

const [carla, noor, dirk] = ['carla', 'noor', 'dirk'].map((key) => who(key).person);

/** A platform with two roads; on each something may go wrong. */
function withRoads(): Ground {
  const on = ground();
  on.platform.roads = { messages: 'm', rooms: 'r' };
  return on;
}
const lostOn = (road: string): Trouble => ({ error: new SurfaceError('unknown', 'lost', { road }) });
const roadOf = ({ name, about }: PlatformCall): string =>
  name === 'probe'
    ? about
    : ['openRoom', 'members', 'admit', 'dismiss', 'archive', 'unarchive'].includes(name)
      ? 'r'
      : 'm';

/** So many seconds pass on the wall; the program looks at each of them. */
async function seconds(house: House, count: number, step = 1): Promise<void> {
  for (let second = 0; second < count; second += step) {
    house.time.passWall(step * 1000);
    await house.worker.tick();
    await rest();
  }
}

const cardsOf = ({ platform }: House, conversation: string): readonly string[] =>
  platform.messages(conversation).map(({ card }) => card.template);
const danger = (house: House, caseId: string) =>
  house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: { entry: '1' } });

describe('five seconds without an answer while a child is in danger', () => {
  it('every alert is there within half a minute after, and everything else at once with the first of them', async () => {
    const house = await openHouse(withRoads());
    const caseId = await opened(house);
    house.platform.trouble = (call) => (roadOf(call) === 'm' ? lostOn('m') : undefined);
    await danger(house, caseId);
    await asks(house, caseId, 'noor');
    await rest();
    await seconds(house, 6);
    const before = house.platform.messages().length;
    house.platform.trouble = () => undefined;
    await seconds(house, 10);
    expect(house.platform.messages().length).toBeGreaterThan(before + 3);
    for (const person of [carla, dirk]) expect(cardsOf(house, `private-${person}`)).toContain('alert');
    const { code } = await house.stateOf(caseId);
    expect(cardsOf(house, `room-${code}`)).toContain('request');
    expect((await house.store.due.due({ domain: '', wall: '9999' }, 10)).length).toBeLessThanOrEqual(2);
  });

  it('a person whose chat does not answer keeps nobody else waiting: alerts go side by side, before the room', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    let free = (): void => undefined;
    const hangs = new Promise<void>((resolve) => (free = resolve));
    house.platform.meanwhile = ({ name, about }) => (name === 'sendPrivately' && about === carla ? hangs : undefined);
    const from = house.platform.calls.length;
    await danger(house, caseId);
    await rest();
    expect(cardsOf(house, `private-${dirk}`)).toContain('alert');
    free();
    await rest();
    const [first] = house.platform.calls.slice(from);
    expect(first?.name).toBe('sendPrivately');
    expect(cardsOf(house, `private-${carla}`)).toContain('alert');
  });
});

describe('a quarter of an hour without an answer', () => {
  it('costs few lost answers, and all is there within seconds after', async () => {
    const house = await openHouse(withRoads());
    const cases = [await opened(house), await opened(house), await opened(house)];
    let out = true;
    house.platform.trouble = (call) => (out && roadOf(call) === 'm' ? lostOn('m') : undefined);
    for (const caseId of cases) await asks(house, caseId, 'noor');
    await rest();
    const from = house.platform.calls.length;
    await seconds(house, 900, 5);
    const tries = house.platform.calls.slice(from).filter(({ name }) => name !== 'probe');
    expect(tries.length).toBeLessThan(20);
    out = false;
    await seconds(house, 10);
    const asked = house.platform.messages().filter(({ card }) => card.template === 'request');
    expect(asked.filter(({ card }) => card.data['who'] === 'Noor Hendriks')).toHaveLength(3);
    expect(cardsOf(house, `private-${carla}`)).not.toContain('notice');
  });

  it('does not keep messages waiting while only the road to rooms is silent: people are asked one to one', async () => {
    const house = await openHouse(withRoads());
    let out = true;
    house.platform.trouble = (call) => (out && roadOf(call) === 'r' ? lostOn('r') : undefined);
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    await seconds(house, 70, 5);
    expect(cardsOf(house, `private-${noor}`)).toContain('request');
    out = false;
    await seconds(house, 20);
    const { code } = await house.stateOf(caseId);
    expect(cardsOf(house, `room-${code}`)).toContain('request');
    expect(cardsOf(house, `private-${noor}`)).not.toContain('request');
  });

  it('one lost answer holds nobody up: the next look finds the road again', async () => {
    const house = await openHouse(withRoads());
    const caseId = await opened(house);
    let once = true;
    house.platform.trouble = (call) => {
      const hit = once && call.name === 'post';
      if (hit) once = false;
      return hit ? lostOn('m') : undefined;
    };
    await asks(house, caseId, 'noor');
    await rest();
    await seconds(house, 3);
    const { code } = await house.stateOf(caseId);
    expect(cardsOf(house, `room-${code}`)).toContain('request');
  });
});

describe('what was refused while a case opened', () => {
  it('a room: it is there seconds later, with all that belongs in it, and nobody is asked twice', async () => {
    const house = await openHouse();
    let once = true;
    house.platform.trouble = ({ name }) => {
      const hit = once && name === 'openRoom';
      if (hit) once = false;
      return hit ? failure('refused') : undefined;
    };
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    await seconds(house, 5);
    const { code } = await house.stateOf(caseId);
    expect(cardsOf(house, `room-${code}`)).toEqual(expect.arrayContaining(['room', 'request']));
    expect(cardsOf(house, `private-${noor}`)).toEqual([]);
    expect(cardsOf(house, `private-${carla}`)).not.toContain('notice');
  });

  it('posting in it for a quarter of an hour: people are asked one to one at once, and the room catches up', async () => {
    const house = await openHouse();
    let refuses = true;
    house.platform.trouble = ({ name }) => (refuses && name === 'post' ? failure('refused') : undefined);
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await asks(house, caseId, 'sam');
    await rest();
    expect(cardsOf(house, `private-${noor}`)).toEqual(['request']);
    await answers(house, caseId, 'noor', 't3');
    await rest();
    await seconds(house, 900, 30);
    refuses = false;
    await seconds(house, 1800, 60);
    const { code } = await house.stateOf(caseId);
    const inRoom = house.platform.messages(`room-${code}`).filter(({ card }) => card.template === 'request');
    // Noor answered, and is not asked again; Sam is asked there now, and one to one no more.
    expect(inRoom.map(({ card }) => card.data['who'])).toEqual(['Sam Yilmaz']);
    expect(cardsOf(house, `private-${who('sam').person}`)).toEqual([]);
  });
});

describe('a case lead who cannot be reached', () => {
  it('is told to those who lead next and to the director, until they can be', async () => {
    const house = await openHouse();
    let refuses = true;
    house.platform.trouble = ({ name, about }) =>
      refuses && name === 'sendPrivately' && about === carla ? failure('refused') : undefined;
    const caseId = await opened(house);
    const { cast } = await house.stateOf(caseId);
    for (const { person } of [cast.deputy, cast.director])
      expect(cardsOf(house, `private-${person}`)).toContain('notice');
    refuses = false;
    await seconds(house, 4);
    expect(cardsOf(house, `private-${carla}`)).toContain('request');
    for (const { person } of [cast.deputy, cast.director])
      expect(cardsOf(house, `private-${person}`)).not.toContain('notice');
  });
});

describe('one part that cannot be worked out or sent', () => {
  it('a mistake of the program in one message stops no other, is told without content, and comes back', async () => {
    const house = await openHouse();
    house.platform.trouble = ({ name, about }) =>
      name === 'post' && about === 'room' ? { error: new TypeError('Jip') } : undefined;
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    const { code } = await house.stateOf(caseId);
    expect(cardsOf(house, `room-${code}`)).toEqual(['request']);
    expect(house.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields['error'])).toContain(
      'TypeError',
    );
    expect(JSON.stringify(house.lines)).not.toContain('Jip');
    house.platform.trouble = () => undefined;
    await seconds(house, 5);
    expect(cardsOf(house, `room-${code}`)).toContain('room');
  });

  it('what the platform never takes in this form is told in short', async () => {
    const house = await openHouse();
    house.platform.trouble = ({ name, about }) =>
      name === 'post' && about === 'request' ? failure('unfit') : undefined;
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    const { code } = await house.stateOf(caseId);
    expect(cardsOf(house, `room-${code}`)).toContain('notice');
    const posts = house.platform.count('post');
    await seconds(house, 3600, 60);
    expect(house.platform.count('post')).toBe(posts);
  });
});

it('what an earlier build gave up is tried again', async () => {
  const house = await openHouse();
  house.platform.trouble = ({ about }) => (about === 'request' ? failure('refused') : undefined);
  const caseId = await opened(house);
  await asks(house, caseId, 'noor');
  await rest();
  house.platform.trouble = () => undefined;
  const { delivery, etag } = await house.store.cases.readDelivery(caseId);
  const items = delivery.items.map(({ nextTry: _, since: __, ...item }) => item);
  await house.store.cases.writeDelivery(caseId, { ...delivery, items }, { etag });
  await house.worker.deliver(caseId);
  const { code } = await house.stateOf(caseId);
  expect(cardsOf(house, `room-${code}`)).toContain('request');
});

it('a report is answered and kept while nothing at all can be sent', async () => {
  const house = await openHouse();
  house.platform.trouble = () => failure('unknown');
  const caseId = 'f'.repeat(32);
  expect((await reports(house, caseId)).code).toBeUndefined();
  await rest();
  house.platform.trouble = () => undefined;
  await seconds(house, 5);
  expect(cardsOf(house, `private-${carla}`)).toContain('request');
});
