import { deflateRawSync } from 'node:zlib';
import type { CaseState } from '../../src/case/state';
import type { CardSpec } from '../../src/room/card-data';
import { viewOf } from '../../src/room/cards/all';
import { MOST_AT_ONCE } from '../../src/service/lists/leaf';
import { codeAt, CODES } from '../../src/service/commands/case-code';
import { MOST_WRITTEN, readSeen, writtenSeen } from '../../src/service/lists/seen';
import { memoryTables } from '../../src/store/memory-tables';
import type { Block, View } from '../../src/view/view';
import { asking, intake, opened, who, type Act } from '../case/given';
import { observed } from '../store/observed-tables';
import { ground, newCaseId, openHouse, rest, type House } from './house';
import { manyCases, registered } from './many-cases';
import { closes, reads } from './story';

/** What stands on a list, as somebody reads it. */
const textsOf = ({ blocks }: Pick<View, 'blocks'>): readonly string[] =>
  blocks.flatMap((block: Block) => {
    if (block.kind === 'text') return [block.text];
    return block.kind === 'section' || block.kind === 'row' ? textsOf(block) : [];
  });

const buttonsOf = (blocks: readonly Block[]): readonly { title: string; verb: string; carries: object }[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'section') return buttonsOf(block.blocks);
    const actions = block.kind === 'row' || block.kind === 'buttons' ? block.actions : [];
    return actions.flatMap((action) => (action.kind === 'go' ? [action] : []));
  });

async function listOf(house: House, by: string, verb: string, values = {}): Promise<CardSpec> {
  const reply = await house.act(by, verb, { values });
  if (reply.kind !== 'card') throw new Error(`answered with ${reply.kind}`);
  return reply.card;
}

interface Sheet {
  readonly codes: readonly string[];
  readonly texts: readonly string[];
  /** Presses the button to the next page. */
  readonly next?: () => Promise<Sheet>;
  /** Presses the button to the beginning. */
  readonly back?: () => Promise<Sheet>;
}

async function sheetOf(house: House, by: string, verb: string, values = {}): Promise<Sheet> {
  const { blocks } = viewOf(await listOf(house, by, verb, values));
  const texts = textsOf({ blocks });
  const pressed = (name: string) => {
    const found = buttonsOf(blocks).find(({ title }) => title === name);
    return found && (() => sheetOf(house, by, found.verb, found.carries));
  };
  const [next, back] = [pressed('Volgende'), pressed('Naar het begin')];
  return {
    codes: texts.flatMap((text) => /^Zorg ([A-Z0-9]{4})/.exec(text)?.[1] ?? []),
    texts,
    ...(next === undefined ? {} : { next }),
    ...(back === undefined ? {} : { back }),
  };
}

/** All pages, one after the other. */
async function leafed(house: House, by: string, verb: string): Promise<readonly Sheet[]> {
  const sheets = [await sheetOf(house, by, verb)];
  for (let next = sheets[0]?.next; next !== undefined; next = sheets.at(-1)?.next) sheets.push(await next());
  return sheets;
}

const codes = (sheets: readonly Sheet[]): readonly string[] => sheets.flatMap((sheet) => sheet.codes);
const places = (sheets: readonly Sheet[]): readonly unknown[] =>
  sheets.map(({ texts }) => texts.find((text) => / tot en met /.test(text)));
const codesOf = (cases: readonly CaseState[]): readonly string[] => cases.map(({ code }) => code).sort();

/** Unpacks to a million bytes. */
const BOMB = `20|de-lindeboom:${deflateRawSync(Buffer.alloc(1_000_000)).toString('base64url')}:`;

/** One line for each case. */
const lists = [
  ['carla', 'show-overview'],
  ['anna', 'show-reports'],
  ['willem', 'show-process'],
] as const;

describe('a list that is longer than its card', () => {
  it.each(lists)(
    'leads %s, who asks for %s, to each of 80 cases, once, and says how many there are',
    async (by, verb) => {
      const house = await openHouse(ground());
      const cases = await manyCases(house, 80);
      const sheets = await leafed(house, by, verb);
      expect([...codes(sheets)].sort()).toEqual(codesOf(cases));
      expect(places(sheets)).toEqual(
        ['1 tot en met 20', '21 tot en met 40', '41 tot en met 60', '61 tot en met 80'].map(
          (range) => `${range} van 80`,
        ),
      );
    },
  );

  it('leads to each thing that waits, where a case has several', async () => {
    const house = await openHouse(ground());
    const cases = await manyCases(house, 30);
    const sheets = await leafed(house, 'carla', 'show-today');
    const things = sheets.flatMap(({ texts }) => texts.filter((text) => text.startsWith('Zorg ')));
    expect(new Set(things).size).toBe(60);
    expect(things).toHaveLength(60);
    expect([...new Set(codes(sheets))].sort()).toEqual(codesOf(cases));
    expect(places(sheets)).toEqual(['1 tot en met 20 van 60', '21 tot en met 40 van 60', '41 tot en met 60 van 60']);
  });

  it('has no place and no button where all of it is on one page', async () => {
    const house = await openHouse(ground());
    await manyCases(house, 20);
    const [sheet, ...others] = await leafed(house, 'carla', 'show-overview');
    expect([sheet?.codes.length, others, places(sheet === undefined ? [] : [sheet])]).toEqual([20, [], [undefined]]);
  });

  it('goes back to its beginning', async () => {
    const house = await openHouse(ground());
    await manyCases(house, 30);
    const first = await sheetOf(house, 'carla', 'show-overview');
    const second = await first.next?.();
    expect(first.back).toBeUndefined();
    expect((await second?.back?.())?.codes).toEqual(first.codes);
  });

  it.each(['nonsense', '20|de-lindeboom', '20', '99|de-lindeboom:y:K7M4/t1', '20|de-lindeboom:____:', BOMB])(
    'begins anew for a button that it did not make (%s)',
    async (seen) => {
      const house = await openHouse(ground());
      await manyCases(house, 25);
      const [first, forged] = [
        await sheetOf(house, 'carla', 'show-overview'),
        await sheetOf(house, 'carla', 'show-overview', { seen }),
      ];
      expect(forged.codes).toEqual(first.codes);
    },
  );
});

describe('while somebody leafs', () => {
  it('a case that moves is neither skipped nor shown twice', async () => {
    const house = await openHouse(ground());
    const cases = await manyCases(house, 60);
    const first = await sheetOf(house, 'carla', 'show-overview');
    // What Carla reads moves back, and a case that she has not seen yet comes to the front.
    for (const code of first.codes.slice(0, 5)) {
      const caseId = cases.find((one) => one.code === code)?.id ?? '';
      await house.act('carla', 'acknowledge', { case: caseId, task: 't1' });
    }
    const unseen = cases.findLast(({ code }) => !first.codes.includes(code));
    await house.act('anna', 'declare-emergency', { case: unseen?.id ?? '', page: 1, values: {} });
    await rest();
    const second = await first.next?.();
    expect(second?.codes[0]).toBe(unseen?.code);
    const third = await second?.next?.();
    const all = [first, second, third].flatMap((sheet) => sheet?.codes ?? []);
    expect([...all].sort()).toEqual(codesOf(cases));
    expect(third?.next).toBeUndefined();
  });

  it('a case that is closed goes from what is to come, and the total with it', async () => {
    const house = await openHouse(ground());
    const cases = await manyCases(house, 25);
    const first = await sheetOf(house, 'carla', 'show-overview');
    const last = cases.findLast(({ code }) => !first.codes.includes(code));
    await closes(house, last?.id ?? '');
    await rest();
    const second = await first.next?.();
    expect(second?.codes).toHaveLength(4);
    expect(places([first, second ?? first])).toEqual(['1 tot en met 20 van 25', '21 tot en met 24 van 24']);
  });
});

describe('what is not for somebody', () => {
  /** The registry is behind the cases: it still names Anna and Bas in all of them. */
  async function behind(count: number, hidden: (number: number) => boolean): Promise<House> {
    const house = await openHouse(ground());
    const left: Act = { by: 'carla', does: 'dismiss', with: { person: who('anna').person, reason: 'x' } };
    const cases = await manyCases(house, count, (number) => (hidden(number) ? [opened, left] : [opened]));
    for (const state of cases) await registered(house, state, [who('anna').person]);
    return house;
  }

  it('is in no total, and no page follows because of it', async () => {
    const house = await behind(30, (number) => number % 3 === 0);
    const [sheet, ...others] = await leafed(house, 'anna', 'show-overview');
    expect(sheet?.codes).toHaveLength(20);
    expect(others).toEqual([]);
    expect(places(sheet === undefined ? [] : [sheet])).toEqual([undefined]);
  });

  it('is in no "meer dan" either, however many the registry still has', async () => {
    const house = await behind(130, (number) => number >= 25);
    expect(places(await leafed(house, 'anna', 'show-overview'))).toEqual([
      '1 tot en met 20 van meer dan 20',
      '21 tot en met 25 van 25',
    ]);
    const other = await behind(130, () => true);
    expect(await sheetOf(other, 'anna', 'show-overview')).toEqual(await sheetOf(other, 'bas', 'show-overview'));
  });
});

describe('the order of a list', () => {
  const read: Act = { by: 'carla', does: 'acknowledge', task: 't1' };
  const danger: Act = { by: 'anna', does: 'declare-emergency' };

  it('is danger, then what is asked about safety by its term, then the rest by its own', async () => {
    const house = await openHouse(ground());
    // A question to Noor is due before the concern is read, which is about safety.
    const soon = asking('noor', { due: '2027-05-11' });
    const all = await manyCases(
      house,
      4,
      (number) => [[opened, read, soon], [opened], [opened, read], [opened, danger]][number] ?? [],
    );
    const [due, unread, rest, acute] = all.map(({ code }) => code);
    for (const [by, verb] of [
      ['carla', 'show-overview'],
      ['willem', 'show-process'],
    ] as const)
      expect(codes(await leafed(house, by, verb))).toEqual([acute, unread, due, rest]);
  });
});

describe('a list of cases of several schools', () => {
  it('keeps cases of the same code apart', () => {
    const twice = {
      count: 1,
      cases: new Set(['de-lindeboom/K7M4']),
      lines: new Set(['de-wilg/K7M4/t3', 'de-wilg/K7M4/with-B3N4']),
    };
    expect(readSeen(writtenSeen(twice))).toEqual(twice);
  });
});

it('what was seen fits on a card, whatever is in it', () => {
  const all = Array.from({ length: CODES }, (_, number) => codeAt(number));
  expect(new Set(all).size).toBe(CODES);
  const seenOf = (codes: readonly string[]) => ({
    count: codes.length,
    cases: new Set(codes.map((code) => `de-lindeboom/${code}`)),
    lines: new Set<string>(),
  });
  for (const step of [1, 2, 3, 7, 23, 500]) {
    const seen = seenOf(all.filter((_, number) => (Math.imul(number, 2_654_435_761) >>> 12) % step === 0));
    const written = writtenSeen(seen);
    expect(readSeen(written)).toEqual(seen);
    expect(written.length).toBeLessThan(MOST_WRITTEN);
  }
});

describe('what a list costs in storage', () => {
  const ofEach = [...lists, ['carla', 'show-today']] as const;

  it.each([
    [80, ofEach],
    [1_000, ofEach.slice(0, 1)],
  ])('is two calls in sequence a page, at %i cases, and each is on a page', async (count, asked) => {
    const storage = observed(memoryTables());
    const house = await openHouse(ground({ tables: storage.tables }), { idle: true });
    const cases = await manyCases(house, count);
    for (const [by, verb] of asked) {
      const found = new Set<string>();
      let next: Sheet['next'] = () => sheetOf(house, by, verb);
      while (next !== undefined) {
        storage.reset();
        const sheet: Sheet = await next();
        expect([storage.sequence(), storage.calls.length <= 1 + MOST_AT_ONCE]).toEqual([2, true]);
        for (const code of sheet.codes) found.add(code);
        next = sheet.next;
      }
      expect([...found].sort()).toEqual(codesOf(cases));
    }
  });

  it('is two as well where a case asks how another belongs with it', async () => {
    const storage = observed(memoryTables());
    const house = await openHouse(ground({ tables: storage.tables }));
    // Nothing is due in the other one this week, so that it is not in the list itself.
    const other = await openedOf(house, 'Jip Verweij');
    await reads(house, other);
    await house.act('carla', 'record-child', {
      case: other,
      page: 1,
      values: { name: 'Jip Verweij', birthDate: '2017-03-04' },
    });
    const question = { to: who('noor').person, mode: 'open', question: 'Hoe gaat het?', due: '2027-06-21' };
    await house.act('carla', 'request-consultation', { case: other, page: 1, values: question });
    await openedOf(house, 'Jip Verweij');
    await rest();
    await house.worker.settle();
    storage.reset();
    const sheet = await sheetOf(house, 'carla', 'show-today');
    expect(sheet.texts.some((text) => text.endsWith('hetzelfde kind?'))).toBe(true);
    expect(storage.sequence()).toBe(2);
  });
});

async function openedOf(house: House, child: string): Promise<string> {
  const caseId = newCaseId();
  await house.act('anna', 'open-case', { case: caseId, page: 3, values: { ...intake, child } });
  await rest();
  return caseId;
}
