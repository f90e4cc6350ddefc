import { begun, hour, idOf, kept, last, second, signals, switchable, toldOf, Window } from './form-window';
import { ground, openHouse, rest, type House } from './house';

describe('given a concern that is being reported', () => {
  const signal = { child: 'Fenna', group: '6', what: 'Een blauwe plek', nature: 'observation' };
  const intake = (house: House) => new Window(house, 'anna', {}, 'open-case').open();

  it('then nothing is kept before the question about staff is answered with no', async () => {
    const house = await openHouse();
    const form = await intake(house);
    expect(await kept(house, 'anna')).toEqual([]);
    await form.press({ danger: 'no' });
    await form.press({ danger: 'no', staff: 'yes' });
    expect(form.form.page.form).toBe('alert-board');
    expect(await kept(house, 'anna')).toEqual([]);
  });

  it('when that answer is changed to yes, then the draft is destroyed at once, and nothing of it is carried on', async () => {
    const house = await openHouse();
    const form = await intake(house);
    await form.press({ danger: 'no', staff: 'no' });
    await form.press(signal);
    expect(await kept(house, 'anna')).toHaveLength(1);
    await form.back();
    await form.back(signal);
    await form.press({ danger: 'no', staff: 'yes' });
    expect(form.form.page.form).toBe('alert-board');
    expect(JSON.stringify(form.form)).not.toContain(signal.what);
    expect(await house.tables.range('drafts', { partition: idOf(house, 'anna') })).toEqual([]);
  });

  it('when it was closed, then it goes on, under the id that it had', async () => {
    const house = await openHouse();
    const form = await intake(house);
    const caseId = form.form.page.case;
    await form.press({ danger: 'no', staff: 'no' });
    await form.press(signal);
    const again = await intake(house);
    await again.go('Verder gaan');
    expect(again.form.page).toMatchObject({ page: 3, case: caseId });
    await again.press(second);
    await house.worker.settle();
    expect((await house.stateOf(caseId ?? '')).counts.signals).toBe(1);
    expect(await kept(house, 'anna')).toEqual([]);
    house.time.pass(hour);
    await house.worker.settle();
    expect(toldOf(house, 'anna').join()).not.toContain('nog niet verstuurd');
  });

  it('when there is danger, then its writer has the numbers in their chat at once, and goes on from there', async () => {
    const house = await openHouse();
    const form = await intake(house);
    await form.press({ danger: 'yes', staff: 'no' });
    expect(form.form.page.form).toBe('declare-emergency');
    await rest();
    expect(toldOf(house, 'anna').join()).toMatch(/Bel eerst[^]*112[^]*Verder gaan/);
    const again = await intake(house);
    await again.go('Verder gaan');
    expect(again.form.page.page).toBe(2);
    await again.press(signal);
    await again.press(second);
    await rest();
    await house.worker.settle();
    expect(toldOf(house, 'anna').join()).not.toContain('nog niet verstuurd');
  });

  it('when storage is away, then pages turn all the same, and what was written travels along', async () => {
    const on = ground();
    const away = switchable();
    const house = await openHouse(on, { tables: away.tables });
    const form = await intake(house);
    await form.press({ danger: 'no', staff: 'no' });
    away.on = true;
    await form.press(signal);
    expect(form.form.page).toMatchObject({ page: 2 });
    expect(form.form.page.problem).toContain('112');
    expect(form.values).toMatchObject(signal);
    away.on = false;
    await form.press(signal);
    expect(form.form.page.page).toBe(3);
    const fresh = await openHouse(on, { tables: away.tables });
    const another = await new Window(fresh, 'bas', {}, 'open-case').open();
    away.on = true;
    await another.press({ danger: 'no', staff: 'no' });
    await another.press(signal);
    expect(another.form.page).toMatchObject({ page: 3, kept: signal });
    expect(another.form.page.problem).toContain('112');
    away.on = false;
    await another.press(second);
    expect(another.reply.code).toBeUndefined();
  });
});

describe('given storage that is away while a page is turned', () => {
  it('then the page stays as it was filled in, and goes on when storage is back', async () => {
    const away = switchable();
    const house = await openHouse(ground(), { tables: away.tables });
    const { caseId, form } = await begun(house);
    away.on = true;
    await form.press(second);
    expect(form.form).toMatchObject({ code: 'unavailable', page: { page: 2 } });
    expect(form.form.page.problem).toContain('112');
    expect(form.values).toMatchObject({ place: second.place });
    away.on = false;
    await form.press(second);
    await form.press(last);
    expect(await signals(house, caseId)).toBe(2);
  });
});

describe('given one form in two windows', () => {
  it('then each page counts as it was sent in last', async () => {
    const house = await openHouse();
    const { caseId, form } = await begun(house);
    const other = await new Window(house, 'anna', { case: caseId }).open();
    await other.go('Verder gaan');
    await other.press({ ...second, place: 'De gang' });
    await form.press(second);
    await other.back(last);
    expect(other.values).toMatchObject({ place: second.place });
  });

  it('when one of them was sent, then the other says so and still shows what was written', async () => {
    const house = await openHouse();
    const { caseId, form } = await begun(house);
    const other = await new Window(house, 'anna', { case: caseId }).open();
    await other.go('Verder gaan');
    await form.press(second);
    await form.press(last);
    await house.worker.settle();
    for (const copy of [1, 2]) {
      await other.press({ ...second, place: `De gang ${copy}` });
      expect(other.form).toMatchObject({ code: 'already-done', page: { page: 2 } });
      expect(other.values).toMatchObject({ place: `De gang ${copy}` });
    }
    expect(await signals(house, caseId)).toBe(2);
  });

  it('when the last page is sent twice, also to another copy of the program, then it is stored once', async () => {
    const on = ground();
    const [house, copy] = [await openHouse(on), await openHouse(on, { instance: 'two' })];
    const { caseId, form } = await begun(house);
    await form.press(second);
    const { page } = form.form;
    const send = (to: House) =>
      to.act('anna', 'record-signal', { case: caseId, page: 3, values: { ...page.kept, ...last } });
    const together = await Promise.all([send(house), send(copy)]);
    await house.worker.settle();
    const later = [await send(house), await send(copy)];
    expect([...together, ...later].map(({ code }) => code ?? 'ok').sort()).toEqual([
      ...['already-done', 'already-done', 'already-done', 'ok'],
    ]);
    expect(await signals(house, caseId)).toBe(2);
  });

  it('when each page goes to another copy of the program, then nothing is lost', async () => {
    const on = ground();
    const [one, two] = [await openHouse(on), await openHouse(on, { instance: 'two' })];
    const { caseId, form } = await begun(one);
    const moved = new Window(two, 'anna', { case: caseId });
    moved.reply = form.reply;
    await moved.press(second);
    form.reply = moved.reply;
    await form.press(last);
    expect(form.reply.code).toBeUndefined();
    expect(await signals(one, caseId)).toBe(2);
  });
});

it('given a draft of another version of the program, then what the form does not ask any more is left out', async () => {
  const house = await openHouse();
  const { caseId } = await begun(house);
  const [found] = await kept(house, 'anna');
  const place = { person: idOf(house, 'anna'), id: found?.id ?? '' };
  const older = { ...found!.draft, page: 7, values: { ...found!.draft.values, mood: 'somber' } };
  await house.store.drafts.write(place, older, found?.etag);
  const again = await new Window(house, 'anna', { case: caseId }).open();
  await again.go('Verder gaan');
  expect(again.form.page.page).toBe(3);
  expect(JSON.stringify(again.form)).not.toContain('somber');
  await again.press(last);
  expect(again.form).toMatchObject({ code: 'incomplete', page: { page: 2 } });
});

it('given a draft that is gone, then the page that was sent in stays, and the form can be filled in anew', async () => {
  const house = await openHouse();
  const { form } = await begun(house);
  const [found] = await kept(house, 'anna');
  await house.store.drafts.destroy({ person: idOf(house, 'anna'), id: found?.id ?? '' });
  const copy = await openHouse(house, { instance: 'two' });
  const moved = new Window(copy, 'anna', { case: form.form.page.case ?? '' });
  moved.reply = form.reply;
  await moved.press(second);
  expect(moved.form).toMatchObject({ code: 'stale', page: { page: 2 } });
  expect(moved.values).toMatchObject({ place: second.place });
  await moved.press(second);
  expect(moved.form.page).toMatchObject({ page: 1, problem: expect.stringContaining('Nog') as string });
});
