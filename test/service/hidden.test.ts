import type { Reply, Request } from '../../src/service/request';
import { dangerVerbs } from '../../src/service/danger/verbs';
import { memoryTables } from '../../src/store/memory-tables';
import type { AuditEntry } from '../../src/service/ports';
import { intake, lindeboom, who } from '../case/given';
import { countingTables } from '../store/counting-tables';
import { lists } from '../../src/service/lists/all';
import { attempts, beginnings, type Attempt } from './attempts';
import { ground, openHouse, request, rest, type House } from './house';
import { asks, asksOutside, opened, until } from './story';
import type { Values } from '../../src/view/values';

/** A case of Anna's in which Noor and Vera are asked; and everything that was called in storage. */
interface Played {
  readonly house: House;
  readonly caseId: string;
  readonly calls: string[];
}

async function withCase(): Promise<Played> {
  const { tables, calls } = countingTables(memoryTables());
  const house = await openHouse(ground({ tables }));
  const caseId = await opened(house);
  await asks(house, caseId, 'noor');
  await asksOutside(house, caseId);
  await rest();
  return { house, caseId, calls };
}

const others = ['0'.repeat(32), 'f'.repeat(32), 'unknown', '', '../head', 'F'.repeat(32), 'x'.repeat(2000)];

interface Answer {
  readonly reply: Reply;
  readonly calls: readonly string[];
}

async function answerTo(by: string, verb: string, more: Partial<Request>, caseId: string, at: Played): Promise<Answer> {
  at.calls.length = 0;
  const reply = await at.house.act(by, verb, { ...more, case: caseId });
  await rest();
  return { reply, calls: [...at.calls] };
}

const refusals = async ({ store, time }: House, subject?: string): Promise<readonly AuditEntry[]> =>
  (await store.audit.list(subject ?? `${lindeboom.school.tenant}|${time.now().slice(0, 10)}`)).filter(
    ({ act }) => act === 'refused',
  );

async function must(reply: Promise<Reply>): Promise<void> {
  const { code } = await reply;
  if (code !== undefined) throw new Error(`it was refused: ${code}`);
  await rest();
}

const handedOver = (house: House, caseId: string): Promise<void> =>
  must(
    house.act('noor', 'not-now', {
      ...{ case: caseId, task: 't3', page: 2 },
      values: { choice: 'other', person: who('olga').person, reason: 'te druk' },
    }),
  );
const sentAway = (house: House, caseId: string, key: string): Promise<void> =>
  must(
    house.act('carla', 'dismiss', {
      ...{ case: caseId, page: 1 },
      values: { person: who(key).person, reason: 'Te veel mensen', open: 'withdraw' },
    }),
  );
const frozen = (house: House, caseId: string, by: string, suspect: string): Promise<void> =>
  must(
    house.act(by, 'alert-board', {
      ...{ case: caseId, page: 2 },
      values: { about: 'this', suspect: who(suspect).person },
    }),
  );
const changes = (house: House, dialog: string, values: Values): Promise<void> =>
  must(house.act('willem', dialog, { page: 2, values }));
const left = (house: House, key: string): Promise<void> =>
  changes(house, 'hand-over-role', { about: 'left', person: who(key).person, reason: 'Andere baan' });
const handedOn = (house: House): Promise<void> =>
  changes(house, 'hand-over-role', { about: 'role', role: 'coordinator', person: who('olga').person, reason: 'Taken' });
async function stoodIn(house: House): Promise<void> {
  await changes(house, 'stand-in', { person: who('lies').person, until: '2027-05-12', absence: 'ill' });
  await until(house, '2027-05-12T07:00:00.000Z');
}

/** Ways in which somebody comes to have no part in a case, or loses it again. */
const situations: Readonly<
  Record<string, readonly [by: string, how: (house: House, caseId: string) => Promise<void>]>
> = {
  'who never had a part in it': ['bas', () => Promise.resolve()],
  'who handed over all that was asked': ['noor', handedOver],
  'who was sent away': ['noor', (house, caseId) => sentAway(house, caseId, 'noor')],
  'who reported, and was sent away': ['anna', (house, caseId) => sentAway(house, caseId, 'anna')],
  'who works there no more': ['noor', (house) => left(house, 'noor')],
  'who was asked, and may be involved': ['noor', (house, caseId) => frozen(house, caseId, 'anna', 'noor')],
  'who reported, and may be involved': ['anna', (house, caseId) => frozen(house, caseId, 'carla', 'anna')],
  'who coordinates, and may be involved': ['carla', (house, caseId) => frozen(house, caseId, 'anna', 'carla')],
  'who directs, and may be involved': ['willem', (house, caseId) => frozen(house, caseId, 'anna', 'willem')],
  'of the board, who may be involved': ['bo', (house, caseId) => frozen(house, caseId, 'anna', 'bo')],
  'who was the coordinator': ['carla', handedOn],
  'who stood in until a while ago': ['lies', stoodIn],
};

/** What is not answered on a case as on none, of everything that can be tried. */
async function differing(by: string, at: Played, part: (answer: Answer) => unknown): Promise<readonly unknown[]> {
  const misses: unknown[] = [];
  for (const [what, verb, more] of attempts) {
    const real = part(await answerTo(by, verb, more, at.caseId, at));
    for (const other of others) {
      const none = part(await answerTo(by, verb, more, other, at));
      if (JSON.stringify(none) !== JSON.stringify(real)) misses.push({ what, other, none, real });
    }
  }
  return misses;
}

describe.each(Object.entries(situations))('somebody %s', (_, [by, how]) => {
  const played = async () => {
    const at = await withCase();
    await how(at.house, at.caseId);
    return at;
  };

  it('is answered on everything that can be tried as if there were no such case', async () => {
    expect(await differing(by, await played(), ({ reply }) => reply)).toEqual([]);
  });

  it('costs the same storage calls, also where no form of theirs is remembered', async () => {
    const at = await played();
    const house = await openHouse(at.house);
    expect(await differing(by, { ...at, house }, (answer) => answer)).toEqual([]);
  });

  it('begins anew with what can begin a case, as if there were no such case', async () => {
    const misses: string[] = [];
    for (const [what, verb, more] of beginnings) {
      const [real, none] = await Promise.all(
        [true, false].map(async (there) => {
          const at = await played();
          const about = there ? at.caseId : 'f'.repeat(32);
          const { reply } = await answerTo(by, verb, more, about, at);
          // The case of its own has a name of its own.
          return JSON.stringify(reply)
            .replace(/[0-9a-f]{32}/g, 'CASE')
            .replace(/heet \w{4}\./, 'heet CODE.');
        }),
      );
      if (real !== none) misses.push(`${what}: ${real} and not ${none}`);
    }
    expect(misses).toEqual([]);
  }, 60_000);

  it('hears nothing of it in any list', async () => {
    const at = await played();
    const { code } = await at.house.stateOf(at.caseId);
    for (const list of Object.keys(lists)) {
      const told = JSON.stringify(await at.house.act(by, list));
      expect([list, told.includes(at.caseId), told.includes(code)]).toEqual([list, false, false]);
    }
  });
});

describe('somebody of another organisation', () => {
  it('asked in another case finds nothing of this one', async () => {
    const at = await withCase();
    const elsewhere = await opened(at.house);
    const real = await answerTo('vera', 'dossier', {}, elsewhere, at);
    expect(real.reply.code).toBe('not-found');
    expect(await answerTo('vera', 'dossier', {}, others[0] ?? '', at)).toEqual(real);
  });

  it('of a tenant that no school names learns nothing but whom to call, whatever they try, and is written down', async () => {
    const at = await withCase();
    const actor = {
      person: 'b2000000-0000-4000-8000-000000000001',
      tenant: 'c3000000-0000-4000-8000-000000000001',
      name: 'Vic',
    };
    const replies = new Set<string>();
    const inDanger = new Set<string>();
    const words = ['start', 'danger', ...Object.keys(lists)].map((word): Attempt => [word, word, {}]);
    const all = [...attempts, ...beginnings, ...words];
    for (const [, verb, more] of all) {
      at.calls.length = 0;
      const forged = { ...request('anna', verb, more), actor, case: at.caseId };
      const reply = JSON.stringify(await at.house.service.handle(forged));
      (dangerVerbs.has(verb) ? inDanger : replies).add(reply);
      expect(at.calls).toEqual(['insert audit']);
    }
    expect([replies.size, inDanger.size]).toEqual([1, 1]);
    // What is about danger says whom to call, no matter who asks; the rest of it is the same answer.
    expect([...inDanger][0]).toContain('Bel zelf: 112, of Veilig Thuis 0800-2000');
    expect([...inDanger][0]).toContain((JSON.parse([...replies][0] ?? '') as { text: string }).text);
    const forged = { ...request('anna', 'Jip is geslagen '.repeat(5_000)), actor };
    expect(JSON.stringify(await at.house.service.handle(forged))).toBe([...replies][0]);
    const found = await refusals(at.house, `${actor.tenant}|2027-05-10`);
    expect(found).toHaveLength(all.length + 1);
    expect(JSON.stringify(found)).not.toContain('Jip');
  });
});

describe('a refusal', () => {
  it('is in the audit: who, when and what was tried, and no word of what was written', async () => {
    const { house, caseId } = await withCase();
    await house.act('bas', 'record-signal', {
      case: caseId,
      page: 2,
      values: { ...intake, what: 'geheim', direction: 'neutral', safe: 'yes' },
    });
    await house.act('bas', 'dossier', { case: caseId });
    await house.act('bas', 'dossier', { case: 'nonsense' });
    const found = [...(await refusals(house)), ...(await refusals(house, caseId))];
    expect(found.map(({ what }) => what).sort()).toEqual(['dossier', 'dossier', 'record-signal']);
    for (const { person, at } of found) expect([person, at]).toEqual([who('bas').person, house.time.now()]);
    expect(JSON.stringify(found)).not.toContain('geheim');
  });

  it('of a reading comes before any content is read, and a reading that is allowed is in the audit too', async () => {
    const { house, caseId, calls } = await withCase();
    calls.length = 0;
    await house.act('bas', 'dossier', { case: caseId });
    expect(calls).toEqual(['get cases', 'insert audit']);
    calls.length = 0;
    await house.act('anna', 'dossier', { case: caseId });
    expect(calls.slice(0, 2)).toEqual(['get cases', 'insert audit']);
    expect(calls.length).toBeGreaterThan(2);
    expect(await house.store.audit.list(caseId)).toContainEqual(
      expect.objectContaining({ act: 'read', what: 'dossier', person: who('anna').person }),
    );
  });
});
