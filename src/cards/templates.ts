import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { z } from 'zod/v4';
import type { Json } from './card';

/** The first folder above `from` that holds the program: what is compiled is deeper than its source. */
const home = (from: string): string => (existsSync(join(from, 'package.json')) ? from : home(dirname(from)));

/** Where the templates are. */
export const cardsFolder = join(home(dirname(__dirname)), 'cards');

const compiled = new Map<string, Template>();

/**
 * The template of a kind of block, input or button, read and compiled once: a reused template is eight
 * times cheaper than a new one.
 */
export function templateOf(path: string): Template {
  let template = compiled.get(path);
  if (template === undefined) {
    template = new Template(readJson(`${path}.template.json`));
    compiled.set(path, template);
  }
  return template;
}

const readJson = (path: string): Json => z.json().parse(JSON.parse(readFileSync(join(cardsFolder, path), 'utf8')));
