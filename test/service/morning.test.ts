import fc from 'fast-check';
import type { MorningData } from '../../src/room/card-data';
import type { Tables } from '../../src/store/tables';
import { memoryTables } from '../../src/store/memory-tables';
import { who } from '../case/given';
import { onEachAdapter } from '../store/adapters';
import { ground, newCaseId, openHouse, rest, type Ground, type House } from './house';
import { failure } from './platform';
import { answers, asks, opened, reads, reports, until } from './story';

/** Tuesday 11 May 2027, 09.00: Carla was to have read by then. */
const tuesday = '2027-05-11T07:00:00.000Z';
/** Tuesday 18 May, 09.00: the child's facts and a consultation. */
const tuesday18 = '2027-05-18T07:00:00.000Z';
const carla = who('carla').person;
const noor = who('noor').person;

const lists = ({ platform }: Pick<Ground, 'platform'>, person = carla): readonly MorningData[] =>
  platform
    .privately(person)
    .filter(({ card }) => card.template === 'morning')
    .map(({ card }) => card.data as MorningData);

/** "Nieuwe zorg lezen: Klaar", without the code that differs each time. */
const linesOf = (list: MorningData | undefined): readonly string[] =>
  (list?.lines ?? []).map(({ title, text }) => `${title.replace(/^Zorg \S+?:? /, '')}: ${text}`);

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
    await house.act('carla', 'later-form', {
      case: b,
      task: 't2',
      page: 2,
      values: { choice: 'other', person: who('dirk').person, reason: 'vrij' },
    });
    await rest();
    expect(templates(house, who('dirk').person)).toEqual(['request']);
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

  it('when it refuses for good the coordinator hears of every line', async () => {
    const { house, a, b } = await twoCases();
    const dirk = who('dirk').person;
    house.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && about === dirk ? failure('refused') : undefined;
    // Two days after the term the deputy hears of both.
    await until(house, '2027-05-13T07:00:00.000Z');
    const told = house.platform.privately(carla).filter(({ card }) => card.template === 'notice');
    expect(told.map(({ card }) => card.data['case']).sort()).toEqual([a, b].sort());
  });

  it('a lost answer leaves two of them at most', async () => {
    const { house, sent } = await twoCases();
    house.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && about === carla ? failure('unknown', { happened: true }) : undefined;
    await until(house, tuesday);
    for (let minute = 0; minute < 5; minute += 1) {
      house.time.passWall(61_000);
      await house.worker.tick();
    }
    expect(lists(house)).toHaveLength(2);
    expect(sent()).toBe(2 + house.platform.privately(who('dirk').person).length);
  });
});

/** Two copies of the program on the same ground, with so many cases. */
async function twoCopies(tables: Tables, cases: number): Promise<readonly [House, House]> {
  const on = ground({ tables });
  const one = await openHouse(on, { instance: 'one' });
  const other = await openHouse(on, { instance: 'other' });
  for (let n = 0; n < cases; n += 1) await reports(one, newCaseId());
  await one.worker.settle();
  return [one, other];
}

/** Both look at once, and again when what they left to each other may be tried. */
async function bothLook([one, other]: readonly [House, House]): Promise<void> {
  await Promise.all([one.worker.tick(), other.worker.tick()]);
  for (let minute = 0; minute < 3; minute += 1) {
    one.time.passWall(61_000);
    await Promise.all([one.worker.tick(), other.worker.tick()]);
  }
}

onEachAdapter((fresh) => {
  it('two copies that deliver two cases at once send exactly one message, with both lines', async () => {
    const copies = await twoCopies(await fresh(), 2);
    const before = copies[0].platform.count('sendPrivately');
    copies[0].time.to(tuesday);
    await bothLook(copies);
    expect(copies[0].platform.count('sendPrivately')).toBe(before + 1);
    expect(lists(copies[0]).map(linesOf)).toEqual([Array(2).fill('Nieuwe zorg lezen: Uiterlijk di 11 mei, 09.00')]);
  }, 30_000);
});

describe('however the two copies get in each others way', () => {
  it('no line is lost, and one message notifies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 5 }),
        fc.array(fc.nat(6), { minLength: 30, maxLength: 30 }),
        async (cases, waits) => {
          const tables = memoryTables();
          const copies = await twoCopies(tables, cases);
          const before = copies[0].platform.count('sendPrivately');
          let calls = 0;
          // Each call to the platform takes as many turns as the draw says, so that they overtake each other.
          copies[0].platform.meanwhile = async () => {
            const turns = waits[(calls += 1) % waits.length] ?? 0;
            for (let turn = 0; turn < turns * 5; turn += 1) await Promise.resolve();
          };
          copies[0].time.to(tuesday);
          await bothLook(copies);
          expect(copies[0].platform.count('sendPrivately')).toBe(before + 1);
          expect(lists(copies[0]).map(({ lines }) => lines.length)).toEqual([cases]);
        },
      ),
      { numRuns: 40, seed: 20270511 },
    );
  }, 60_000);
});
