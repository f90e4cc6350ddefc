import type { Reply, Request } from '../../src/service/request';
import { memoryTables } from '../../src/store/memory-tables';
import type { AuditEntry } from '../../src/service/ports';
import { intake, lindeboom, note, who } from '../case/given';
import { countingTables } from '../store/counting-tables';
import { ground, openHouse, request, rest, type House } from './house';
import { asks, asksOutside, opened } from './story';

/** A case of Anna's in which Noor and Vera are asked; and everything that was called in storage. */
async function withCase(): Promise<{ house: House; caseId: string; calls: string[] }> {
  const { tables, calls } = countingTables(memoryTables());
  const house = await openHouse(ground({ tables }));
  const caseId = await opened(house);
  await asks(house, caseId, 'noor');
  await asksOutside(house, caseId);
  await rest();
  return { house, caseId, calls };
}

/** Everything that can be tried on a case by its id, as a card or form would send it, or somebody who forges one. */
const attempts: readonly [string, Partial<Request>][] = [
  ['acknowledge', { task: 't1', version: 1 }],
  ['record-followup', { task: 't3', values: { outcome: 'arrived', safe: 'yes' } }],
  ['dossier', {}],
  ['my-part', {}],
  ['signal-form', {}],
  ['signal-form', { page: 2, values: { ...intake, direction: 'neutral', safe: 'yes' } }],
  ['consult-note', { task: 't3' }],
  ['consult-note', { task: 't3', page: 1, values: note }],
  ['later-form', { task: 't3' }],
  ['close-form', {}],
  ['consult-ask', {}],
  ['refer-form', { page: 1, values: {} }],
  ['withdraw-form', { task: 't3', page: 1, values: {} }],
];

const others = ['0'.repeat(32), 'f'.repeat(32), 'unknown', '', '../head', 'F'.repeat(32), 'x'.repeat(2000)];

interface Answer {
  readonly reply: Reply;
  readonly calls: readonly string[];
}

async function answerTo(
  by: string,
  verb: string,
  more: Partial<Request>,
  caseId: string,
  at: Awaited<ReturnType<typeof withCase>>,
): Promise<Answer> {
  at.calls.length = 0;
  const reply = await at.house.act(by, verb, { ...more, case: caseId });
  await rest();
  return { reply, calls: [...at.calls] };
}

const refusals = async ({ store, time }: House, subject?: string): Promise<readonly AuditEntry[]> =>
  (await store.audit.list(subject ?? `${lindeboom.school.tenant}|${time.now().slice(0, 10)}`)).filter(
    ({ act }) => act === 'refused',
  );

describe.each(['bas', 'sam', 'lies'])('%s, who has no part in a case', (by) => {
  it.each(attempts)(
    '%s: a case, none, and no id at all are answered alike, with the same storage calls',
    async (verb, more) => {
      const at = await withCase();
      const real = await answerTo(by, verb, more, at.caseId, at);
      expect(real.reply.code).toBe('not-found');
      for (const other of others) expect(await answerTo(by, verb, more, other, at)).toEqual(real);
    },
  );
});

describe('somebody of another organisation', () => {
  it('asked in another case finds nothing of this one', async () => {
    const at = await withCase();
    const elsewhere = await opened(at.house);
    const real = await answerTo('vera', 'dossier', {}, elsewhere, at);
    expect(real.reply.code).toBe('not-found');
    expect(await answerTo('vera', 'dossier', {}, others[0] ?? '', at)).toEqual(real);
  });

  it('of a tenant that no school names learns nothing, whatever they try, and is written down', async () => {
    const at = await withCase();
    const actor = {
      person: 'b2000000-0000-4000-8000-000000000001',
      tenant: 'c3000000-0000-4000-8000-000000000001',
      name: 'Vic',
    };
    const replies = new Set<string>();
    for (const [verb, more] of [...attempts, ['start', {}], ['show-overview', {}], ['intake', {}]] as typeof attempts) {
      at.calls.length = 0;
      const forged = { ...request('anna', verb, more), actor, case: at.caseId };
      replies.add(JSON.stringify(await at.house.service.handle(forged)));
      expect(at.calls).toEqual(['insert audit']);
    }
    expect(replies.size).toBe(1);
    const forged = { ...request('anna', 'Jip is geslagen '.repeat(5_000)), actor };
    expect(JSON.stringify(await at.house.service.handle(forged))).toBe([...replies][0]);
    const found = await refusals(at.house, `${actor.tenant}|2027-05-10`);
    expect(found).toHaveLength(attempts.length + 4);
    expect(JSON.stringify(found)).not.toContain('Jip');
  });
});

describe('a refusal', () => {
  it('is in the audit: who, when and what was tried, and no word of what was written', async () => {
    const { house, caseId } = await withCase();
    await house.act('bas', 'signal-form', {
      case: caseId,
      page: 2,
      values: { ...intake, what: 'geheim', direction: 'neutral', safe: 'yes' },
    });
    await house.act('bas', 'dossier', { case: caseId });
    await house.act('bas', 'dossier', { case: 'nonsense' });
    const found = [...(await refusals(house)), ...(await refusals(house, caseId))];
    expect(found.map(({ what }) => what).sort()).toEqual(['dossier', 'dossier', 'signal-form']);
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
