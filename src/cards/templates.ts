import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { z } from 'zod/v4';
import { isObject, type Json } from './card';

/** Where the templates stand; the same two levels up from `src/cards` and from `dist/cards`. */
export const cardsFolder = join(__dirname, '..', '..', 'cards');

const compiled = new Map<string, Template>();

/**
 * The template of a card (`request`) or dialog (`dialogs/intake`), read and compiled once: a reused template is eight
 * times cheaper than a new one.
 */
export function templateOf(path: string): Template {
  let template = compiled.get(path);
  if (template === undefined) {
    template = new Template(withParts(readJson(`${path}.template.json`)));
    compiled.set(path, template);
  }
  return template;
}

const readJson = (path: string): Json => z.json().parse(JSON.parse(readFileSync(join(cardsFolder, path), 'utf8')));

/** Puts the elements of `dialogs/parts/NAME.part.json` in the place of each `{ "$part": "NAME" }`: questions that several forms ask. */
function withParts(value: Json): Json {
  if (Array.isArray(value)) {
    return value.flatMap((entry: Json): Json => {
      const part = isObject(entry) ? entry['$part'] : undefined;
      return typeof part === 'string' ? readJson(`dialogs/parts/${part}.part.json`) : withParts(entry);
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withParts(entry)]));
}
