import { bindDialog } from '../../src/cards/bind-dialog';
import { elementsOf, type CardElement } from '../../src/cards/card';
import { commandSchemas } from '../../src/case/commands';
import { dialogs } from '../../src/dialogs/all';
import { fieldsOf } from '../../src/dialogs/frame';
import { pageOf, problemText } from '../../src/dialogs/problem';
import { listed } from '../../src/room/listed';
import { choices, natureWords } from '../../src/dialogs/words';
import { dialogNames } from '../../src/room/types';
import { bindSample, dialogSamples } from '../cards/samples';

const inputsOf = (elements: readonly CardElement[]): readonly CardElement[] =>
  elementsOf(elements).filter(({ type }) => type.startsWith('Input.'));
const labelOf = (input: CardElement) => (input.type === 'Input.Toggle' ? input['title'] : input['label']);
const keysOf = (name: keyof typeof commandSchemas) => Object.keys(commandSchemas[name].shape);

/** What a form asks only to know where it leads: no command takes it, and so it is never stored. */
const steeringFields: Readonly<Partial<Record<(typeof dialogNames)[number], readonly string[]>>> = {
  emergency: ['staff'],
  'staff-route': ['about'],
  'later-form': ['choice'],
  'role-form': ['about'],
  'stand-in-form': ['choice'],
};

describe.each(dialogNames)('the form %s', (name) => {
  const dialog = dialogs[name];
  const samples = dialogSamples.filter(({ template }) => template === name);

  it('is registered under its own name', () => {
    expect(dialog.name).toBe(name);
  });

  it('asks, over its samples, exactly the fields that it declares, on their pages and by their labels', () => {
    const asked = samples.flatMap((one) =>
      inputsOf(bindSample(one).body).map((input) => [Number(one.data['page']), input['id'], labelOf(input)]),
    );
    const declared = dialog.pages.flatMap(({ fields }, index) =>
      Object.entries(fields).map(([id, label]) => [index + 1, id, label]),
    );
    const unique = (rows: readonly unknown[]) => [...new Set(rows.map((row) => JSON.stringify(row)))].sort();
    expect(unique(asked)).toEqual(unique(declared));
  });

  it('has fields by the ids of its commands', () => {
    const steering = steeringFields[name] ?? [];
    const sent = [...fieldsOf(dialog), ...(dialog.carries ?? [])].filter((field) => !steering.includes(field));
    expect(steering.filter((field) => fieldsOf(dialog).includes(field))).toEqual(steering);
    const known = [...new Set(dialog.sends.flatMap(keysOf))];
    if (known.length > 0) expect(sent.sort()).toEqual(known.sort());
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
    for (const one of samples) {
      expect(bindSample(one).body[0]?.['text']).toBe(
        'Nu gevaar? Bel 112. Twijfel? Veilig Thuis 0800-2000, dag en nacht.',
      );
    }
  });
});

describe('the choices of the forms', () => {
  const choicesIn = (field: string): ReadonlySet<unknown> =>
    new Set(
      dialogSamples.flatMap((one) =>
        inputsOf(bindSample(one).body)
          .filter(({ id, type }) => id === field && type === 'Input.ChoiceSet')
          .flatMap((input) => (input['choices'] as readonly { readonly value: string }[]).map(({ value }) => value)),
      ),
    );

  it('are the values that the commands take', () => {
    const signal = commandSchemas['record-signal'].shape;
    expect([...choicesIn('nature')]).toEqual(signal.nature.options);
    expect([...choicesIn('direction')]).toEqual(signal.direction.options);
    expect([...choicesIn('safe')]).toEqual(signal.safe.options);
    expect([...choicesIn('danger')].sort()).toEqual([...commandSchemas['open-case'].shape.danger.options].sort());
    expect([...choicesIn('reason')]).toEqual(commandSchemas['close-case'].shape.reason.options);
    expect([...choicesIn('contact')]).toEqual(commandSchemas['answer-consultation'].shape.contact.options);
    expect(choices(natureWords)).toContainEqual({ title: 'Feit', value: 'fact' });
  });
});

describe('a form at its fullest', () => {
  const long = 'x'.repeat(3000);

  it.each(dialogNames)('%s still fits on a card', (name) => {
    const dialog = dialogs[name];
    for (const { data } of dialogSamples.filter(({ template }) => template === name)) {
      const page = Number(data['page']);
      const here = Object.keys(dialog.pages[page - 1]?.fields ?? {});
      const isLong = (field: string) => longFields.has(field);
      const values = Object.fromEntries(here.filter(isLong).map((field) => [field, long]));
      const kept = Object.fromEntries(
        fieldsOf(dialog)
          .filter((f) => !here.includes(f) && isLong(f))
          .map((f) => [f, long]),
      );
      const question = name === 'consult-note' ? { question: long, summary: long } : {};
      const card = bindDialog({ template: name, data: { ...data, ...question, values, kept } });
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(24_000);
    }
  });

  const longFields = new Set(
    dialogSamples.flatMap((one) =>
      inputsOf(bindSample(one).body).flatMap(({ id, maxLength }) => (maxLength === 3000 ? [id] : [])),
    ),
  );
});

describe('a sentence about what needs another look', () => {
  it('names the fields by their labels, in the order of the form', () => {
    expect(problemText(dialogs.intake, ['present', 'place'])).toBe(
      'Nog 2 dingen: Plaats en Wie waren erbij. De rest staat er nog.',
    );
  });

  it('counts one as one, and quotes a question', () => {
    expect(problemText(dialogs.intake, ['place'])).toBe('Nog 1 ding: Plaats. De rest staat er nog.');
    expect(problemText(dialogs.intake, ['nature', 'date', 'place'])).toBe(
      'Nog 3 dingen: “Wat is dit?”, Datum en Plaats. De rest staat er nog.',
    );
  });

  it('names no field that the form does not have', () => {
    expect(problemText(dialogs['child-form'], ['verb'])).toBe('Kijk je antwoorden nog eens na. Ze staan er nog.');
  });

  it('comes on the first page that it is about', () => {
    expect(pageOf(dialogs.intake, ['quote', 'place'])).toBe(3);
    expect(pageOf(dialogs.intake, ['toString'])).toBe(1);
    expect(listed([])).toBe('');
  });
});
