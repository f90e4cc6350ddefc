import { z } from 'zod/v4';

/** An element, input or action of an Adaptive Card, as a client sees it. */
export type Element = Readonly<Record<string, unknown>> & { readonly type: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isElement = (value: unknown): value is Element => isObject(value) && typeof value['type'] === 'string';

/** Every element of a card in reading order: what holds others comes before what it holds. */
export function elementsOf(value: unknown): readonly Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (!isObject(value)) return [];
  // What an old client shows instead of an action is not seen beside it.
  const inside = Object.entries(value).flatMap(([key, entry]) => (key === 'fallback' ? [] : elementsOf(entry)));
  return isElement(value) ? [value, ...inside] : inside;
}

const choices = z.array(z.object({ title: z.string(), value: z.string() })).catch([]);
const string = z.string().catch('');

/** All that a person can read on a card, one text a line. */
export function textOf(card: unknown): string {
  return elementsOf(card)
    .flatMap((element) => {
      if (element.type === 'Input.ChoiceSet')
        return [element['label'], ...choices.parse(element['choices']).map(({ title }) => title)];
      if (element.type === 'FactSet')
        return z
          .array(z.object({ title: z.string(), value: z.string() }))
          .catch([])
          .parse(element['facts'])
          .map(({ title, value }) => `${title} ${value}`);
      return [element['text'], element['label'], element['title'], element['placeholder']];
    })
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .map((text) =>
      text
        .replaceAll(/<\/?at>/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .join('\n');
}

export interface Input {
  readonly id: string;
  readonly type: string;
  readonly value: string;
  /** The values that can be chosen; absent when anything can be written, or found in a directory. */
  readonly choices?: readonly string[];
  readonly titles: readonly string[];
}

/** The inputs of a card with what is in them, as the client would send it when nobody touched them. */
export function inputsOf(card: unknown): readonly Input[] {
  return elementsOf(card)
    .filter((element) => element.type.startsWith('Input.'))
    .map((element) => {
      const offered = element.type === 'Input.ChoiceSet' ? choices.parse(element['choices']) : [];
      const untouched = element.type === 'Input.Toggle' ? string.catch('false').parse(element['valueOff']) : '';
      return {
        id: string.parse(element['id']),
        type: element.type,
        value: typeof element['value'] === 'string' ? element['value'] : untouched,
        titles: offered.map(({ title }) => title),
        ...(offered.length > 0 &&
          element['choices.data'] === undefined && { choices: offered.map(({ value }) => value) }),
      };
    });
}

const actionSchema = z.object({
  type: z.enum(['Action.Submit', 'Action.Execute']),
  title: z.string().catch(''),
  verb: z.string().optional(),
  data: z.record(z.string(), z.unknown()).catch({}),
  associatedInputs: z.string().optional(),
});

/** A button on a card or in a dialog. */
export interface Action {
  readonly type: 'Action.Submit' | 'Action.Execute';
  readonly title: string;
  /** The command or dialog that it names. */
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether pressing it opens a dialog. */
  readonly fetches: boolean;
  /** Whether what was filled in goes along. */
  readonly takesInputs: boolean;
}

export function actionsOf(card: unknown): readonly Action[] {
  return elementsOf(card).flatMap((element) => {
    const parsed = actionSchema.safeParse(element);
    if (!parsed.success) return [];
    const { type, title, verb, data, associatedInputs } = parsed.data;
    const teams = data['msteams'];
    return [
      {
        type,
        title,
        verb: verb ?? string.parse(data['verb']),
        data,
        fetches: isObject(teams) && teams['type'] === 'task/fetch',
        takesInputs: associatedInputs !== 'none',
      },
    ];
  });
}

/** The button that sends a page of a form in: the first that says which page it is. */
export const sendingAction = (card: unknown): Action | undefined =>
  actionsOf(card).find(({ data }) => data['page'] !== undefined);
