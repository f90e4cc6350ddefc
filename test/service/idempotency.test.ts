import { StorageUnavailable } from '../../src/service/ports';
import type { Reply } from '../../src/service/request';
import { textIn } from '../../src/view/values';
import { intake } from '../case/given';
import { ground, openHouse, type House } from './house';
import { Life, livingTables } from './life';
import { asks, opened } from './story';

const { danger: _, staff: __, child: ___, group: ____, ...signal } = intake;
const filled = { ...signal, direction: 'neutral', safe: 'yes' };

/** The id that a form was drawn with. */
function submissionOf(reply: Reply): string {
  if (reply.kind !== 'dialog') throw new Error(`no form: ${reply.kind}`);
  return textIn(reply.page.kept['submission'] ?? 'none');
}

const draws = async (house: House, by: string, caseId: string): Promise<string> =>
  submissionOf(await house.act(by, 'record-signal', { case: caseId }));
/** The last page of a form, each time as another activity. */
const sends = (house: House, by: string, caseId: string, submission: string, values = filled): Promise<Reply> =>
  house.act(by, 'record-signal', { case: caseId, page: 2, values: { ...values, submission } });
const signals = async (house: House, caseId: string): Promise<number> => (await house.stateOf(caseId)).counts.signals;

describe('given a form that is sent again under another activity id', () => {
  it('when the answer of storage was lost, then it is stored once', async () => {
    const on = ground();
    const life = new Life(() => new StorageUnavailable('no answer'), false);
    const house = await openHouse(on, { tables: (tables) => livingTables(tables, life) });
    const caseId = await opened(house);
    const submission = await draws(house, 'anna', caseId);
    life.armed = true;
    // The guard, the head, and then the append: it happens, and nobody hears of it.
    life.blow = { at: 3, when: 'after' };
    const lost = await sends(house, 'anna', caseId, submission);
    life.armed = false;
    expect(life.calls[2]).toBe('transact cases');
    expect([lost.code, submissionOf(lost)]).toEqual(['unavailable', submission]);
    expect(await sends(house, 'anna', caseId, submission)).toMatchObject({
      text: 'Dit had ik al.',
      code: 'already-done',
    });
    expect(await signals(house, caseId)).toBe(2);
  });

  it('when both arrive at once, then it is stored once', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const submission = await draws(house, 'anna', caseId);
    const replies = await Promise.all([1, 2, 3].map(() => sends(house, 'anna', caseId, submission)));
    expect(replies.map(({ code }) => code ?? 'ok').sort()).toEqual(['already-done', 'already-done', 'ok']);
    expect(await signals(house, caseId)).toBe(2);
  });

  it('when it was changed in between, then nothing that was written is lost', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const submission = await draws(house, 'anna', caseId);
    await sends(house, 'anna', caseId, submission);
    await sends(house, 'anna', caseId, submission, { ...filled, what: 'Ook op de andere arm' });
    expect(await signals(house, caseId)).toBe(3);
  });

  it('when the form was opened anew, then the same words are another signal', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await sends(house, 'anna', caseId, await draws(house, 'anna', caseId));
    await sends(house, 'anna', caseId, await draws(house, 'anna', caseId));
    expect(await signals(house, caseId)).toBe(3);
  });

  it('when its id was taken from a form of somebody else, then what was written is stored all the same', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    const submission = await draws(house, 'anna', caseId);
    await sends(house, 'noor', caseId, submission);
    expect((await sends(house, 'anna', caseId, submission)).code).toBeUndefined();
    expect(await signals(house, caseId)).toBe(3);
  });
});

it('given a form that is left for "Nu gevaar", when it comes back, then it has the id that it had', async () => {
  const house = await openHouse();
  const caseId = await opened(house);
  const values = { submission: await draws(house, 'anna', caseId), from: 'record-signal', fromCase: caseId };
  const away = await house.act('anna', 'declare-emergency', { case: caseId, values });
  expect(submissionOf(away)).toBe(values.submission);
  expect(submissionOf(await house.act('anna', 'record-signal', { case: caseId, values }))).toBe(values.submission);
});

it('given a page that only shows, or a form before any case, then it is given no such id', async () => {
  const house = await openHouse();
  const caseId = await opened(house);
  for (const verb of ['my-part', 'dossier', 'open-case', 'declare-emergency'])
    expect(submissionOf(await house.act('carla', verb, { case: caseId }))).toBe('none');
});
