import type * as Microsoft from 'adaptivecards';
import { elementsOf, type AdaptiveCard, type CardElement } from '../../src/cards/card';
import { cardNames, isDialogName } from '../../src/room/types';
import { isList } from '../../src/service/lists/all';
import { isCommandName } from '../../src/case/commands';
import { cardOf, states } from '../dialogs/states';
import { bindSample, cardSamples, sample, templatesIn } from './samples';

/** The renderer that practice and Teams' web client use; its CommonJS bundle, since jest loads no ES modules. */
const {
  AdaptiveCard: Renderer,
  SerializationContext,
  Versions,
} = jest.requireActual<typeof Microsoft>('adaptivecards/dist/adaptivecards.js');

const all = [
  ...cardSamples.map((one) => ({ name: one.file, template: one.template, card: bindSample(one) })),
  ...states.map((one) => ({ name: one.name, template: one.form, card: cardOf(one) })),
];
const inputs = (card: AdaptiveCard): readonly CardElement[] =>
  elementsOf(card.body).filter(({ type }) => type.startsWith('Input.'));
const buttons = (card: AdaptiveCard): readonly CardElement[] =>
  [...elementsOf(card.body), ...card.actions].filter(({ type }) => type.startsWith('Action.'));
const dataOf = (action: CardElement): Readonly<Record<string, unknown>> => Object(action['data']) as never;

describe('the templates', () => {
  it('are one for each card, with sample data beside each', () => {
    expect(templatesIn('')).toEqual([...cardNames].sort());
    expect([...new Set(cardSamples.map(({ template }) => template))].sort()).toEqual([...cardNames].sort());
  });

  it('tell what the data lacks, and nothing of what it holds', () => {
    const { until: _until, ...lacking } = sample('request').data;
    const bind = () => bindSample({ ...sample('request'), data: { ...lacking, who: 'Fenna Quispelhorst' } });
    expect(bind).toThrow(/request\.template\.json lacks \$\{until\}/);
    expect(bind).not.toThrow(/Quispelhorst/);
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

  it('wraps its texts and begins with a heading', () => {
    const texts = elementsOf(card.body).filter(({ type }) => type === 'TextBlock');
    expect(texts.filter(({ wrap }) => wrap !== true)).toEqual([]);
    expect(texts.slice(0, 2).some(({ style }) => style === 'heading')).toBe(true);
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
    if (one.template === 'emergency') return;
    expect(card.actions.at(-1)).toMatchObject({
      title: 'Nu gevaar',
      associatedInputs: 'none',
      data: { verb: 'emergency' },
    });
  });

  it('is well below what Teams takes', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(24_000);
  });

  it('has buttons that somebody answers', () => {
    for (const button of buttons(card)) {
      const verb = String(dataOf(button)['verb']);
      const known = isDialogName(verb) || isCommandName(verb) || ['start', 'help'].includes(verb) || isList(verb);
      expect([verb, known]).toEqual([verb, true]);
    }
  });
});

describe.each(cardSamples.map((one) => [one.file, one] as const))('the buttons of %s', (_file, one) => {
  const card = bindSample(one);

  it('open dialogs past the inputs of the card, and decide with Action.Execute', () => {
    for (const button of buttons(card)) {
      const data = dataOf(button);
      if (!isDialogName(String(data['verb'])))
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
      if (data['verb'] === 'intake') expect(data['case']).toBeUndefined();
      else if (!['overview', 'reports', 'today', 'process', 'morning'].includes(one.template)) {
        expect([data['case'], data['task'], data['version']]).toEqual([caseId, task, version]);
      }
    }
  });
});
