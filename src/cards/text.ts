import { elementsOf, isObject, type AdaptiveCard, type CardElement, type Json } from './card';

/** All that a person can read on a card, a line for each text, label, choice and button; for tests and scenarios. */
export function cardText(card: AdaptiveCard): string {
  const elements = [...elementsOf(card.body), ...elementsOf(card.actions)];
  return elements
    .flatMap((element) => textsOf(element))
    .filter((text) => text !== '')
    .join('\n');
}

function textsOf(element: CardElement): readonly string[] {
  if (element.type === 'TextBlock') return [unescaped(text(element['text']))];
  if (element.type === 'RichTextBlock')
    return [
      list(element['inlines'])
        .map((run) => text(run['text']))
        .join(''),
    ];
  if (element.type === 'FactSet') {
    return list(element['facts']).map((fact) => `${unescaped(text(fact['title']))}: ${unescaped(text(fact['value']))}`);
  }
  if (element.type.startsWith('Input.')) {
    const written = element.type === 'Input.Text' ? element['value'] : undefined;
    const own = [element['label'], element['title'], element['placeholder'], written].map(text);
    return [...own, ...list(element['choices']).map((choice) => text(choice['title']))];
  }
  return element.type.startsWith('Action.') ? [`[${text(element['title'])}]`] : [];
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const list = (value: Json | undefined) => (Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : []);
const unescaped = (escaped: string): string => escaped.replace(/\\(.)/g, '$1');
