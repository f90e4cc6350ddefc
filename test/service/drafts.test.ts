import type { Values } from '../../src/view/values';
import { begun, first, hour, idOf, kept, last, second, signals, toldOf, Window } from './form-window';
import { ground, openHouse, rest } from './house';
import { asks, opened } from './story';

describe('given a page of a form that is sent in', () => {
  it('then the next one carries its own fields alone, and the last one sends all', async () => {
    const house = await openHouse();
    const { caseId, form } = await begun(house);
    expect(Object.keys(form.form.page.kept).sort()).toEqual(['draft', 'submission']);
    await form.press(second);
    expect(form.form.page).toMatchObject({ page: 3, step: { at: 3, of: 3 } });
    expect(Object.keys(form.form.page.kept).sort()).toEqual(['draft', 'submission']);
    await form.press(last);
    expect(form.reply.kind).toBe('message');
    const [written] = (await house.store.cases.readEvents(caseId)).slice(-1);
    expect(written?.event).toMatchObject({ signal: { what: first.what, place: second.place, quote: last.quote } });
  });

  it('then it can be gone back to; nothing is lost on the way, and what is emptied stays empty', async () => {
    const house = await openHouse();
    const { form } = await begun(house);
    await form.back({ place: 'Het plein', situation: 'In de pauze' });
    expect(form.form.page).toMatchObject({ page: 1, step: { at: 1, of: 3 } });
    expect(form.values).toMatchObject(first);
    await form.press({ ...first, what: 'Twee plekken' });
    expect(form.values).toMatchObject({ place: 'Het plein', situation: 'In de pauze' });
    await form.back({ situation: 'In de pauze' });
    await form.press({ ...first, what: 'Twee plekken' });
    expect(form.values).toMatchObject({ situation: 'In de pauze' });
    expect(form.values).not.toHaveProperty('place');
  });

  it('then a required field that is left empty is asked again, also where the client does not look', async () => {
    const house = await openHouse();
    const { form } = await begun(house);
    await form.press({ ...second, situation: '' });
    expect(form.form).toMatchObject({ code: 'incomplete', page: { page: 2 } });
  });
});

describe('given a form that was closed halfway', () => {
  it('when its writer opens it again, then they go on where they were', async () => {
    const house = await openHouse();
    const { caseId, form } = await begun(house);
    await form.press(second);
    const again = await new Window(house, 'anna', { case: caseId }).open();
    expect(JSON.stringify(again.form.page.blocks)).toContain('Je was hier al bezig');
    expect(JSON.stringify(again.form)).not.toContain(first.what);
    await again.go('Verder gaan');
    expect(again.form.page.page).toBe(3);
    await again.back();
    expect(again.values).toMatchObject({ place: second.place });
    await again.press(second);
    await again.press(last);
    expect(again.reply.code).toBeUndefined();
    expect(await signals(house, caseId)).toBe(2);
  });

  it('when they begin anew, then the draft is destroyed', async () => {
    const house = await openHouse();
    const { caseId } = await begun(house);
    const again = await new Window(house, 'anna', { case: caseId }).open();
    await again.go('Opnieuw beginnen');
    expect(again.form.page.page).toBe(1);
    expect(again.values).not.toHaveProperty('what');
    expect(await kept(house, 'anna')).toEqual([]);
  });

  it('then nobody else is offered it, nor reads it by its id', async () => {
    const house = await openHouse();
    const { caseId, form } = await begun(house);
    const { submission = '', draft = '' } = form.form.page.kept;
    const carla = await new Window(house, 'carla', { case: caseId }).open();
    expect(carla.form.page.page).toBe(1);
    for (const values of [{ goOn: submission }, { submission, draft }] as readonly Values[]) {
      await carla.open(values);
      expect(JSON.stringify(carla.form)).not.toContain(first.what);
    }
    const form2 = await house.act('carla', 'record-signal', {
      case: caseId,
      page: 2,
      values: { ...second, submission, draft },
    });
    expect(JSON.stringify(form2)).not.toContain(first.what);
  });

  it('then another case, task or form offers nothing', async () => {
    const house = await openHouse();
    await begun(house);
    const other = await new Window(house, 'anna', { case: await opened(house) }).open();
    expect(other.form.page.page).toBe(1);
    expect(JSON.stringify(other.form.page.blocks)).not.toContain('Je was hier al bezig');
  });

  it('then it is kept until the end of the next school day, and no longer', async () => {
    const house = await openHouse();
    const { caseId } = await begun(house);
    const [draft] = await kept(house, 'anna');
    expect(draft?.draft.until).toBe('2027-05-11T22:00:00.000Z');
    house.time.to('2027-05-11T21:59:00.000Z');
    await house.worker.settle();
    expect(await kept(house, 'anna')).toHaveLength(1);
    house.time.to('2027-05-11T22:00:00.000Z');
    await house.worker.settle();
    expect(await kept(house, 'anna')).toEqual([]);
    const again = await new Window(house, 'anna', { case: caseId }).open();
    expect(again.form.page.page).toBe(1);
    expect(again.values).not.toHaveProperty('what');
  });
});

describe('given a form that is not sent', () => {
  it('when an hour has passed, then its writer hears it once, without content', async () => {
    const house = await openHouse();
    const { caseId } = await begun(house);
    const { code } = await house.stateOf(caseId);
    await house.worker.settle();
    const before = toldOf(house, 'anna').length;
    house.time.pass(hour - 1_000);
    await house.worker.settle();
    expect(toldOf(house, 'anna')).toHaveLength(before);
    for (const more of [1_000, hour, hour]) {
      house.time.pass(more);
      await house.worker.settle();
      const [told = '', ...others] = toldOf(house, 'anna').slice(before);
      expect(told).toContain(`Je was bezig met een formulier bij ${code}. Het is nog niet verstuurd.`);
      expect(told).not.toContain(first.what);
      expect(others).toEqual([]);
    }
  });

  it('when its writer goes on, then the hour begins anew', async () => {
    const house = await openHouse();
    const { form } = await begun(house);
    house.time.pass(hour / 2);
    await form.press(second);
    house.time.pass(hour / 2);
    await house.worker.settle();
    expect(toldOf(house, 'anna').join()).not.toContain('nog niet verstuurd');
    house.time.pass(hour / 2);
    await house.worker.settle();
    expect(toldOf(house, 'anna').join()).toContain('nog niet verstuurd');
  });

  it('when it is sent at last, then the message goes, and its content and key are gone', async () => {
    const house = await openHouse();
    const { caseId, form } = await begun(house);
    house.time.pass(hour);
    await house.worker.settle();
    expect(toldOf(house, 'anna').join()).toContain('nog niet verstuurd');
    await form.press(second);
    await form.press(last);
    await house.worker.settle();
    expect(toldOf(house, 'anna').join()).not.toContain('nog niet verstuurd');
    expect(await kept(house, 'anna')).toEqual([]);
    expect(await signals(house, caseId)).toBe(2);
  });

  it('when somebody answers that the child is not safe, or that they do not know, then they hear it at once', async () => {
    for (const safe of ['no', 'unknown']) {
      const house = await openHouse();
      const { form } = await begun(house);
      await form.press({ ...second, safe });
      await rest();
      await house.worker.settle();
      expect(toldOf(house, 'anna').join()).toMatch(/Bel eerst[^]*112[^]*nog niet verstuurd/);
    }
  });

  it('when two copies of the program look, then it is told once', async () => {
    const on = ground();
    const [one, two] = [await openHouse(on), await openHouse(on, { instance: 'two' })];
    await begun(one);
    await one.worker.settle();
    on.time.pass(hour);
    await Promise.all([one.worker.settle(), two.worker.settle()]);
    expect(toldOf(one, 'anna').filter((told) => told.includes('nog niet verstuurd'))).toHaveLength(1);
  });

  it('when another copy takes it over while its message is under way, since a clock is ahead, then one message stays', async () => {
    const on = ground();
    const [one, two] = [await openHouse(on), await openHouse(on, { instance: 'two' })];
    const { form } = await begun(one);
    await one.worker.settle();
    on.time.pass(hour);
    let underWay = false;
    on.platform.meanwhile = async ({ name }) => {
      if (name !== 'sendPrivately' || underWay) return;
      underWay = true;
      on.time.passWall(61_000);
      await two.worker.settle();
    };
    await one.worker.settle();
    const told = () => toldOf(one, 'anna').filter((text) => text.includes('nog niet verstuurd'));
    expect(told()).toHaveLength(1);
    await form.press(second);
    await form.press(last);
    await one.worker.settle();
    expect(told()).toEqual([]);
  });
});

describe('given that its writer may not see the case any more', () => {
  it('then it is not readable, not told of, and destroyed', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    const form = await new Window(house, 'noor', { case: caseId }).open();
    await form.press(first);
    expect(await kept(house, 'noor')).toHaveLength(1);
    const gone = await house.act('carla', 'dismiss', {
      decides: true,
      case: caseId,
      values: { person: idOf(house, 'noor'), reason: 'Niet meer nodig' },
    });
    expect(gone.code).toBeUndefined();
    await house.worker.settle();
    await form.press(second);
    expect(form.reply).toMatchObject({ kind: 'message', code: 'not-found' });
    const again = await new Window(house, 'noor', { case: caseId }).open();
    expect(again.reply).toMatchObject({ kind: 'message', code: 'not-found' });
    house.time.pass(hour);
    await house.worker.settle();
    expect(toldOf(house, 'noor').join()).not.toContain('nog niet verstuurd');
    expect(await kept(house, 'noor')).toEqual([]);
  });
});
