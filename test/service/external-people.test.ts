import { bindCard } from '../../src/cards/bind-card';
import { bindDialog } from '../../src/cards/bind-dialog';
import { StorageUnavailable } from '../../src/service/ports';
import { lindeboom, note, who } from '../case/given';
import { ground, openHouse, rest, type House } from './house';
import { asksOutside, opened } from './story';

/** Everything that is before somebody, hidden data included: their messages, their list, their forms. */
async function before(house: House, by: string): Promise<string> {
  const messages = house.platform.messages(`private-${who(by).person}`);
  const cards = messages.map(({ card }) => JSON.stringify(bindCard(card)));
  const list = await house.act(by, 'show-today');
  if (list.kind !== 'card') throw new Error('no list');
  const [line] = list.card.data['next'] as { case: string }[];
  const forms = ['answer-consultation', 'not-now', 'declare-emergency', 'dossier', 'alert-board'].map(async (form) => {
    const reply = await house.act(by, form, { case: line?.case ?? '', task: 't', version: 0 });
    if (reply.kind !== 'dialog') throw new Error(`${form} answered with ${reply.kind}`);
    return JSON.stringify(bindDialog(reply.page));
  });
  return [...cards, JSON.stringify(bindCard(list.card)), ...(await Promise.all(forms))].join('\n');
}

/** Words of some length that look like an id, a code or a handle. */
const marks = (text: string): ReadonlySet<string> =>
  new Set(text.match(/~[\w-]{20,}|\b[0-9a-f]{8,}\b|\b[B-Z][2-9][B-Z][2-9]\b|"t\d+"/g) ?? []);

const askJoris = (house: House, caseId: string) =>
  house.act('carla', 'request-consultation', {
    case: caseId,
    page: 2,
    values: {
      to: who('joris').person,
      mode: 'anonymous',
      question: 'Wat valt je op?',
      summary: 'Een kind',
      clean: true,
    },
  });

describe('C-12, C-14: two people from outside who are asked about one child', () => {
  it('find nothing on their cards, lists and forms that both have, and no id, code or task', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    await asksOutside(house, caseId);
    await askJoris(house, caseId);
    await rest();
    const [vera, joris] = [await before(house, 'vera'), await before(house, 'joris')];
    expect(marks(vera).size).toBeGreaterThan(3);
    expect([...marks(vera)].filter((mark) => marks(joris).has(mark))).toEqual([]);
    const { code, version } = await house.stateOf(caseId);
    for (const text of [vera, joris]) {
      for (const known of [caseId, code, '"t3"', '"t4"', `"version":${version}`]) expect(text).not.toContain(known);
    }
  });

  it('answer by what stands on their own card, and by nothing of the other', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    await asksOutside(house, caseId);
    await askJoris(house, caseId);
    await rest();
    const list = await house.act('vera', 'show-today');
    const [line] = (list.kind === 'card' ? list.card.data['next'] : []) as { case: string }[];
    const sent = { case: line?.case ?? '', task: 't', version: 0, page: 1, values: { ...note, date: '2027-05-10' } };
    const none = await house.act('joris', 'answer-consultation', { ...sent, case: 'f'.repeat(32) });
    expect(await house.act('joris', 'answer-consultation', sent)).toEqual(none);
    expect(await house.act('vera', 'answer-consultation', sent)).toMatchObject({ kind: 'message' });
    const tasks = (await house.stateOf(caseId)).tasks.filter(({ owner }) => owner.external);
    expect(tasks.map(({ owner, status }) => [owner.name, status])).toEqual([
      ['Vera Smit', 'answered'],
      [lindeboom.school.people['joris']?.name, 'open'],
    ]);
  });

  it('C-25: whom to call is shown, also when storage is away', async () => {
    const on = ground();
    const house = await openHouse(on);
    const caseId = await opened(house);
    await asksOutside(house, caseId);
    await rest();
    const sealed = await house.store.handles.seal({ case: caseId, task: 't3', version: 9 }, who('vera').person);
    const other = await openHouse(on);
    other.store.handles.open = () => Promise.reject(new StorageUnavailable('away'));
    other.store.handles.seal = () => Promise.reject(new StorageUnavailable('away'));
    const reply = await other.act('vera', 'declare-emergency', { case: sealed });
    expect(JSON.stringify(reply)).toContain('112');
  });
});
