import { bindCard } from '../../src/cards/bind-card';
import { bindDialog } from '../../src/cards/bind-dialog';
import { cardText } from '../../src/cards/text';
import { StorageUnavailable } from '../../src/service/ports';
import type { Reply } from '../../src/service/request';
import type { KeyWrapper } from '../../src/store/keys';
import { memoryTables } from '../../src/store/memory-tables';
import type { Tables } from '../../src/store/tables';
import { intake, who } from '../case/given';
import { testKeys } from '../store/adapters';
import { ground, newCaseId, openHouse, request, rest, Time, type Ground, type House } from './house';
import { failure, Platform } from './platform';
import { asks, opened } from './story';

const [anna, carla, dirk, willem, bo] = ['anna', 'carla', 'dirk', 'willem', 'bo'].map((key) => who(key).person) as [
  string,
  string,
  string,
  string,
  string,
];
const all = [anna, carla, dirk, willem, bo];

/** What is away: the tables say so, the tables say nothing for a while, or the keys fail in a way that nobody foresaw. */
type Away = 'tables' | 'silent' | 'keys' | 'both';

interface World {
  readonly house: House;
  readonly on: Ground;
  readonly goes: (what: Away) => void;
  readonly comes: () => void;
}

/** So long storage is waited for. Milliseconds. */
const PATIENCE = 4_000;
const noAnswer = (): Promise<never> => Promise.reject(new StorageUnavailable('STORAGE_CONNECTION: no answer'));

async function world(): Promise<World> {
  let away: Away | undefined;
  const time = new Time();
  const inner = memoryTables();
  const through: Tables = new Proxy(inner, {
    get: (target, name: keyof Tables) => {
      if (away === 'silent') return () => time.pause(PATIENCE).then(noAnswer);
      if (away === 'tables' || away === 'both') return noAnswer;
      return (target[name] as (...args: readonly unknown[]) => unknown).bind(target);
    },
  });
  const real = testKeys();
  const broken = (): Promise<never> => Promise.reject(new TypeError('the vault said something strange'));
  const strange = (): boolean => away === 'keys' || away === 'both';
  const keys: KeyWrapper = {
    wrap: (key) => (strange() ? broken() : real.wrap(key)),
    unwrap: (wrapped) => (strange() ? broken() : real.unwrap(wrapped)),
  };
  const on = ground({ tables: through, keys, time });
  return { house: await openHouse(on), on, goes: (what) => (away = what), comes: () => (away = undefined) };
}

/** So many seconds pass on the wall, and whatever waits for that goes on. */
async function seconds({ house }: Pick<World, 'house'>, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) {
    house.time.passWall(1000);
    await rest();
  }
}

/** The answer that comes within a second, or nothing. */
async function within(world: World, asked: Promise<Reply>): Promise<Reply> {
  await rest();
  await seconds(world, 1);
  const answer = await Promise.race([asked, rest().then(() => undefined)]);
  if (answer === undefined) throw new Error('there was no answer within a second');
  return answer;
}

const sees = ({ house }: World, person: string): readonly string[] =>
  house.platform
    .privately(person)
    .filter(({ card }) => card.template === 'alert' || card.template === 'notice')
    .map(({ card }) => cardText(bindCard(card)));
const told = (at: World): readonly string[] =>
  all.filter((person) => person !== anna && sees(at, person).length > 0).map(nameOf);
const nameOf = (person: string): string =>
  ['anna', 'carla', 'dirk', 'willem', 'bo'].find((key) => who(key).person === person) ?? person;
const textOf = (reply: Reply): string =>
  reply.kind === 'message'
    ? reply.text
    : JSON.stringify(reply.kind === 'dialog' ? (reply.page.problem ?? 'no problem') : 'no problem');

/** All that somebody then has in front of them. */
const shown = (reply: Reply): string =>
  reply.kind === 'message'
    ? reply.text
    : cardText(reply.kind === 'dialog' ? bindDialog(reply.page) : bindCard(reply.card));

const fresh = (by = 'anna', caseId = newCaseId()): readonly [string, Parameters<House['act']>[2]] => [
  by,
  { case: caseId, page: 2, values: { fresh: true, staff: 'no' } },
];
const declares = ({ house }: World, caseId?: string, by = 'anna') => {
  const [person, more] = fresh(by, caseId);
  return house.act(person, 'declare-emergency', more);
};

describe.each<Away>(['tables', 'silent', 'keys', 'both'])('danger while storage is away (%s)', (what) => {
  it('is answered with whom to call when it is typed', async () => {
    const at = await world();
    at.goes(what);
    expect(shown(await within(at, at.house.act('anna', 'danger')))).toContain(
      'Bel zelf: 112, of Veilig Thuis 0800-2000, dag en nacht.',
    );
  });

  it('is answered within a second, with whom to call, and told to the three who must act', async () => {
    const at = await world();
    at.goes(what);
    const text = textOf(await within(at, declares(at)));
    expect(text).toContain('Bel zelf: 112, of Veilig Thuis 0800-2000, dag en nacht.');
    expect(text).toContain('Ik probeer Carla Postma (06-0000 0001), Dirk van Vliet (06-0000 0002) en Willem Jansma');
    expect(text).toContain('Ik kon het nog niet opschrijven.');
    expect(told(at)).toEqual(['carla', 'dirk', 'willem']);
    expect(sees(at, carla)[0]).toContain('Anna Bakker meldt dat er nu gevaar kan zijn. Bel Anna Bakker.');
    expect(sees(at, carla)[0]).toContain('Gezegd op maandag 10 mei om 08.30.');
    expect(sees(at, carla)[0]).not.toContain('Ik ben ermee bezig');
    expect(sees(at, anna)).toEqual([expect.stringContaining('Afgeleverd bij Carla Postma, Dirk van Vliet en Willem')]);
  });

  it('leaves both buttons in sight, beside the numbers', async () => {
    const at = await world();
    at.goes(what);
    const text = shown(await within(at, declares(at)));
    for (const words of ['112', 'Ik bel nu: niet over een collega', 'Ik bel nu: over een collega'])
      expect(text).toContain(words);
  });

  it('of an intake comes back as filled in; nothing of it is in what others read', async () => {
    const at = await world();
    at.goes(what);
    const values = { ...intake, danger: 'yes', informed: true };
    const reply = await within(at, at.house.act('anna', 'open-case', { case: newCaseId(), page: 3, values }));
    expect(reply).toMatchObject({ kind: 'dialog', code: 'unavailable' });
    expect(JSON.stringify(reply)).toContain(intake.what);
    expect(textOf(reply)).toContain('Bel zelf: 112');
    expect(told(at)).toEqual(['carla', 'dirk', 'willem']);
    for (const person of all) expect(sees(at, person).join()).not.toMatch(/Jip|Vries|blauwe/);
    expect(JSON.stringify(at.house.lines)).not.toMatch(/Jip|Vries|blauwe|Postma/);
  });

  it('of an intake that does not know whether there is any is told to the coordinator, and declared after that to all', async () => {
    const at = await world();
    at.goes(what);
    const caseId = newCaseId();
    const values = { ...intake, danger: 'unknown' };
    const reply = await within(at, at.house.act('anna', 'open-case', { case: caseId, page: 3, values }));
    expect(textOf(reply)).toContain('Bel zelf: 112');
    expect(told(at)).toEqual(['carla']);
    expect(sees(at, carla)[0]).toContain('Anna Bakker weet niet of er nu gevaar is.');
    await within(at, declares(at, caseId));
    expect(told(at)).toEqual(['carla', 'dirk', 'willem']);
    expect(sees(at, dirk)[0]).toContain('Anna Bakker meldt dat er nu gevaar kan zijn.');
  });

  it('about a colleague is told to the board alone', async () => {
    const at = await world();
    at.goes(what);
    const staff = at.house.act('anna', 'alert-board', { case: newCaseId(), page: 1, values: { fresh: true } });
    const text = textOf(await within(at, staff));
    expect(told(at)).toEqual(['bo']);
    expect(sees(at, bo)[0]).toContain('Anna Bakker vraagt of je vandaag belt. Gevraagd op');
    expect(text).toContain('Ik probeer Bo Terpstra (06-0000 0004) te bereiken.');
    expect(text).toContain('vertrouwensinspecteur: 0900-111 3111');
    expect(text).not.toMatch(/coördinator|Carla/);
  });

  it('is written down once storage is back, under the same id, and each of them then has one message', async () => {
    const at = await world();
    const caseId = newCaseId();
    at.goes(what);
    await within(at, declares(at, caseId));
    await seconds(at, 180);
    at.comes();
    await seconds(at, 31);
    await at.house.worker.tick();
    await seconds(at, 60);
    const state = await at.house.stateOf(caseId);
    expect(state.emergency?.by.person).toBe(anna);
    for (const person of [anna, carla, dirk, willem])
      expect(at.house.platform.privately(person).filter(({ card }) => card.template === 'alert')).toHaveLength(1);
    expect(sees(at, carla).join()).toContain('Ik ben ermee bezig');
  });
});

describe('danger without storage', () => {
  it('is tried again at most half a minute apart until it stands, and not after that', async () => {
    const at = await world();
    at.goes('tables');
    const tries: number[] = [];
    at.house.platform.trouble = ({ name, about }) => {
      if (name !== 'sendPrivately' || about !== carla) return undefined;
      tries.push(Date.parse(at.house.time.wall()));
      return at.house.time.wall() < '2027-05-10T06:34' ? failure('refused') : undefined;
    };
    expect(at.house.time.wall()).toBe('2027-05-10T06:30:00.000Z');
    await within(at, declares(at));
    await seconds(at, 600);
    const gaps = tries.slice(1).map((moment, index) => moment - (tries[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    expect(tries.length).toBeGreaterThan(10);
    expect(sees(at, carla)).toHaveLength(1);
    expect(sees(at, dirk)).toHaveLength(1);
  });

  it('goes to the board too when it stands with none of the three for a minute', async () => {
    const at = await world();
    at.goes('tables');
    at.house.platform.trouble = ({ name, about }) =>
      name === 'sendPrivately' && [carla, dirk, willem].includes(about) ? failure('busy') : undefined;
    await within(at, declares(at));
    await seconds(at, 58);
    expect(told(at)).toEqual([]);
    await seconds(at, 3);
    expect(told(at)).toEqual(['bo']);
    expect(sees(at, anna).join()).toContain('Afgeleverd bij Bo Terpstra');
  });

  it('said once more begins no second alert, and is answered with how far it came', async () => {
    const at = await world();
    const caseId = newCaseId();
    at.goes('tables');
    await within(at, declares(at, caseId));
    const again = await within(at, declares(at, caseId));
    expect(textOf(again)).toContain('Afgeleverd bij Carla Postma (06-0000 0001)');
    expect(sees(at, carla)).toHaveLength(1);
  });

  it('never reaches the colleague who may be involved, was sent away, or a stranger to the case that stands still', async () => {
    const at = await world();
    const caseId = await opened(at.house);
    await at.house.act('anna', 'alert-board', { case: caseId, page: 2, values: { about: 'this', suspect: carla } });
    await rest();
    const before = at.house.platform.privately(carla).length;
    at.goes('tables');
    await within(at, at.house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} }));
    expect(at.house.platform.privately(carla)).toHaveLength(before);
    expect(told(at)).toEqual(expect.arrayContaining(['dirk', 'willem']));
  });

  it('in a concern about staff is told to the board alone, also by what is remembered of it', async () => {
    const at = await world();
    const caseId = newCaseId();
    await at.house.act('anna', 'alert-board', { case: caseId, page: 1, values: { fresh: true } });
    await rest();
    at.goes('tables');
    await within(at, at.house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} }));
    for (const person of [carla, dirk, willem]) expect(at.house.platform.privately(person)).toEqual([]);
    expect(sees(at, bo).join()).toContain('Anna Bakker meldt dat er nu gevaar kan zijn');
  });

  it('by whom it may concern themselves: where it is the board, nobody is told but whom to call', async () => {
    const at = await world();
    const caseId = await opened(at.house);
    at.goes('tables');
    const values = { about: 'this', suspect: bo };
    const text = textOf(await within(at, at.house.act('anna', 'alert-board', { case: caseId, page: 2, values })));
    expect(told(at)).toEqual([]);
    expect(text).toContain('Bel de vertrouwensinspecteur: 0900-111 3111');
  });

  it('of somebody of another organisation is told too, and names nobody to them', async () => {
    const at = await world();
    const caseId = await opened(at.house);
    const summary = { mode: 'anonymous', question: 'Wat valt op?', summary: 'kind', clean: true };
    await at.house.act('carla', 'request-consultation', {
      case: caseId,
      page: 2,
      values: { to: who('vera').person, ...summary },
    });
    await rest();
    const handle = String(at.house.platform.privately(who('vera').person).at(-1)?.card.data['case']);
    at.goes('tables');
    const reply = await within(at, at.house.act('vera', 'declare-emergency', { case: handle, page: 1, values: {} }));
    expect(told(at)).toEqual(expect.arrayContaining(['carla', 'dirk', 'willem']));
    expect(textOf(reply)).toContain('Ik probeer de coördinator en de directeur te bereiken.');
    expect(textOf(reply)).not.toMatch(/Postma|06-/);
  });

  it('of a tenant that no file names is answered with the numbers alone, whatever is away', async () => {
    const at = await world();
    const asked = request('anna', 'declare-emergency', {
      case: newCaseId(),
      page: 2,
      values: { fresh: true, staff: 'no' },
    });
    const stranger = { ...asked, actor: { ...asked.actor, tenant: 'f'.repeat(8) } };
    for (const what of [undefined, 'tables'] as const) {
      if (what !== undefined) at.goes(what);
      const text = textOf(await at.house.service.handle(stranger));
      expect(text).toContain('Bel zelf: 112, of Veilig Thuis 0800-2000');
    }
    await seconds(at, 100);
    expect(told(at)).toEqual([]);
  });

  it('after a crash before storage came back, nothing that was promised is untrue', async () => {
    const at = await world();
    const caseId = newCaseId();
    at.goes('tables');
    const text = textOf(await within(at, declares(at, caseId)));
    at.comes();
    const next = await openHouse(at.on);
    expect(await next.store.cases.readState(caseId)).toBeUndefined();
    expect(text).toContain('Ik kon het nog niet opschrijven.');
    expect(text).not.toMatch(/bewaard|opgeslagen|schrijf ik/);
  });

  it('that goes away right after it took the command is told without it all the same', async () => {
    const at = await world();
    const caseId = await opened(at.house);
    const idle = await openHouse(at.on, { instance: 'two', idle: true });
    await idle.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} });
    at.goes('tables');
    expect(told(at)).toEqual([]);
    await seconds(at, 12);
    expect(told(at)).toEqual(['carla', 'dirk', 'willem']);
  });

  it('is not told from memory when storage takes it in time', async () => {
    const at = await world();
    const caseId = await opened(at.house);
    const reply = await at.house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} });
    await seconds(at, 120);
    expect(reply.code).toBeUndefined();
    expect(at.house.platform.privately(carla).filter(({ card }) => card.template === 'alert')).toHaveLength(1);
    expect(at.house.lines.filter(({ message }) => message.includes('without it'))).toEqual([]);
  });

  it.each(['acknowledge-emergency', 'withdraw-emergency', 'confirm-board', 'alert-board', 'declare-emergency'])(
    '%s that fails in a way nobody foresaw says whom to call',
    async (verb) => {
      const at = await world();
      const caseId = await opened(at.house);
      at.goes('keys');
      jest.spyOn(at.house.store.cases, 'readState').mockRejectedValue(new TypeError('a row of a later schema'));
      const page = verb === 'declare-emergency' || verb === 'alert-board' ? { page: 9 } : {};
      const reply = await within(at, at.house.act('carla', verb, { case: caseId, ...page }));
      expect(shown(reply)).toMatch(/112[^]*0800-2000/);
    },
  );

  it('leaves other forms as they were', async () => {
    const at = await world();
    const caseId = await opened(at.house);
    at.goes('tables');
    expect(textOf(await asks(at.house, caseId, 'noor'))).toContain('Opslaan lukt niet');
    expect(told(at)).toEqual([]);
  });
});

describe('danger in a case that this copy of the program cannot read', () => {
  /** A copy that just started, and so remembers nothing, and whose keys fail. */
  async function unread(tells: 'school' | 'board'): Promise<{ readonly at: World; readonly caseId: string }> {
    const at = await world();
    const caseId = await opened(at.house);
    if (tells === 'board') await at.house.act('carla', 'alert-board', { decides: true, case: caseId, values: {} });
    await rest();
    const house = await openHouse({ ...at.on, platform: new Platform() });
    at.goes('keys');
    return { at: { ...at, house }, caseId };
  }

  it('is told to those who must act, by its code', async () => {
    const { at, caseId } = await unread('school');
    await within(at, declares(at, caseId));
    expect(told(at)).toEqual(['carla', 'dirk', 'willem']);
    const { code } = (await at.house.store.cases.clearOf(caseId)) ?? { code: 'no code' };
    expect(sees(at, carla)[0]).toContain(code);
    expect(sees(at, anna).join()).not.toContain(code);
  });

  it('and that concerns a member of staff, to the board alone', async () => {
    const { at, caseId } = await unread('board');
    await within(at, declares(at, caseId));
    expect(told(at)).toEqual(['bo']);
  });
});
