import type { Reply } from '../../src/service/request';
import { intake, lindeboom, note, who } from '../case/given';
import { house, shown } from './adversary-support';

const QUESTION = 'Herken jij deze geheime omschrijving?';

/** Sam was asked, opened the form, and gave the request to Noor. */
async function handedOver() {
  const home = await house();
  const id = await home.report();
  await home.does(
    'carla',
    'request-consultation',
    { case: id, page: 1 },
    { to: who('sam').person, mode: 'open', question: QUESTION },
  );
  await home.worker.settle();
  const opened = await home.does('sam', 'answer-consultation', { case: id, task: 't3' });
  expect(shown(opened)).toContain(QUESTION);
  const given = { choice: 'other', person: who('noor').person, reason: 'te druk' };
  await home.does('sam', 'not-now', { case: id, task: 't3', page: 2 }, given);
  return { ...home, id };
}

const codeOf = (reply: Reply): string | undefined => reply.code;

describe('somebody who handed a request over while its form was open', () => {
  it.each([1, 2, 9])('is shown nothing of it any more, whichever page is said to be filled in (%i)', async (page) => {
    const { does, id } = await handedOver();
    const reply = await does('sam', 'answer-consultation', { case: id, task: 't3', page });
    expect(shown(reply)).not.toContain(QUESTION);
    expect(codeOf(reply)).toBe('not-found');
  });

  it('is shown nothing of it while storage is away, and hears that nothing was stored', async () => {
    const { does, id, away } = await handedOver();
    away(true);
    const reply = await does('sam', 'answer-consultation', { case: id, task: 't3', page: 1 }, note);
    expect(shown(reply)).not.toContain(QUESTION);
    expect(codeOf(reply)).toBe('unavailable');
  });

  it('no longer finds the case in the overview, before anything was delivered', async () => {
    const { does, id } = await handedOver();
    expect(shown(await does('sam', 'show-overview'))).not.toContain(id);
    expect(shown(await does('carla', 'show-overview'))).toContain(id);
  });
});

describe('what somebody wrote is not lost', () => {
  it('when storage goes away while a form is sent', async () => {
    const { does, id, away } = await handedOver();
    await does('noor', 'answer-consultation', { case: id, task: 't3' });
    away(true);
    const reply = await does('noor', 'answer-consultation', { case: id, task: 't3', page: 1 }, note);
    expect(reply.kind).toBe('dialog');
    expect(shown(reply)).toContain(note.advice);
  });

  it('when a date has to be chosen anew', async () => {
    const { does, id } = await handedOver();
    await does('noor', 'answer-consultation', { case: id, task: 't3' });
    const reply = await does(
      'noor',
      'answer-consultation',
      { case: id, task: 't3', page: 1 },
      { ...note, date: '2027-12-01' },
    );
    expect(reply.kind).toBe('dialog');
    expect(shown(reply)).toContain(note.advice);
    expect(shown(reply)).toContain(QUESTION);
  });
});

describe('a colleague who is asked anonymously', () => {
  it('does not find the case, or its code, in the overview', async () => {
    const home = await house();
    const id = await home.report();
    const asked = {
      to: who('sam').person,
      mode: 'anonymous',
      question: 'Wat raad je aan?',
      summary: 'Een leerling',
      clean: true,
    };
    expect((await home.does('carla', 'request-consultation', { case: id, page: 2 }, asked)).code).toBeUndefined();
    await home.worker.settle();
    const code = (await home.store.cases.readState(id))?.code ?? 'none';
    expect(shown(await home.does('sam', 'show-overview'))).not.toContain(code);
  });
});

describe('an intake that carries an id which was not minted here', () => {
  it('opens its case under an id of its own, which a malformed one does not find', async () => {
    const home = await house();
    await home.does('anna', 'open-case', { case: 'anything', page: 3 }, intake);
    expect(await home.store.cases.readState('unknown')).toBeUndefined();
    expect((await home.store.registry.list(lindeboom.school.id)).map(({ caseId }) => caseId)).toEqual(
      home.minted.slice(-1),
    );
    expect((await home.does('anna', 'my-part', { case: 'something else' })).code).toBe('not-found');
  });

  it('is refused as a button, which no card has', async () => {
    const home = await house();
    const reply = await home.does('anna', 'open-case', { decides: true }, intake);
    expect(reply.code).toBeDefined();
    expect(await home.store.registry.list(lindeboom.school.id)).toEqual([]);
  });
});
