import { z } from 'zod/v4';
import { isObject, mapElements, type CardElement, type Json } from './card';
import { templateOf } from './templates';

/*
 * What is put into a template was written by people and may look like anything: like an expression, like markdown, like
 * a mention. Private-use characters stand in for the dangerous ones while the template is expanded.
 */
const OPENING = '\uE000';
/** In the place of what a template may ask for and this data does not have: the property goes. */
const NOTHING = '\uE001';
const standIns = /[\uE000-\uE001]/g;

/** It is JSON: a template is, and what is put into it. */
const json = z.custom<Json>();
const expandedSchema = z.looseObject({ body: z.array(json), actions: z.array(json).optional() });

/** A template expanded with data, before the binder adds what every card has. */
export interface Expanded {
  readonly body: readonly CardElement[];
  readonly actions: readonly CardElement[];
}

/**
 * Expands a template. Text of people ends up as text: never as an expression, as markdown or as a mention.
 *
 * @throws Error naming the template and what it asks for that the data lacks; none of the data is in the message
 */
export function expand(path: string, data: Readonly<Record<string, unknown>>): Expanded {
  const guarded = guard(asJson(data));
  const filled: unknown = templateOf(path).expand({ $root: guarded });
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

/** What of it JSON can hold. */
const asJson = (data: Readonly<Record<string, unknown>>): Json => JSON.parse(JSON.stringify(data)) as Json;

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
      value === NOTHING
        ? []
        : [[key, marked && key === 'text' && typeof value === 'string' ? asText(value) : restore(value)]],
    ),
  ) as CardElement;
  return settled.type === 'RichTextBlock' ? lines(settled) : [settled];
}

/** Somebody's own characters, so that nothing in them means anything in a text. */
export const asText = (text: string): string => escapeMarkdown(text).replaceAll(OPENING, '$');

/** Only what Teams or CommonMark would read as markdown, so that ordinary Dutch passes unchanged. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]~<>]/g, '\\$&')
    .replace(/^(\s*)([#+-])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)\.(?=\s)/gm, '$1\\.');

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
  if (typeof value === 'string') return value.replaceAll(OPENING, '$');
  if (Array.isArray(value)) return value.map((entry: Json) => restore(entry));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, restore(entry)]));
}
