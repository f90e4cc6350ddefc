import { note, who } from '../case/given';
import { Window } from './form-window';
import { openHouse, rest, type House } from './house';
import { answers, asks, closes, opened, reads, refers } from './story';

const written = { ...note, date: '2027-05-10', reading: 'Een eigen blik van Carla' };

/** Noor is asked, and Carla has the same form open in her stead. */
async function bothAnswer() {
  const house = await openHouse();
  const caseId = await opened(house);
  await asks(house, caseId, 'noor');
  const form = await new Window(house, 'carla', { case: caseId, task: 't3' }, 'answer-consultation').open();
  expect((await answers(house, caseId, 'noor', 't3')).code).toBeUndefined();
  return { house, caseId, form };
}

describe('given a question that somebody else answered while the form was open', () => {
  it('then its writer hears so, nothing is stored, and what they wrote is still before them', async () => {
    const { house, caseId, form } = await bothAnswer();
    await form.press(written);
    expect(form.form).toMatchObject({ code: 'stale' });
    expect(form.form.page.problem).toMatch(/Iemand anders heeft dit al beantwoord.*staat er nog/);
    expect(form.values).toMatchObject({ reading: written.reading });
    const events = await house.store.cases.readEvents(caseId);
    expect(events.filter(({ event }) => event.type === 'consultation-answered')).toHaveLength(1);
  });

  it('when the window of a form of several pages was closed, then it is there once that form is opened again', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    const open = () => new Window(house, 'carla', { case: caseId, task: 't3' }, 'not-now').open();
    const form = await open();
    await form.press({ choice: 'cannot' });
    await answers(house, caseId, 'noor', 't3');
    await form.press({ reason: 'Zij is ziek' });
    expect(form.form.page.problem).toContain('Iemand anders');
    const again = await open();
    expect(again.form.page.problem).toContain('Iemand anders');
    await again.go('Verder gaan');
    expect(again.form.page.problem).toContain('Iemand anders');
    expect(again.values).toMatchObject({ reason: 'Zij is ziek' });
  });

  it('when they wrote nothing, then they hear so in a sentence; who answered it hears that it was here already', async () => {
    const { house, caseId } = await bothAnswer();
    const open = (by: string) =>
      new Window(house, by, { case: caseId, task: 't3' }, 'answer-consultation').open().then(({ reply }) => reply);
    expect(await open('carla')).toMatchObject({ kind: 'message', code: 'stale' });
    expect(await open('noor')).toMatchObject({ kind: 'message', code: 'already-done', text: 'Dit had ik al.' });
  });
});

describe('given a form that something else was decided on meanwhile', () => {
  it('when its request was put off by another, then it stays as it was filled in, and can be sent', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    const task = async () => (await house.stateOf(caseId)).tasks.find(({ id }) => id === 't3');
    const version = (await task())?.version ?? 0;
    const later = { until: '2027-05-11', reason: 'Dinsdag' };
    await house.act('noor', 'postpone', { case: caseId, task: 't3', decides: true, values: later });
    const send = (seen: number) =>
      house.act('carla', 'answer-consultation', { case: caseId, task: 't3', version: seen, page: 1, values: written });
    const reply = await send(version);
    expect(reply).toMatchObject({ kind: 'dialog', code: 'stale', page: { version: (await task())?.version } });
    expect(JSON.stringify(reply)).toContain(written.reading);
    expect((await send((await task())?.version ?? 0)).code).toBeUndefined();
  });

  it('when the case was closed, then what was written is still there', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await reads(house, caseId);
    const form = await new Window(house, 'dirk', { case: caseId }, 'close-case').open();
    await closes(house, caseId);
    const values = {
      motivation: 'Wat Dirk schreef',
      agreements: 'Geen',
      wentWell: 'Veel',
      tookLong: 'Niets',
    };
    const last = { lapsedWhy: 'Wat open stond, hoeft niet meer' };
    await form.press({ ...values, reason: 'no-suspicion', heard: [], safe: 'yes' });
    await form.press(last);
    expect(form.form).toMatchObject({ code: 'closed' });
    expect(form.values).toMatchObject(last);
    await form.back();
    expect(form.values).toMatchObject(values);
  });

  it('when the help of a request was organised by another, then it is not organised twice from its form', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const facts = { name: 'Jip Kramer', birthDate: '2017-03-04' };
    const says = (by: string, help: string) =>
      house.act(by, 'record-child', { case: caseId, task: 't2', page: 1, values: { ...facts, help } });
    expect((await says('carla', 'no')).code).toBeUndefined();
    expect(await says('dirk', 'no')).toMatchObject({ kind: 'dialog', code: 'stale' });
    expect(await refers(house, caseId, '2027-05-10')).not.toMatchObject({ code: 'stale' });
    await rest();
  });
});

describe('given a weighing that two people have open from Mijn deel, about no task', () => {
  const words = ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'].map(
    (id) => [id, `${id} van Dirk`] as const,
  );
  const answered = ['harm', 'q1', 'q2', 'q2b'].flatMap((id) => [
    [id, 'no'] as const,
    [`${id}Why`, 'Dirk ziet niets'] as const,
  ]);
  const decisions = { report: 'no', help: 'no', safe: 'yes' };

  /** Opened and filled in as far as its last page. */
  async function fillsIn(house: House, caseId: string, by: string): Promise<Window> {
    const form = await new Window(house, by, { case: caseId }, 'weigh').open();
    for (const page of [{}, Object.fromEntries(words), Object.fromEntries(answered)]) await form.press(page);
    return form;
  }
  const weighed = async (house: House, caseId: string) =>
    (await house.store.cases.readEvents(caseId)).filter(({ event }) => event.type === 'weighed').length;

  it('when one sends it, then the other hears so, keeps what they wrote, and can weigh once more knowing it', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const report = { reporter: who('carla').person, date: '2027-05-10', how: 'phone', urgent: true };
    expect((await house.act('carla', 'record-report', { case: caseId, page: 1, values: report })).code).toBeUndefined();
    const hers = await fillsIn(house, caseId, 'carla');
    const his = await fillsIn(house, caseId, 'dirk');
    await hers.press(decisions);
    expect(hers.reply).toMatchObject({ kind: 'message' });
    expect(await weighed(house, caseId)).toBe(1);
    await his.press({ ...decisions, safe: 'unknown' });
    expect(his.form).toMatchObject({ code: 'stale' });
    expect(his.form.page.problem).toMatch(/^Iemand anders heeft dit net gedaan.*staat er nog/);
    expect(his.values).toMatchObject({ safe: 'unknown' });
    expect(await weighed(house, caseId)).toBe(1);
    // She weighs anew from what she saw, which was her own.
    await (await fillsIn(house, caseId, 'carla')).press(decisions);
    await his.press(his.values);
    expect(his.form).toMatchObject({ code: 'stale' });
    await his.press(his.values);
    expect(his.reply.code).toBeUndefined();
    expect(await weighed(house, caseId)).toBe(3);
  });
});
