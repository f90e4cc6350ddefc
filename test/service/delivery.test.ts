import { who } from '../case/given';
import { cutOff } from './cut-off';
import { ground, openHouse, rest, type House } from './house';
import { failure } from './platform';
import { answers, asks, asksOutside, closes, opened, reads, until } from './story';

const noor = who('noor').person;
const vera = who('vera').person;
const carla = who('carla').person;
const due = '2027-05-18T07:00:00.000Z';

async function withCase(): Promise<{ house: House; caseId: string; room: string; code: string }> {
  const house = await openHouse();
  const caseId = await opened(house);
  const { code } = await house.stateOf(caseId);
  return { house, caseId, code, room: `room-${code}` };
}

/** The requests that are somewhere, as `who: state`. */
const requests = ({ platform }: House, conversation: string): readonly string[] =>
  platform
    .messages(conversation)
    .filter(({ card }) => card.template === 'request')
    .map(({ card }) => `${String(card.data['who'])}: ${String(card.data['state'])}`);
const notices = ({ platform }: House, person: string): readonly string[] =>
  platform
    .privately(person)
    .filter(({ card }) => card.template === 'notice')
    .map(({ card }) => String(card.data['title']));

/** So many seconds pass on the wall, and whatever is due is served. */
async function seconds(house: House, count: number): Promise<void> {
  house.time.passWall(count * 1000);
  await house.worker.tick();
  await rest();
}

describe('a message that was sent while storage went away', () => {
  /** Storage goes away with the request, and another copy of the program is there to go on. */
  async function sentUnwritten() {
    let cut = false;
    const on = ground();
    const one = await openHouse(on, { tables: cutOff(['cases'], () => cut) });
    const caseId = await opened(one);
    one.platform.trouble = ({ name, about }) => {
      cut ||= name === 'post' && about === 'request';
      return undefined;
    };
    await asks(one, caseId, 'noor');
    await rest();
    await seconds(one, 61);
    const again = (): void => {
      cut = false;
      one.platform.trouble = () => undefined;
    };
    return { on, one, again, room: `room-${(await (await openHouse(on)).stateOf(caseId)).code}` };
  }

  it('is not sent again: it is written down as soon as storage answers', async () => {
    const { one, again, room } = await sentUnwritten();
    again();
    for (let minute = 0; minute < 3; minute += 1) await seconds(one, 61);
    expect(requests(one, room)).toHaveLength(1);
  });

  it('is sent again by another copy that takes the case meanwhile, and the first goes on from there', async () => {
    const { on, one, again, room } = await sentUnwritten();
    const other = await openHouse(on, { instance: 'other' });
    for (let minute = 0; minute < 2; minute += 1) await seconds(other, 61);
    again();
    const posts = one.platform.count('post');
    for (let minute = 0; minute < 3; minute += 1) await seconds(one, 61);
    expect(requests(one, room)).toHaveLength(2);
    expect(one.platform.count('post')).toBe(posts);
  });
});

describe('a message whose answer was lost', () => {
  it('is sent again until one is known to stand, and not after that', async () => {
    const { house, caseId, room } = await withCase();
    let lost = 5;
    house.platform.trouble = ({ name, about }) =>
      name === 'post' && about === 'request' && lost-- > 0 ? failure('unknown', { happened: true }) : undefined;
    await asks(house, caseId, 'noor');
    await rest();
    expect(requests(house, room)).toHaveLength(1);
    expect(notices(house, carla)).toEqual([]);
    for (let minute = 0; minute < 10; minute += 1) await seconds(house, 60);
    // One for each answer that was lost, and the one that stands.
    expect(requests(house, room)).toHaveLength(6);
    const posts = house.platform.count('post');
    for (let hour = 0; hour < 5; hour += 1) await seconds(house, 3600);
    expect(house.platform.count('post')).toBe(posts);
    expect(notices(house, carla)).toEqual([]);
  });

  it('for a minute is asked one to one meanwhile, and there no more once it stands in the room', async () => {
    const { house, caseId, room } = await withCase();
    let silent = true;
    house.platform.trouble = ({ name, about }) =>
      silent && name === 'post' && about === 'request' ? failure('unknown') : undefined;
    await asks(house, caseId, 'noor');
    await rest();
    await seconds(house, 59);
    expect(requests(house, `private-${noor}`)).toEqual([]);
    await seconds(house, 1);
    expect(requests(house, `private-${noor}`)).toEqual(['Noor Hendriks: open']);
    expect(notices(house, carla)).toEqual(['De besloten ruimte is er niet']);
    silent = false;
    await seconds(house, 120);
    expect(requests(house, room)).toEqual(['Noor Hendriks: open']);
    expect(requests(house, `private-${noor}`)).toEqual([]);
    expect(notices(house, carla)).toEqual([]);
  });

  it('stands once when the second try succeeds, and nobody is troubled', async () => {
    const { house, caseId, room } = await withCase();
    let lost = 0;
    house.platform.trouble = ({ name, about }) =>
      name === 'post' && about === 'request' && (lost += 1) === 1 ? failure('unknown') : undefined;
    await asks(house, caseId, 'noor');
    await rest();
    await seconds(house, 3);
    expect(requests(house, room)).toEqual(['Noor Hendriks: open']);
    expect(notices(house, carla)).toEqual([]);
  });

  it('is repeated also when the platform was busy before: what did not happen is no try that may have', async () => {
    const { house, caseId, room } = await withCase();
    const troubles = ['busy', 'busy', 'unknown'] as const;
    let tries = 0;
    house.platform.trouble = ({ name, about }) => {
      const kind = name === 'post' && about === 'request' ? troubles[tries++] : undefined;
      return kind === undefined ? undefined : failure(kind);
    };
    await asks(house, caseId, 'noor');
    await rest();
    for (let minute = 0; minute < 5; minute += 1) await seconds(house, 60);
    expect(tries).toBe(4);
    expect(requests(house, room)).toEqual(['Noor Hendriks: open']);
    expect(notices(house, carla)).toEqual([]);
  });
});

describe('a platform that is busy', () => {
  it('is asked again at the moment it named, by its own row in the due list, and not before', async () => {
    const { house, caseId, room } = await withCase();
    let busy = true;
    house.platform.trouble = ({ name, about }) =>
      busy && name === 'post' && about === 'request' ? failure('busy', { retryAfter: 40_000 }) : undefined;
    await asks(house, caseId, 'noor');
    await rest();
    const at = new Date(Date.parse(house.time.wall()) + 40_000).toISOString();
    expect(await house.store.due.due({ domain: '', wall: '9999' }, 10)).toEqual([{ clock: 'wall', at, caseId }]);
    busy = false;
    await seconds(house, 39);
    expect(requests(house, room)).toEqual([]);
    await seconds(house, 1);
    expect(requests(house, room)).toEqual(['Noor Hendriks: open']);
    expect(await house.store.due.due({ domain: '', wall: '9999' }, 10)).toEqual([]);
  });

  it('holds back no other message', async () => {
    const { house, caseId, room } = await withCase();
    house.platform.trouble = ({ about }) => (about === 'request' ? failure('busy') : undefined);
    await asks(house, caseId, 'noor');
    await asksOutside(house, caseId);
    await rest();
    expect(requests(house, room)).toEqual([]);
    expect(requests(house, `private-${vera}`)).toEqual(['Vera Smit: open']);
  });
});

describe('what the platform refuses', () => {
  it('a private message is told to the coordinator, and to the operator without a name', async () => {
    const { house, caseId } = await withCase();
    house.platform.trouble = ({ about }) => (about === vera ? failure('refused') : undefined);
    await asksOutside(house, caseId);
    await rest();
    expect(notices(house, carla)).toEqual(['Een bericht kwam niet aan']);
    const errors = house.lines.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.fields).toMatchObject({ case: caseId, failure: 'refused' });
  });

  it('the room: the case is kept, each question goes one to one, and the coordinator hears what to do', async () => {
    const house = await openHouse();
    house.platform.trouble = ({ name }) => (name === 'openRoom' ? failure('refused') : undefined);
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    expect(requests(house, `private-${noor}`)).toEqual(['Noor Hendriks: open']);
    expect(notices(house, carla)).toContain('De besloten ruimte is er niet');
    await answers(house, caseId, 'noor', 't3');
    await rest();
    expect(requests(house, `private-${noor}`)).toEqual(['Noor Hendriks: answered']);
  });

  it('one person in the room: their questions go one to one, the others stay in the room', async () => {
    const { house, caseId, room } = await withCase();
    house.platform.trouble = ({ name, about }) => (name === 'admit' && about === noor ? failure('refused') : undefined);
    await asks(house, caseId, 'noor');
    await asks(house, caseId, 'sam');
    await rest();
    expect(requests(house, `private-${noor}`)).toEqual(['Noor Hendriks: open']);
    expect(requests(house, room)).toEqual(['Sam Yilmaz: open']);
  });
});

describe('a reminder', () => {
  it('takes the place of the message before it, which goes only once the new one stands', async () => {
    const { house, caseId, room } = await withCase();
    await asks(house, caseId, 'noor');
    await rest();
    const first = house.platform.messages(room).find(({ card }) => card.template === 'request');
    const from = house.platform.calls.length;
    await until(house, due);
    const order = house.platform.calls.slice(from).filter(({ about }) => about === 'request' || about === room);
    expect(order.map(({ name }) => name)).toEqual(['post', 'remove']);
    expect(requests(house, room)).toEqual(['Noor Hendriks: open']);
    expect(house.platform.messages(room).some(({ id }) => id === first?.id)).toBe(false);
  });

  it('that never arrives leaves what stood before, and what stood says that it was answered', async () => {
    const { house, caseId, room } = await withCase();
    await asks(house, caseId, 'noor');
    await rest();
    house.platform.trouble = ({ name, about }) =>
      name === 'post' && about === 'request' ? failure('refused') : undefined;
    await until(house, due);
    expect(requests(house, room)).toEqual(['Noor Hendriks: open']);
    await answers(house, caseId, 'noor', 't3');
    await rest();
    expect(requests(house, room)).toEqual(['Noor Hendriks: answered']);
    const { delivery } = await house.store.cases.readDelivery(caseId);
    expect(delivery.items.filter(({ key }) => key === 'task/t3')).toEqual([]);
  });

  it('after one that never arrived takes the place of the message that stands', async () => {
    const { house, caseId, room } = await withCase();
    await asks(house, caseId, 'noor');
    await rest();
    house.platform.trouble = ({ name, about }) =>
      name === 'post' && about === 'request' ? failure('refused') : undefined;
    await until(house, due);
    house.platform.trouble = () => undefined;
    await until(house, '2027-05-20T07:00:00.000Z');
    expect(requests(house, room)).toEqual(['Noor Hendriks: open']);
    expect(notices(house, carla)).not.toContain('Een bericht kwam niet aan');
  });

  it('takes away each of those before it, also when that was not possible at first', async () => {
    const { house, caseId, room } = await withCase();
    await asks(house, caseId, 'noor');
    await rest();
    house.platform.trouble = ({ name }) => (name === 'remove' ? failure('busy') : undefined);
    await until(house, due);
    await until(house, '2027-05-20T07:00:00.000Z');
    expect(requests(house, room)).toHaveLength(3);
    house.platform.trouble = () => undefined;
    await seconds(house, 900);
    expect(requests(house, room)).toEqual(['Noor Hendriks: open']);
  });
});

describe('what was handed over or is over', () => {
  it('a person who was dismissed is out of the room at once, and is never given up', async () => {
    const { house, caseId, code } = await withCase();
    await asks(house, caseId, 'noor');
    await rest();
    house.platform.trouble = ({ name }) => (name === 'dismiss' ? failure('refused') : undefined);
    await house.act('noor', 'not-now', {
      case: caseId,
      task: 't3',
      page: 2,
      values: { choice: 'other', person: who('sam').person, reason: 'ziek' },
    });
    await rest();
    expect(house.platform.membersOf(code)).toContain(noor);
    await seconds(house, 3600);
    expect(notices(house, carla)).toContain('Iemand staat nog in de ruimte');
    house.platform.trouble = () => undefined;
    await seconds(house, 3600);
    expect(house.platform.membersOf(code)).not.toContain(noor);
    expect(notices(house, carla)).not.toContain('Iemand staat nog in de ruimte');
  });

  it('a closed case is archived once its cards say so, and asks for nothing any more', async () => {
    const { house, caseId, room } = await withCase();
    await reads(house, caseId);
    await asks(house, caseId, 'noor');
    await rest();
    await closes(house, caseId);
    await rest();
    expect(requests(house, room)).toEqual(['Noor Hendriks: lapsed']);
    expect(house.platform.calls.at(-1)?.name).toBe('archive');
    const before = house.platform.calls.length;
    await until(house, '2027-06-30T07:00:00.000Z');
    expect(house.platform.calls).toHaveLength(before);
    expect(await house.store.due.due({ domain: '9999', wall: '9999' }, 10)).toEqual([]);
  });

  it('what was delivered is forgotten with what is over: the row stays small over five hundred requests', async () => {
    const { house, caseId, room } = await withCase();
    const deciding = await openHouse(house, { idle: true });
    let largest = 0;
    for (let batch = 0; batch < 50; batch += 1) {
      for (let asked = 0; asked < 10; asked += 1) await asks(deciding, caseId, 'noor');
      await house.worker.deliver(caseId);
      const open = (await house.stateOf(caseId)).tasks.filter(
        ({ kind, status }) => kind === 'consult' && status === 'open',
      );
      for (const { id: task } of open) await answers(deciding, caseId, 'noor', task);
      await house.worker.deliver(caseId);
      const { delivery } = await house.store.cases.readDelivery(caseId);
      largest = Math.max(largest, JSON.stringify(delivery).length);
    }
    expect(requests(house, room)).toHaveLength(500);
    expect(new Set(requests(house, room))).toEqual(new Set(['Noor Hendriks: answered']));
    expect(largest).toBeLessThan(30_000);
  }, 30_000);
});
