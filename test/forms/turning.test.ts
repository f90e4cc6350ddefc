import { bindDialog } from '../../src/cards/bind-dialog';
import { cardText } from '../../src/cards/text';
import { commandSchemas } from '../../src/case/commands';
import { dialogs } from '../../src/forms/all';
import { showPage } from '../../src/forms/show';
import type { Dialog, DialogView, Values } from '../../src/forms/types';
import { isDialogName } from '../../src/room/names';
import { inputsOf, type Choice, type Page } from '../../src/view/view';
import { fullCase, id, intakeValues, Story } from './fixtures';

const empty = new Story();
const anna = empty.view('anna');
const after = (dialog: Dialog, page: number, values: Values, view: DialogView = anna) =>
  dialog.after?.(page, values, view);
const textOf = (dialog: Dialog, view: DialogView, page = 1, values: Values = {}) =>
  cardText(bindDialog(showPage(dialog, view, page, values)));
/** The data of a button, as a client sends it. */
function press(
  dialog: Dialog,
  view: DialogView,
  title: string,
  page: number,
  values: Values,
): Readonly<Record<string, unknown>> {
  const card = bindDialog(showPage(dialog, view, page, values));
  const data = card.actions.find((action) => action['title'] === title)?.['data'];
  if (typeof data !== 'object') throw new Error(`no button ${title}`);
  return data as Readonly<Record<string, unknown>>;
}
const optionsIn = (page: Page, id: string): readonly Choice[] =>
  inputsOf(page.blocks).flatMap((input) => (input.kind === 'choice' && input.id === id ? input.options : []));
const carriedOn = (data: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, string | boolean] =>
        ['string', 'boolean'].includes(typeof entry[1]) && !['verb', 'case', 'task', 'page'].includes(entry[0]),
    ),
  );

describe('reporting a concern', () => {
  const { 'open-case': intake, 'declare-emergency': emergency } = dialogs;
  const alertBoardForm = dialogs['alert-board'];

  it('given no danger and nobody of school, then goes on page by page and sends', () => {
    expect(after(intake, 1, intakeValues)).toBe(2);
    expect(after(intake, 2, intakeValues)).toBe(3);
    expect(after(intake, 3, intakeValues)).toBe('send');
  });

  it('given that somebody told it, then asks what was said or by whom', () => {
    expect(after(intake, 3, { ...intakeValues, nature: 'told-by-child' })).toBe(4);
    expect(after(intake, 3, { ...intakeValues, nature: 'told-by-third' })).toBe(4);
    expect(textOf(intake, anna, 4, { nature: 'told-by-child' })).toContain('Woord voor woord');
    expect(textOf(intake, anna, 4, { nature: 'told-by-child' })).not.toContain('Van wie?');
    expect(textOf(intake, anna, 4, { nature: 'told-by-third' })).toContain('Van wie?');
    expect(after(intake, 4, { ...intakeValues, nature: 'told-by-child' })).toBe('send');
  });

  it('given danger, then shows whom to call first, and writing goes on where it was', () => {
    const values = { danger: 'yes', staff: 'no' };
    expect(after(intake, 1, values)).toEqual({ dialog: 'declare-emergency' });
    const on = press(emergency, anna, 'Verder schrijven…', 1, values);
    expect(on).toMatchObject({ verb: 'form/open-case', page: 1, case: 'c81f', ...values });
    expect(after(intake, 1, carriedOn(on))).toBe(2);
    const later = showPage(intake, anna, 2, carriedOn(on)).kept;
    expect(later).toMatchObject({ ...values, informed: true });
  });

  it('given both danger and somebody of school, then shows the one after the other', () => {
    const on = press(emergency, anna, 'Verder schrijven…', 1, { danger: 'yes', staff: 'yes' });
    expect(after(intake, 1, carriedOn(on))).toEqual({ dialog: 'alert-board' });
  });

  it('the numbers of colleagues are for colleagues: not for another organisation, nor for a person in no file', () => {
    const vera: DialogView = { ...anna, viewer: id('vera') };
    const stranger: DialogView = { ...anna, viewer: 'b1000000-0000-4000-8000-000000000001' };
    const texts = (view: DialogView) => [textOf(emergency, view, 1, {}), textOf(alertBoardForm, view, 1, {})].join();
    expect(texts(anna)).toMatch(
      /Carla Postma: 06-0000 0001[^]*Willem Jansma: 06-0000 0003[^]*Bo Terpstra \(06-0000 0004/,
    );
    for (const view of [vera, stranger]) expect(texts(view)).not.toContain('06-');
  });

  it('given somebody of school, then names the board, before anything was written', () => {
    expect(after(intake, 1, { danger: 'no', staff: 'yes' })).toEqual({ dialog: 'alert-board' });
    expect(textOf(alertBoardForm, anna, 1, { danger: 'no', staff: 'yes' })).toContain(
      'Bestuur: Bo Terpstra (06-0000 0004).',
    );
    const back = press(alertBoardForm, anna, 'Toch niet over een collega…', 1, { danger: 'no', staff: 'yes' });
    expect(back).toEqual({ verb: 'form/open-case', case: 'c81f', danger: 'no', fresh: 'true' });
  });

  it('given a staff page that was opened on the card of a case, then asks whether it is that case, and offers no new one', () => {
    expect(() => press(alertBoardForm, anna, 'Toch niet over een collega…', 1, {})).toThrow('no button');
    expect(after(alertBoardForm, 1, {})).toBe(2);
    expect(textOf(alertBoardForm, anna, 2)).toContain('Gaat het over deze zorg?');
    expect(after(alertBoardForm, 2, { about: 'other' })).toBe('send');
  });

  it('given that it is another concern, then it is sent apart from the case, and without anybody', () => {
    const values = { about: 'other', suspect: id('bas') };
    expect(alertBoardForm.send?.(values)).toEqual({ name: 'alert-board', fields: {}, apart: true });
    expect(alertBoardForm.send?.({ ...values, about: 'this' })).toEqual({
      name: 'alert-board',
      fields: { suspect: id('bas') },
      apart: false,
    });
  });

  it('given a staff page before there is a case, then it is sent at once', () => {
    const values = { danger: 'no', staff: 'yes' };
    expect(after(alertBoardForm, 1, values)).toBe('send');
    expect(after(alertBoardForm, 1, {}, { ...anna, fresh: true })).toBe('send');
  });

  it.each([
    ['niet over een collega', 'no'],
    ['over een collega', 'yes'],
  ])('given danger, %s, then one button says so and alerts at once', (words, staff) => {
    for (const view of [anna, { ...anna, fresh: true }]) {
      const pressed = carriedOn(press(emergency, view, `Ik bel nu: ${words}`, 1, {}));
      expect(pressed['staff']).toBe(staff);
      expect(after(emergency, 1, pressed, view)).toBe('send');
      expect(emergency.send?.({ ...pressed, child: 'Fenna' })).toEqual({
        name: 'declare-emergency',
        fields: { staff },
      });
    }
  });

  it('given what another form answered, then the button that is pressed counts', () => {
    const values = { danger: 'yes', staff: 'yes' };
    expect(press(emergency, anna, 'Ik bel nu: niet over een collega', 1, values)).toMatchObject({ staff: 'no' });
  });

  it('given a form that was open before, then its second page still alerts, and its first does where there is a case', () => {
    expect(after(emergency, 2, { fresh: true, staff: 'no' })).toBe('send');
    expect(after(emergency, 2, { fresh: true, staff: 'yes' })).toBe('send');
    expect(after(emergency, 1, {})).toBe('send');
    expect(after(emergency, 1, {}, { ...anna, fresh: true })).toBe(1);
    expect(showPage(emergency, anna, 2, { fresh: true }).page).toBe(1);
  });

  it('given danger over a colleague that was told apart from a case, then asks whether it is that case', () => {
    const asked = { dialog: 'alert-board', page: 3 };
    expect(emergency.then?.({ staff: 'yes' }, anna, true)).toEqual(asked);
    expect(emergency.then?.({ staff: 'yes' }, anna, false)).toBeUndefined();
    expect(emergency.then?.({ staff: 'no' }, anna, true)).toBeUndefined();
    expect(emergency.then?.({ staff: 'yes' }, { ...anna, viewer: id('vera') }, true)).toBeUndefined();
    expect(after(alertBoardForm, 3, { about: 'this' })).toBe('send');
    for (const values of [{}, { about: 'other' }] as readonly Values[])
      expect(after(alertBoardForm, 3, values)).toBe(4);
  });

  it('keeps what was filled in on the way to Nu gevaar and back', () => {
    const away = press(intake, anna, 'Nu gevaar', 3, intakeValues);
    expect(away).toMatchObject({
      verb: 'form/declare-emergency',
      from: 'open-case',
      child: intakeValues['child'],
      what: intakeValues['what'],
    });
    const back = press(emergency, anna, 'Verder schrijven…', 1, carriedOn(away));
    expect(back).toMatchObject({ verb: 'form/open-case', page: 1, case: 'c81f', what: intakeValues['what'] });
    expect(after(intake, 1, carriedOn(back))).toBe(2);
  });

  it('given honour, circumcision or forced marriage, then says to call before talking', () => {
    expect(intake.then?.({ ...intakeValues, categories: ['physical', 'honour'] }, anna)).toEqual({
      text: expect.stringContaining('Bel eerst Veilig Thuis') as string,
    });
    expect(intake.then?.(intakeValues, anna)).toBeUndefined();
  });

  it('given a hunch, then place and situation may wait', () => {
    const required = (nature: string) =>
      JSON.stringify(bindDialog(showPage(intake, anna, 3, { ...intakeValues, nature })).body).includes(
        '"label":"Plaats *"',
      );
    expect(required('fact')).toBe(true);
    expect(required('hunch')).toBe(false);
  });

  it('forgets words of a child when it turns out that nobody told it', () => {
    const sent = intake.send?.({ ...intakeValues, quote: 'dat doet papa', source: 'oma' });
    expect(sent?.fields).not.toHaveProperty('quote');
    expect(sent?.fields).not.toHaveProperty('source');
    expect(commandSchemas['open-case'].safeParse(sent?.fields).success).toBe(true);
  });
});

describe('one more signal', () => {
  const signal = dialogs['record-signal'];

  it.each([
    ['no', { dialog: 'declare-emergency' }],
    ['unknown', { text: 'Opgeslagen. Bel Veilig Thuis voor advies: 0800-2000, dag en nacht.' }],
    ['yes', undefined],
  ])('given that the child is safe today: %s, then follows %o', (safe, expected) => {
    expect(signal.then?.({ ...intakeValues, safe }, anna)).toEqual(expected);
  });
});

describe('asking for a view', () => {
  const ask = dialogs['request-consultation'];
  const story = fullCase();
  const view = story.view('carla');

  it('given a colleague and openly, then sends at once', () => {
    expect(after(ask, 1, { to: id('noor'), mode: 'open' }, view)).toBe('send');
  });

  it('given somebody from outside, then it is anonymous whatever was chosen, and says why', () => {
    const values = { to: id('vera'), mode: 'open', question: 'Herken je dit?' };
    expect(after(ask, 1, values, view)).toBe(2);
    const spec = showPage(ask, view, 2, values);
    expect(spec.kept).toMatchObject({ mode: 'anonymous', question: 'Herken je dit?' });
    expect(cardText(bindDialog(spec))).toContain('Vera Smit werkt niet op school.');
  });

  it('offers whom the protocol names, and the term that it gives', () => {
    const spec = showPage(ask, view, 1, {});
    const titles = optionsIn(spec, 'to').map(({ title }) => title);
    expect(titles).toContain('Noor Hendriks (IB-er)');
    expect(titles).toContain('Vera Smit (sociaal verpleegkundige, van buiten school)');
    expect(titles.join()).not.toMatch(/Bo Terpstra|Willem Jansma|Carla Postma/);
    expect(inputsOf(spec.blocks).find((input) => input.id === 'due')?.value).toBe('2027-05-19');
  });

  it('shows the person asked the question and nothing else of the case', () => {
    const noor = textOf(dialogs['answer-consultation'], story.view('noor', story.task('consultation', 'noor')));
    expect(noor).toContain('Wat zie jij aan haar?');
    const vera = textOf(dialogs['answer-consultation'], story.view('vera', story.task('consultation', 'vera')));
    expect(vera).toContain('Een kind heeft blauwe plekken.');
    for (const text of [noor, vera]) expect(text).not.toMatch(/Quispelhorst|xylofoon|gymzaal|Lindeboom|Anna|K7M4/);
  });
});

describe('later, or somebody else', () => {
  const later = dialogs['not-now'];
  const story = fullCase();
  const optionsOf = (who: string, task: string) =>
    optionsIn(showPage(later, story.view(who, task), 1, {}), 'choice').map(({ value }) => value);

  it('offers only what will be accepted', () => {
    expect(optionsOf('noor', story.task('consultation', 'noor'))).toEqual(['later', 'other', 'cannot']);
    expect(optionsOf('carla', story.task('arrival'))).toEqual(['later', 'other']);
  });

  it('shows somebody from outside nobody of the school', () => {
    expect(optionsOf('vera', story.task('consultation', 'vera'))).toEqual(['later', 'cannot']);
  });

  it.each([
    ['later', 'postpone', { until: '2027-05-12', reason: 'ziek' }],
    ['other', 'hand-over', { person: id('sam'), reason: 'ziek' }],
    ['cannot', 'decline', { reason: 'ziek' }],
  ])('given %s, then sends %s', (choice, name, fields) => {
    const all = { choice, until: '2027-05-12', person: id('sam'), reason: 'ziek' };
    expect(after(later, 2, all)).toBe('send');
    expect(later.send?.(all)).toEqual({ name, fields });
  });

  it('given nothing chosen, then asks again', () => {
    expect(after(later, 1, {})).toBe(1);
    expect(after(later, 2, { choice: 'burn' })).toBe(1);
  });
});

describe('the way back from Nu gevaar', () => {
  const story = fullCase();
  const task = story.task('consultation', 'noor');
  const form = dialogs['answer-consultation'];

  it('leads to the same form of the same task', () => {
    const version = story.state?.tasks.find((one) => one.id === task)?.version;
    const away = press(form, story.view('noor', task), 'Nu gevaar', 1, {});
    const { task: _task, ...without } = story.view('noor', task);
    const back = press(dialogs['declare-emergency'], without, 'Verder schrijven…', 1, carriedOn(away));
    expect(back).toEqual({ verb: 'form/answer-consultation', case: 'c81f', task, version });
  });

  it('leads nowhere from a card, nor to what is no dialog', () => {
    const ways: readonly Values[] = [{}, { from: 'postpone' }, { from: 'declare-emergency' }];
    for (const values of ways) {
      expect(textOf(dialogs['declare-emergency'], anna, 1, values)).not.toContain('Verder schrijven');
    }
    expect(isDialogName('postpone')).toBe(false);
  });
});
