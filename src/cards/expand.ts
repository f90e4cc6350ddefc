import { z } from 'zod/v4';
import { isObject, mapElements, type CardElement, type Json } from './card';
import { templateOf } from './templates';

/*
 * What is put into a template was written by people and may look like anything: like an expression, like markdown, like
 * a mention. Private-use characters stand in for the dangerous ones while the template is expanded.
 */
const OPENING = '\uE000';
const MENTION = '\uE001';
const MENTIONED = '\uE002';
/** In the place of what a template may ask for and this data does not have: the property goes. */
const NOTHING = '\uE003';
const standIns = /[\uE000-\uE003]/g;

const expandedSchema = z.looseObject({ body: z.array(z.json()), actions: z.array(z.json()).optional() });

/** A template expanded with data, before the binder adds what every card has. */
export interface Expanded {
  readonly body: readonly CardElement[];
  readonly actions: readonly CardElement[];
}

/**
 * Expands a template. Text of people ends up as text: never as an expression, as markdown or as a mention.
 *
 * @param mentioned the name that is to be mentioned wherever the data has it as `who`
 * @throws Error naming the template and what it asks for that the data lacks; none of the data is in the message
 */
export function expand(path: string, data: Readonly<Record<string, unknown>>, mentioned?: string): Expanded {
  const guarded = guard(z.json().parse(withoutUndefined(data)));
  const root =
    mentioned === undefined || !isObject(guarded) ? guarded : { ...guarded, who: `${MENTION}${mentioned}${MENTIONED}` };
  const filled: unknown = templateOf(path).expand({ $root: root });
  const { body, actions } = expandedSchema.parse(filled);
  const left = [...new Set(JSON.stringify({ body, actions }).match(/\$\{[^}]{0,80}\}?/g))];
  if (left.length > 0)
    throw new Error(`the data for the template cards/${path}.template.json lacks ${left.join(', ')}`);
  return {
    body: elements(mapElements(body, settle)),
    actions: elements(mapElements(actions ?? [], settle)),
  };
}

const elements = (value: Json): readonly CardElement[] => value as readonly CardElement[];

const withoutUndefined = (data: Readonly<Record<string, unknown>>): unknown => JSON.parse(JSON.stringify(data));

/** Takes the meaning out of every `${` in the data, and any stand-in that somebody typed. */
function guard(value: Json): Json {
  if (value === null) return NOTHING;
  if (typeof value === 'string') return value.replace(standIns, '').replaceAll('${', `${OPENING}{`);
  if (Array.isArray(value)) return value.map((entry: Json) => guard(entry));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, guard(entry)]));
}

/** Puts back what stood in the data; templates use no markdown, so all of it in a text is somebody's own characters. */
function settle(element: CardElement): readonly CardElement[] {
  const marked = element.type === 'TextBlock';
  const settled = Object.fromEntries(
    Object.entries(element).flatMap(([key, value]) =>
      value === NOTHING ? [] : [[key, marked && key === 'text' ? asText(value) : restore(value)]],
    ),
  ) as CardElement;
  if (settled.type === 'FactSet') return [{ ...settled, facts: facts(settled['facts'] ?? []) }];
  return settled.type === 'RichTextBlock' ? lines(settled) : [settled];
}

const asText = (value: Json): Json => (typeof value === 'string' ? restore(escapeMarkdown(value)) : value);

/** Only what Teams or CommonMark would read as markdown, so that ordinary Dutch passes unchanged. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]~<>]/g, '\\$&')
    .replace(/^(\s*)([#+-])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)\.(?=\s)/gm, '$1\\.');

const facts = (value: Json): Json =>
  Array.isArray(value)
    ? value.map((fact: Json) =>
        isObject(fact) ? { title: asText(fact['title'] ?? ''), value: asText(fact['value'] ?? '') } : fact,
      )
    : value;

/** A rich text shows no line ends; each line of its last run becomes a text of its own. Markdown means nothing in it. */
function lines(block: CardElement): readonly CardElement[] {
  const inlines = Array.isArray(block['inlines']) ? (block['inlines'] as readonly Json[]) : [];
  const run = inlines[inlines.length - 1];
  if (!isObject(run) || typeof run['text'] !== 'string' || !run['text'].includes('\n')) return [block];
  const [first = '', ...others] = run['text'].split('\n').filter((line) => line.trim() !== '');
  return [
    { ...block, inlines: [...inlines.slice(0, -1), { ...run, text: first }] },
    ...others.map((line) => ({ ...block, spacing: 'Small', inlines: [{ ...run, text: line }] })),
  ];
}

function restore(value: Json): Json {
  if (typeof value === 'string') {
    return value.replaceAll(OPENING, '$').replaceAll(MENTION, '<at>').replaceAll(MENTIONED, '</at>');
  }
  if (Array.isArray(value)) return value.map((entry: Json) => restore(entry));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, restore(entry)]));
}
