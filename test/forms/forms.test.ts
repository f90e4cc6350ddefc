import { commandSchemas } from '../../src/case/commands';
import { dialogs } from '../../src/forms/all';
import { pageOf as pageWith, problemText } from '../../src/forms/problem';
import { lightened } from '../../src/forms/draft';
import { isKept } from '../../src/forms/path';
import { fieldsOf, inputsByPage, showPage } from '../../src/forms/show';
import { natureWords } from '../../src/forms/words';
import { bindDialog } from '../../src/cards/bind-dialog';
import { dialogNames } from '../../src/room/names';
import { choices } from '../../src/view/build';
import { inputsOf, type Input } from '../../src/view/view';
import { cardOf, pageOf, stateNamed, states } from './states';

const keysOf = (name: keyof typeof commandSchemas) => Object.keys(commandSchemas[name].shape);
const statesOf = (name: string) => states.filter(({ form }) => form === name);
const asked = (name: string): readonly Input[] => statesOf(name).flatMap((one) => inputsOf(pageOf(one).blocks));
/** What the buttons say that send a form in. */
const pressed = (name: string): readonly string[] =>
  statesOf(name).flatMap((one) =>
    pageOf(one).actions.flatMap((action) => (action.kind === 'submit' ? Object.keys(action.carries ?? {}) : [])),
  );
const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();

describe.each(dialogNames)('the form %s', (name) => {
  const dialog = dialogs[name];

  it('is registered under its own name, and shown in some state on each of its pages', () => {
    expect(dialog.name).toBe(name);
    const pages = new Set(statesOf(name).map((one) => pageOf(one).page));
    for (const index of dialog.pages.keys())
      expect([name, [...pages]]).toEqual([name, expect.arrayContaining([index + 1])]);
  });

  it('asks, over its states, all that its commands take and what only steers it, and nothing else', () => {
    expect(unique([...asked(name).map(({ id }) => id), ...pressed(name), ...(dialog.carries ?? [])])).toEqual(
      unique(fieldsOf(dialog)),
    );
    const taken = dialog.sends.flatMap(keysOf);
    for (const field of dialog.steers ?? []) expect(taken).not.toContain(field);
  });

  it('sends nothing that its command does not know', () => {
    const everything = Object.fromEntries(fieldsOf(dialog).map((field) => [field, 'x']));
    const sent = dialog.send?.({ ...everything, informed: true, from: 'open-case', other: 'x' });
    if (sent === undefined) {
      expect(dialog.sends).toEqual([]);
      return;
    }
    expect(dialog.sends).toContain(sent.name);
    for (const field of Object.keys(sent.fields)) expect(keysOf(sent.name)).toContain(field);
  });

  it('starts with whom to call', () => {
    for (const one of statesOf(name)) {
      expect(cardOf(one).body[0]?.['text']).toBe('Nu gevaar? Bel 112. Twijfel? Veilig Thuis 0800-2000, dag en nacht.');
    }
  });
});

describe('the choices of the forms', () => {
  const choicesIn = (field: string): readonly string[] => [
    ...new Set(
      dialogNames
        .flatMap(asked)
        .flatMap((input) =>
          input.kind === 'choice' && input.id === field ? input.options.map(({ value }) => value) : [],
        ),
    ),
  ];

  it('are the values that the commands take', () => {
    const signal = commandSchemas['record-signal'].shape;
    expect([...choicesIn('nature')].sort()).toEqual([...signal.nature.options].sort());
    expect(choicesIn('direction')).toEqual(signal.direction.options);
    expect(choicesIn('safe')).toEqual(signal.safe.options);
    expect([...choicesIn('danger')].sort()).toEqual([...commandSchemas['open-case'].shape.danger.options].sort());
    expect(choicesIn('reason')).toEqual(commandSchemas['close-case'].shape.reason.options);
    expect(choicesIn('contact')).toEqual(commandSchemas['answer-consultation'].shape.contact.options);
    expect(choices(natureWords)).toContainEqual({ title: 'Feit', value: 'fact' });
  });
});

describe('a form at its fullest', () => {
  /** Letters that take two bytes in a card's JSON, as many as the input takes. */
  const fullest = (input: Input): readonly (readonly [string, string])[] => {
    if ('most' in input) return [[input.id, 'é"'.repeat(input.most).slice(0, input.most)]];
    return input.kind === 'choice' && input.many ? [[input.id, input.options.map(({ value }) => value).join()]] : [];
  };

  it.each(dialogNames)('%s still fits on a card, also when all of it needs another look', (name) => {
    const dialog = dialogs[name];
    for (const { view, values, page } of statesOf(name)) {
      const asked = inputsByPage(dialog, view, values).flat();
      const full = { ...Object.fromEntries(asked.flatMap(fullest)), ...values, submission: '0'.repeat(32) };
      const problem = { text: problemText([asked], ['x']), fields: asked.map(({ id }) => id) };
      const shown = showPage(dialog, view, page, full, problem);
      const sent = isKept(dialog) ? lightened(dialog, shown, '0'.repeat(8)) : shown;
      expect(Buffer.byteLength(JSON.stringify(bindDialog(sent)))).toBeLessThan(24_000);
    }
  });
});

describe('a sentence about what needs another look', () => {
  const { view } = stateNamed('open-case: page 1');
  const intake = inputsByPage(dialogs['open-case'], view, { nature: 'told-by-child' });

  it('names the fields by their labels, in the order of the form', () => {
    expect(problemText(intake, ['present', 'place'])).toBe(
      'Nog 2 dingen: Plaats en Wie waren erbij. De rest staat er nog.',
    );
  });

  it('counts one as one, and quotes a question', () => {
    expect(problemText(intake, ['place'])).toBe('Nog 1 ding: Plaats. De rest staat er nog.');
    expect(problemText(intake, ['nature', 'date', 'place'])).toBe(
      'Nog 3 dingen: “Wat is dit?”, Datum en Plaats. De rest staat er nog.',
    );
  });

  it('names no field that the form does not have', () => {
    expect(problemText(intake, ['verb'])).toBe('Kijk je antwoorden nog eens na. Ze staan er nog.');
  });

  it('comes on the first page that it is about', () => {
    expect(pageWith(intake, ['quote', 'place'])).toBe(3);
    expect(pageWith(intake, ['toString'])).toBe(1);
  });
});
