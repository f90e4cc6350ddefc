import { field, isRecord, list, text } from '../http';

/** A button of a card, as far as the client needs to know it. */
export interface Button {
  readonly type: string;
  readonly title: string;
  readonly id?: string;
  readonly verb?: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether the card's inputs go along, and are checked. */
  readonly takesInputs: boolean;
  /** What an old client shows instead of it. */
  readonly fallback?: Button;
}

export interface Input {
  readonly type: string;
  readonly id: string;
  readonly required: boolean;
  /** What is in it when nobody fills it in. */
  readonly preset: string;
  readonly errorMessage: string;
  readonly min?: string;
  readonly max?: string;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** The values to choose from; absent for other inputs, and for a people picker. */
  readonly choices?: readonly string[];
  readonly several: boolean;
}

/** The first button with this title or tooltip, wherever on the card it is. */
export function findButton(card: unknown, title: string): Button | undefined {
  const buttons = elements(card).filter((one) => text(one['type'])?.startsWith('Action.') === true);
  const found = buttons.find((one) => one['title'] === title) ?? buttons.find((one) => one['tooltip'] === title);
  return found && asButton(found);
}

/** The titles of all buttons, to name in an error. */
export function buttonTitles(card: unknown): readonly string[] {
  return elements(card)
    .filter((one) => text(one['type'])?.startsWith('Action.') === true)
    .map((one) => text(one['title']) ?? '');
}

export function inputsOf(card: unknown): readonly Input[] {
  return elements(card)
    .filter((one) => text(one['type'])?.startsWith('Input.') === true && text(one['id']) !== undefined)
    .map(asInput);
}

function asButton(found: Readonly<Record<string, unknown>>): Button {
  const { data, fallback } = found;
  const id = text(found['id']);
  const verb = text(found['verb']);
  return {
    type: text(found['type']) ?? '',
    title: text(found['title']) ?? '',
    ...(id !== undefined && { id }),
    ...(verb !== undefined && { verb }),
    data: isRecord(data) ? data : {},
    takesInputs: text(found['associatedInputs'])?.toLowerCase() !== 'none',
    ...(isRecord(fallback) && { fallback: asButton(fallback) }),
  };
}

function asInput(found: Readonly<Record<string, unknown>>): Input {
  const type = text(found['type']) ?? '';
  const preset =
    type === 'Input.Toggle' ? (text(found['value']) ?? text(found['valueOff']) ?? 'false') : found['value'];
  const [min, max, pattern] = [limit(found['min']), limit(found['max']), text(found['regex'])];
  const maxLength = found['maxLength'];
  return {
    type,
    id: text(found['id']) ?? '',
    required: found['isRequired'] === true,
    preset: typeof preset === 'string' || typeof preset === 'number' ? String(preset) : '',
    errorMessage: text(found['errorMessage']) ?? '',
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(typeof maxLength === 'number' && { maxLength }),
    ...(pattern !== undefined && { pattern }),
    ...choicesOf(type, found),
    several: found['isMultiSelect'] === true,
  };
}

function choicesOf(type: string, found: Readonly<Record<string, unknown>>): { readonly choices?: readonly string[] } {
  if (type === 'Input.Toggle')
    return { choices: [text(found['valueOn']) ?? 'true', text(found['valueOff']) ?? 'false'] };
  if (type !== 'Input.ChoiceSet' || found['choices.data'] !== undefined) return {};
  return { choices: list(found['choices']).map((choice) => text(field(choice, 'value')) ?? '') };
}

function limit(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Every element of a card, from top to bottom; what an action carries in `data` is no element. */
function elements(node: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(elements);
  if (!isRecord(node)) return [];
  const inside = Object.entries(node).flatMap(([name, value]) =>
    name === 'data' || name === 'fallback' ? [] : elements(value),
  );
  return [node, ...inside];
}
