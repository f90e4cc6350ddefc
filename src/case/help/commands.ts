import { z } from 'zod/v4';
import { blank, day, person, safe, text, words } from '../fields';

/** What people can ask about help, and what may be in it. */
export const helpCommandSchemas = {
  refer: z.strictObject({
    organisation: words,
    referrer: person,
    date: day,
    purpose: text,
    announced: blank(day),
    lead: words,
    result: text,
    evaluate: day,
  }),
  'record-followup': z.strictObject({ outcome: words, next: blank(day), with: blank(words), note: blank(text), safe }),
} as const;
