import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { bindCard } from '../../src/cards/bind-card';
import type { AdaptiveCard } from '../../src/cards/card';
import { cardNames, type CardName } from '../../src/room/types';

const cards = join(__dirname, '..', '..', 'cards');
const dataSchema = z.record(z.string(), z.unknown());

/** A file of sample data beside a template: `request.answered.data.json` is one for `request`. */
export interface Sample {
  readonly file: string;
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function samplesIn(folder: string): readonly Sample[] {
  return readdirSync(join(cards, folder))
    .filter((file) => file.endsWith('.data.json'))
    .map((file) => ({
      file: join(folder, file),
      template: file.slice(0, file.indexOf('.')),
      data: dataSchema.parse(JSON.parse(readFileSync(join(cards, folder, file), 'utf8'))),
    }));
}

export const templatesIn = (folder: string): readonly string[] =>
  readdirSync(join(cards, folder))
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => file.slice(0, file.indexOf('.')))
    .sort();

export const cardSamples = samplesIn('');

const isCardName = (name: string): name is CardName => cardNames.some((card) => card === name);

export function bindSample({ file, template, data }: Sample): AdaptiveCard {
  if (isCardName(template)) return bindCard({ template, data });
  throw new Error(`${file} stands beside no template`);
}

export const sample = (file: string): Sample => {
  const found = cardSamples.find((one) => one.file === `${file}.data.json`);
  if (found === undefined) throw new Error(`there is no sample ${file}`);
  return found;
};
