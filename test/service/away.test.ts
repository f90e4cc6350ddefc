import { inputsOf } from '../../src/view/view';
import { StorageUnavailable } from '../../src/service/ports';
import type { Tables } from '../../src/store/tables';
import type { Reply } from '../../src/service/request';
import { memoryTables } from '../../src/store/memory-tables';
import { intake, note } from '../case/given';
import { ground, newCaseId, openHouse, rest, type House } from './house';
import { Life, livingTables } from './life';
import { asks, opened, reads } from './story';

const AWAY = 'Opslaan lukt niet. Probeer het straks. Nu gevaar? Wacht niet: bel 112.';

const NOT_SHOWN = 'Ik kan dit nu niet laten zien. Probeer het straks. Nu gevaar? Wacht niet: bel 112.';

/** A house whose storage can be taken away and given back. */
async function withStorage(): Promise<{ house: House; caseId: string; goes: () => void; comes: () => void }> {
  let away = false;
  const tables = memoryTables();
  const gone = (): Promise<never> => Promise.reject(new StorageUnavailable('STORAGE_CONNECTION: no answer'));
  const through: Tables = new Proxy(tables, {
    get: (target, name: keyof Tables) =>
      away ? gone : (target[name] as (...all: readonly unknown[]) => unknown).bind(target),
  });
  const house = await openHouse(ground({ tables: through }));
  const caseId = await opened(house);
  await asks(house, caseId, 'noor');
  await rest();
  return { house, caseId, goes: () => (away = true), comes: () => (away = false) };
}

/** What is in the fields of a form, on this page and the others, with the sentence on top. */
const formOf = (reply: Reply): { problem: unknown; values: Record<string, unknown>; code: unknown } => {
  if (reply.kind !== 'dialog') throw new Error(`no form came back: ${reply.kind}`);
  const { problem, kept, blocks } = reply.page;
  const here = inputsOf(blocks).flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]]));
  return { problem, values: { ...kept, ...Object.fromEntries(here) }, code: reply.code };
};

describe('storage that is away', () => {
  it('while an intake is sent: the form comes back as filled in, and can be sent again', async () => {
    const { house, goes, comes } = await withStorage();
    const caseId = newCaseId();
    await house.act('bas', 'open-case', { case: caseId });
    goes();
    const reply = await house.act('bas', 'open-case', { case: caseId, page: 3, values: intake });
    expect(formOf(reply)).toEqual({
      problem: AWAY,
      values: expect.objectContaining(intake) as object,
      code: 'unavailable',
    });
    comes();
    const again = await house.act('bas', 'open-case', { case: caseId, page: 3, values: intake });
    expect(again.code).toBeUndefined();
    expect((await house.stateOf(caseId)).status).toBe('open');
  });

  it('while an answer is sent: nothing that was written is lost', async () => {
    const { house, caseId, goes, comes } = await withStorage();
    const filled = { ...note, date: '2027-05-10', advice: 'Blijf in gesprek met de ouders' };
    await house.act('noor', 'answer-consultation', { case: caseId, task: 't3' });
    goes();
    const reply = await house.act('noor', 'answer-consultation', { case: caseId, task: 't3', page: 1, values: filled });
    expect(formOf(reply)).toEqual({ problem: AWAY, values: filled, code: 'unavailable' });
    comes();
    const again = await house.act('noor', 'answer-consultation', { case: caseId, task: 't3', page: 1, values: filled });
    expect(again.code).toBeUndefined();
  });

  it('while a page in the middle of a form is turned: what was filled in comes along', async () => {
    const { house, caseId, goes } = await withStorage();
    await house.act('carla', 'record-signal', { case: caseId });
    goes();
    const values = { what: 'Een blauwe plek', nature: 'observation', direction: 'confirms' };
    const reply = await house.act('carla', 'record-signal', { case: caseId, page: 1, values });
    expect(formOf(reply).values).toMatchObject(values);
  });

  it.each(['answer-consultation', 'dossier', 'my-part', 'close-case'])(
    'while %s is opened: the person is told',
    async (verb) => {
      const { house, caseId, goes } = await withStorage();
      goes();
      const reply = await house.act('carla', verb, { case: caseId, task: 't3' });
      expect(reply).toEqual({ kind: 'message', text: NOT_SHOWN, code: 'unavailable' });
    },
  );

  it('while a button is pressed: the person is told, and pressing again does it', async () => {
    const { house, caseId, goes, comes } = await withStorage();
    goes();
    expect(await reads(house, caseId)).toEqual({ kind: 'message', text: AWAY, code: 'unavailable' });
    comes();
    expect((await reads(house, caseId)).code).toBeUndefined();
  });

  it.each(['open-case', 'declare-emergency', 'alert-board', 'start', 'help'])(
    '%s opens all the same: it needs none',
    async (verb) => {
      const { house, goes } = await withStorage();
      goes();
      expect((await house.act('anna', verb)).code).toBeUndefined();
    },
  );

  it('is told to the operator with the remedy that storage itself names, and no more', async () => {
    const { house, caseId, goes } = await withStorage();
    goes();
    house.lines.length = 0;
    await house.act('noor', 'answer-consultation', { case: caseId, task: 't3', page: 1, values: note });
    const errors = house.lines.filter(({ level }) => level === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.map(({ message }) => message)).toContain('STORAGE_CONNECTION: no answer');
    expect(JSON.stringify(house.lines)).not.toContain(note.advice);
  });

  it('for as long as an append may last: nothing is stored later than its guard allows', async () => {
    const on = ground();
    const house = await openHouse(on);
    const caseId = await opened(house);
    const life = new Life();
    const slow = await openHouse(on, {
      tables: (tables) => ({
        ...livingTables(tables, life),
        get: async (...all) => {
          on.time.passWall(20_001);
          return tables.get(...all);
        },
      }),
    });
    expect(await reads(slow, caseId)).toMatchObject({ code: 'unavailable' });
    expect((await house.taskOf(caseId, 't1')).status).toBe('open');
  });
});
