import { commandSchemas } from '../../src/case/commands';
import { dialogs } from '../../src/forms/all';
import { pageOf as pageWith, problemText } from '../../src/forms/problem';
import { fieldsOf, inputsByPage } from '../../src/forms/show';
import { natureWords } from '../../src/forms/words';
import { bindDialog } from '../../src/cards/bind-dialog';
import { dialogNames } from '../../src/room/types';
import { choices } from '../../src/view/build';
import { inputsOf, type Input } from '../../src/view/view';
import { cardOf, pageOf, stateNamed, states } from './states';

const keysOf = (name: keyof typeof commandSchemas) => Object.keys(commandSchemas[name].shape);
const statesOf = (name: string) => states.filter(({ form }) => form === name);
const asked = (name: string): readonly Input[] => statesOf(name).flatMap((one) => inputsOf(pageOf(one).blocks));
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
    expect(unique([...asked(name).map(({ id }) => id), ...(dialog.carries ?? [])])).toEqual(unique(fieldsOf(dialog)));
    const taken = dialog.sends.flatMap(keysOf);
    for (const field of dialog.steers ?? []) expect(taken).not.toContain(field);
  });

  it('sends nothing that its command does not know', () => {
    const everything = Object.fromEntries(fieldsOf(dialog).map((field) => [field, 'x']));
    const sent = dialog.send?.({ ...everything, informed: 'true', from: 'intake', other: 'x' });
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
  const long = 'x'.repeat(3000);

  it.each(dialogNames)('%s still fits on a card', (name) => {
    for (const one of statesOf(name)) {
      const full = inputsByPage(dialogs[name], one.view, one.values)
        .flat()
        .flatMap((input) => ('most' in input && input.most === 3000 ? [[input.id, long]] : []));
      const page = pageOf({ ...one, values: { ...one.values, ...Object.fromEntries(full) } });
      expect(Buffer.byteLength(JSON.stringify(bindDialog(page)))).toBeLessThan(24_000);
    }
  });
});

describe('a sentence about what needs another look', () => {
  const { view } = stateNamed('intake: page 1');
  const intake = inputsByPage(dialogs.intake, view, { nature: 'told-by-child' });

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
