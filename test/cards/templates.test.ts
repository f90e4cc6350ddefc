import type * as Microsoft from 'adaptivecards';
import { elementsOf, type AdaptiveCard, type CardElement } from '../../src/cards/card';
import { formOfVerb, formVerb } from '../../src/cards/verbs';
import { cardNames } from '../../src/room/names';
import { isList } from '../../src/service/lists/all';
import { isCommandName } from '../../src/case/commands';
import { cardOf, states } from '../forms/states';
import { bindCard } from '../../src/cards/bind-card';
import { expand } from '../../src/cards/expand';
import { cardStates } from './states/all';

/** The renderer that practice and Teams' web client use; its CommonJS bundle, since jest loads no ES modules. */
const {
  AdaptiveCard: Renderer,
  SerializationContext,
  Versions,
} = jest.requireActual<typeof Microsoft>('adaptivecards/dist/adaptivecards.js');

const all = [
  ...cardStates.map((one) => ({ name: one.name, template: one.card.template, card: bindCard(one.card) })),
  ...states.map((one) => ({ name: one.name, template: one.form, card: cardOf(one) })),
];
const inputs = (card: AdaptiveCard): readonly CardElement[] =>
  elementsOf(card.body).filter(({ type }) => type.startsWith('Input.'));
const buttons = (card: AdaptiveCard): readonly CardElement[] =>
  [...elementsOf(card.body), ...card.actions].filter(({ type }) => type.startsWith('Action.'));
const dataOf = (action: CardElement): Readonly<Record<string, unknown>> => Object(action['data']) as never;

describe('the cards', () => {
  it('are shown each in some state, with a name of its own', () => {
    expect([...new Set(cardStates.map(({ card }) => card.template))].sort()).toEqual([...cardNames].sort());
    const names = all.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are laid out by templates that tell what the data lacks, and nothing of what it holds', () => {
    expect(() => expand('text', { style: 'plain' })).toThrow(/text\.template\.json lacks \$\{text\}/);
    expect(() => expand('section', { text: 'Fenna Quispelhorst' })).not.toThrow(/Quispelhorst/);
  });
});

describe.each(all.map((one) => [one.name, one] as const))('%s', (_name, one) => {
  const { card } = one;

  it("is a card that Microsoft's own parser accepts without a remark", () => {
    const renderer = new Renderer();
    const context = new SerializationContext(Versions.v1_5);
    // Its check of `lang` keeps state between calls (a global regular expression), and refuses every second card.
    const { lang, ...rest } = card;
    expect(lang).toBe('nl');
    renderer.parse(rest, context);
    const remarks = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
    expect(remarks).toEqual([]);
    expect(renderer.validateProperties().validationEvents.map(({ message }) => message)).toEqual([]);
  });

  it('leaves no expression unresolved', () => {
    expect(JSON.stringify(card)).not.toContain('${');
  });

  it('wraps its texts and what can be chosen, and begins with a heading', () => {
    const chosen = inputs(card).filter(({ type }) => type === 'Input.ChoiceSet' || type === 'Input.Toggle');
    expect(chosen.filter(({ wrap }) => wrap !== true)).toEqual([]);
    const texts = elementsOf(card.body).filter(({ type }) => type === 'TextBlock');
    expect(texts.filter(({ wrap }) => wrap !== true)).toEqual([]);
    // Below whom to call, and where the page is in its form.
    expect(texts.slice(0, 3).some(({ style }) => style === 'heading')).toBe(true);
  });

  it('names every input, and says what is needed where something is', () => {
    for (const input of inputs(card)) {
      expect(input['type'] === 'Input.Toggle' ? input['title'] : input['label']).toEqual(expect.any(String));
      if (input['isRequired'] === true) expect(input['errorMessage']).toEqual(expect.any(String));
    }
    const ids = inputs(card).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has at most four buttons, and Nu gevaar last', () => {
    expect(card.actions.length).toBeLessThanOrEqual(4);
    for (const set of elementsOf(card.body).filter(({ type }) => type === 'ActionSet')) {
      expect((set['actions'] as readonly unknown[]).length).toBeLessThanOrEqual(4);
    }
    if (one.template === 'declare-emergency') return;
    expect(card.actions.at(-1)).toMatchObject({
      title: 'Nu gevaar',
      associatedInputs: 'none',
      data: { verb: formVerb('declare-emergency') },
    });
  });

  it('is well below what Teams takes', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(24_000);
  });

  it('has buttons that somebody answers', () => {
    for (const button of buttons(card)) {
      const verb = String(dataOf(button)['verb']);
      const known =
        formOfVerb(verb) !== undefined || isCommandName(verb) || ['start', 'help'].includes(verb) || isList(verb);
      expect([verb, known]).toEqual([verb, true]);
    }
  });
});

describe.each(cardStates.map((one) => [one.name, one.card] as const))('the buttons of %s', (_name, one) => {
  const card = bindCard(one);

  it('open dialogs past the inputs of the card, and decide with Action.Execute', () => {
    for (const button of buttons(card)) {
      const data = dataOf(button);
      if (formOfVerb(String(data['verb'])) === undefined)
        expect(button).toMatchObject({
          type: 'Action.Execute',
          verb: data['verb'],
          // For clients that do not know it.
          fallback: { type: 'Action.Submit', title: button['title'], data },
        });
      else {
        expect(button).toMatchObject({ type: 'Action.Submit', associatedInputs: 'none' });
        expect(data['msteams']).toEqual({ type: 'task/fetch' });
      }
    }
  });

  it('carry case, task and version, but for a new concern', () => {
    const { case: caseId, task, version } = one.data;
    for (const button of buttons(card)) {
      const data = dataOf(button);
      if (data['verb'] === formVerb('open-case')) expect(data['case']).toBeUndefined();
      else if (!['overview', 'reports', 'today', 'process', 'morning'].includes(one.template)) {
        expect([data['case'], data['task'], data['version']]).toEqual([caseId, task, version]);
      }
    }
  });
});
