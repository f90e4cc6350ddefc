import { StorageUnavailable } from '../../src/service/ports';
import { SurfaceError, type Message, type MessageRef, type Surface } from '../../src/service/surface';
import { who } from '../case/given';
import { cutOff } from './cut-off';
import { ground, openHouse, rest, type House } from './house';
import { linesOf, lists } from './morning-lists';
import { failure } from './platform';
import { answers, asks, opened, reads, until } from './story';

/** Tuesday 11 May 2027, 09.00: Carla was to have read by then. */
const tuesday = '2027-05-11T07:00:00.000Z';
/** Tuesday 18 May, 09.00: the child's facts and a consultation. */
const tuesday18 = '2027-05-18T07:00:00.000Z';
const carla = who('carla').person;
const noor = who('noor').person;

const templates = ({ platform }: House, person = carla): readonly string[] =>
  platform.privately(person).map(({ card }) => card.template);

/** Two cases, and how many messages went out since. */
async function twoCases(): Promise<{ house: House; a: string; b: string; sent: () => number }> {
  const house = await openHouse();
  const a = await opened(house);
  const b = await opened(house);
  const before = house.platform.count('sendPrivately');
  return { house, a, b, sent: () => house.platform.count('sendPrivately') - before };
}

describe('what two cases have for one person on one morning', () => {
  it('is one message with a line and a button for each, in the place of what stood before', async () => {
    const { house, a, b, sent } = await twoCases();
    await until(house, tuesday);
    expect(sent()).toBe(1);
    const [list] = lists(house);
    expect(linesOf(list)).toEqual(Array(2).fill('Nieuwe zorg lezen: Uiterlijk di 11 mei, 09.00'));
    expect(list?.lines.map(({ buttons: [first] }) => first?.data.case).sort()).toEqual([a, b].sort());
    expect(list).toMatchObject({ late: false, open: true });
    expect(templates(house)).toEqual(['request', 'request', 'morning']);
  });

  it('a line that is answered says so in place, and no new message comes', async () => {
    const { house, a, b, sent } = await twoCases();
    await until(house, tuesday);
    const reply = await house.act('carla', 'acknowledge', { case: a, task: 't1', morning: true });
    expect(reply).toEqual({ kind: 'message', text: 'Bewaard. Dank je.' });
    await rest();
    expect(linesOf(lists(house)[0])).toEqual([
      'Nieuwe zorg lezen: Uiterlijk di 11 mei, 09.00',
      'Nieuwe zorg lezen: Klaar',
    ]);
    await reads(house, b);
    await rest();
    expect(lists(house)).toMatchObject([{ open: false }]);
    expect(sent()).toBe(1);
  });

  it('is told once more in the case of each, as anything that was sent', async () => {
    const { house, a, b } = await twoCases();
    await until(house, tuesday);
    for (const caseId of [a, b]) {
      const notes = (await house.store.cases.readSent(caseId)).filter(({ at }) => at === tuesday);
      expect(notes).toEqual([{ at: tuesday, to: carla, key: `task/t1/${carla}`, edition: 2 }]);
    }
  });

  it('the next reminder takes the place of a line, and the last line takes the list with it', async () => {
    const { house, a } = await twoCases();
    await until(house, tuesday);
    await reads(house, a);
    await rest();
    await until(house, '2027-05-13T07:00:00.000Z');
    // Only the other case goes on: its own message again, and of the list what was answered is left.
    expect(linesOf(lists(house)[0])).toEqual(['Nieuwe zorg lezen: Klaar']);
    expect(templates(house)).toEqual(['request', 'request', 'morning', 'request']);

    const both = await twoCases();
    await until(both.house, tuesday);
    await until(both.house, '2027-05-13T07:00:00.000Z');
    expect(lists(both.house)).toHaveLength(1);
    expect(both.sent()).toBe(3);
  });

  it('somebody with one thing gets it on its own', async () => {
    const { house, a, b } = await twoCases();
    await reads(house, a);
    await rest();
    await until(house, tuesday);
    expect(lists(house)).toEqual([]);
    expect((await house.store.cases.readSent(b)).at(-1)).toMatchObject({ at: tuesday, edition: 2 });
  });

  it('so is what was asked after six in the evening', async () => {
    const house = await openHouse();
    house.time.to('2027-05-10T17:00:00.000Z');
    await opened(house);
    await until(house, tuesday);
    expect(linesOf(lists(house)[0]).map((line) => line.split(':')[0])).toEqual([
      'Nieuwe zorg lezen',
      'Gegevens van het kind',
    ]);
  });

  it('after the bot was away the list says so', async () => {
    const { house, sent } = await twoCases();
    await until(house, '2027-05-12T09:30:00.000Z');
    expect(lists(house)).toMatchObject([{ late: true }]);
    expect(sent()).toBe(1);
  });

  it('what is asked later that day is a message of its own', async () => {
    const { house, b } = await twoCases();
    await until(house, tuesday);
    await house.act('carla', 'not-now', {
      case: b,
      task: 't2',
      page: 2,
      values: { choice: 'other', person: who('dirk').person, reason: 'vrij' },
    });
    await rest();
    expect(templates(house, who('dirk').person)).toEqual(['request']);
  });
});

describe('a list of which all is done', () => {
  const at = (day: string) => ({ person: carla, school: 'de-lindeboom', day });

  /** Two cases, read on the list of 11 May; more comes on 18 May, and on 25 May that they stand still. */
  async function weeks(): Promise<House> {
    const { house, a, b } = await twoCases();
    await until(house, tuesday);
    for (const caseId of [a, b]) await reads(house, caseId);
    await rest();
    return house;
  }

  it('is kept for two weeks, and then forgotten with the next list of the same person', async () => {
    const house = await weeks();
    await until(house, tuesday18);
    expect(await house.store.digests.get(at('2027-05-11'))).toBeDefined();
    await until(house, '2027-06-01T07:00:00.000Z');
    expect(await house.store.digests.get(at('2027-06-01'))).toBeDefined();
    expect(await house.store.digests.get(at('2027-05-11'))).toBeUndefined();
    expect(lists(house).at(0)).toMatchObject({ open: false });
  });

  it('is forgotten later when storage is away just then, and the new list stands', async () => {
    const house = await weeks();
    let away = 0;
    house.store.digests.forget = () => {
      away += 1;
      return Promise.reject(new StorageUnavailable('away'));
    };
    await until(house, '2027-06-01T07:00:00.000Z');
    expect(away).toBeGreaterThan(0);
    house.time.passWall(61_000);
    await house.worker.tick();
    expect(lists(house).filter(({ open }) => open)).toHaveLength(1);
    expect(await house.store.digests.get(at('2027-05-11'))).toBeDefined();
  });
});

describe('reminders of what stands in the rooms', () => {
  it('are one message, while the cards in the rooms stay where they are', async () => {
    const { house, a, b } = await twoCases();
    for (const caseId of [a, b]) await asks(house, caseId, 'noor');
    await rest();
    const posts = house.platform.count('post');
    await until(house, tuesday18);
    expect(house.platform.count('post')).toBe(posts);
    expect(linesOf(lists(house, noor)[0])).toEqual(Array(2).fill('Overleg gevraagd: Uiterlijk di 18 mei, 09.00'));
    const inRooms = house.platform.messages().filter(({ card, conversation }) => {
      return card.template === 'request' && conversation.startsWith('room');
    });
    expect(inRooms.map(({ card }) => card.data['reminder'])).toEqual([true, true]);

    await answers(house, a, 'noor', 't3');
    await rest();
    expect(linesOf(lists(house, noor)[0])).toContain('Overleg gevraagd: Klaar');
    // Two school days later only one of them is left, and is said in its room again.
    await until(house, '2027-05-20T07:00:00.000Z');
    expect(house.platform.count('post')).toBe(posts + 1);
    expect(linesOf(lists(house, noor)[0])).toEqual(['Overleg gevraagd: Klaar']);
  });

  it('stand in the rooms when that person cannot be reached one to one', async () => {
    const { house, a, b } = await twoCases();
    for (const caseId of [a, b]) await asks(house, caseId, 'noor');
    await rest();
    const posts = house.platform.count('post');
    house.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && about === noor ? failure('refused') : undefined;
    await until(house, tuesday18);
    expect(house.platform.count('post')).toBe(posts + 2);
    await until(house, '2027-05-18T09:00:00.000Z');
    expect(house.platform.count('post')).toBe(posts + 2);
  });
});

it('a list that was sent while storage went away is not sent again: it is written down as soon as storage answers', async () => {
  let cut = false;
  const house = await openHouse(ground(), { tables: cutOff(['mornings'], () => cut) });
  const [a] = [await opened(house), await opened(house)];
  house.platform.trouble = ({ name, about }) => {
    if (name === 'sendPrivately' && about === carla) cut = true;
    return undefined;
  };
  await until(house, tuesday);
  expect(lists(house)).toHaveLength(1);
  house.time.passWall(61_000);
  await house.worker.tick();
  expect(lists(house)).toHaveLength(1);
  cut = false;
  house.platform.trouble = () => undefined;
  for (let minute = 0; minute < 3; minute += 1) {
    house.time.passWall(61_000);
    await house.worker.tick();
  }
  expect(lists(house).map(linesOf)).toEqual([Array(2).fill('Nieuwe zorg lezen: Uiterlijk di 11 mei, 09.00')]);
  await reads(house, a);
  await rest();
  expect(linesOf(lists(house)[0])).toContain('Nieuwe zorg lezen: Klaar');
});

describe('a platform that does not take the list', () => {
  it('is asked again while it is busy, and each line arrives', async () => {
    const { house } = await twoCases();
    let left = 3;
    house.platform.trouble = ({ name }) => (name === 'sendPrivately' && left-- > 0 ? failure('busy') : undefined);
    await until(house, tuesday);
    for (let minute = 0; minute < 5; minute += 1) {
      house.time.passWall(61_000);
      await house.worker.tick();
    }
    expect(lists(house)).toHaveLength(1);
    expect(linesOf(lists(house)[0])).toHaveLength(2);
  });

  it('since it is too large: a short plain one says how many things there are and where to read them, and the operator is told', async () => {
    const tooLarge = new Set<string>();
    const refusing = async <T>({ card }: Message, call: string, otherwise: () => Promise<T>): Promise<T> => {
      if (card.template !== 'morning') return otherwise();
      tooLarge.add(call);
      throw new SurfaceError('unfit', 'MessageSizeTooBig');
    };
    const house = await openHouse(ground(), {
      surface: (platform) =>
        Object.assign(Object.create(platform) as Surface, {
          sendPrivately: (person: string, message: Message, school: string) =>
            refusing(message, 'new', () => platform.sendPrivately(person, message, school)),
          update: (ref: MessageRef, message: Message) =>
            refusing(message, 'change', () => platform.update(ref, message)),
        } satisfies Partial<Surface>),
    });
    const [a] = [await opened(house), await opened(house)];
    await until(house, tuesday);
    const texts = (): readonly unknown[] =>
      house.platform
        .privately(carla)
        .flatMap(({ card }) => (card.data['title'] === 'Vandaag' ? card.data['text'] : []));
    expect(texts()).toEqual(['Er staan 2 dingen voor je klaar. Typ vandaag om ze te zien.']);
    await reads(house, a);
    await rest();
    expect(texts()).toHaveLength(1);
    expect(tooLarge).toEqual(new Set(['new', 'change']));
    const told = house.lines.filter(({ level }) => level === 'error');
    expect(told[0]).toMatchObject({ fields: { lines: 1 }, message: expect.stringContaining('MessageSizeTooBig') });
    expect(JSON.stringify(told)).not.toContain(carla);
    const { length } = house.platform.calls;
    for (let minute = 0; minute < 5; minute += 1) {
      house.time.passWall(61_000);
      await house.worker.tick();
    }
    expect(house.platform.calls).toHaveLength(length);
  });

  it('in any form, for a while: its line is as it should be once it does, and nothing fails but the calls', async () => {
    const { house, a } = await twoCases();
    await until(house, tuesday);
    house.platform.trouble = ({ name }) => (name === 'update' ? failure('unfit') : undefined);
    await reads(house, a);
    await rest();
    expect(house.lines.filter(({ message }) => message.includes('report this'))).toEqual([]);
    house.platform.trouble = () => undefined;
    for (let minute = 0; minute < 40; minute += 1) {
      house.time.passWall(61_000);
      await house.worker.tick();
    }
    expect(linesOf(lists(house)[0])).toContain('Nieuwe zorg lezen: Klaar');
  });

  it('when it refuses the coordinator hears of every line', async () => {
    const { house, a, b } = await twoCases();
    const dirk = who('dirk').person;
    house.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && about === dirk ? failure('refused') : undefined;
    // Two days after the term the deputy hears of both.
    await until(house, '2027-05-13T07:00:00.000Z');
    const told = house.platform.privately(carla).filter(({ card }) => card.template === 'notice');
    expect(told.map(({ card }) => card.data['case']).sort()).toEqual([a, b].sort());
  });

  it('a lost answer leaves one more of them at most, and none once one is known to stand', async () => {
    const { house } = await twoCases();
    let lost = 3;
    house.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && about === carla && lost-- > 0 ? failure('unknown', { happened: true }) : undefined;
    await until(house, tuesday);
    for (let minute = 0; minute < 5; minute += 1) {
      house.time.passWall(61_000);
      await house.worker.tick();
    }
    expect(lists(house)).toHaveLength(4);
    expect(linesOf(lists(house).at(-1))).toHaveLength(2);
  });

  it('when it refuses for an hour, each line arrives after it', async () => {
    const { house } = await twoCases();
    let refuses = true;
    house.platform.trouble = ({ name, about }) =>
      refuses && name === 'sendPrivately' && about === carla ? failure('refused') : undefined;
    await until(house, tuesday);
    for (let minute = 0; minute < 60; minute += 1) {
      house.time.passWall(61_000);
      await house.worker.tick();
    }
    refuses = false;
    for (let minute = 0; minute < 35; minute += 1) {
      house.time.passWall(61_000);
      await house.worker.tick();
    }
    expect(lists(house)).toHaveLength(1);
    expect(linesOf(lists(house)[0])).toHaveLength(2);
  });
});
