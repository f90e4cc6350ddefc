import { z } from 'zod/v4';
import { answers, contacts } from '../answers';
import { blank, day, entries, missing, protocolNames, person, safe, text, timeOfDay, upTo, words } from '../fields';
import { explained, signatureFields } from './signatures';
import { talkOutcomes, talkPartners } from './talk';

/** What people can ask about talks, and what may be in it. */
export const talkCommandSchemas = {
  'plan-talk': z
    .strictObject({
      with: z.enum(talkPartners, 'missing'),
      risk: z.enum(answers, 'missing'),
      purpose: upTo(2_000),
      chosen: entries,
      signals: blank(upTo(2_000)),
      leader: person,
      second: blank(person),
      alone: blank(upTo(1_000)),
      outside: blank(person),
      support: blank(words),
      date: day,
      time: blank(timeOfDay),
      where: words,
      instead: blank(z.string().regex(/^k\d{1,4}$/, 'missing')),
    })
    .superRefine(({ chosen, signals }, context) => {
      if (chosen.length === 0 && signals === undefined) missing(context, 'chosen', 'signals');
    }),
  'waive-talk': z
    .strictObject({ with: z.enum(talkPartners, 'missing'), grounds: protocolNames, why: text })
    .superRefine((waiver, context) => {
      if (waiver.with === 'parents' && waiver.grounds.length === 0) missing(context, 'grounds');
    }),
  'record-talk': z
    .strictObject({
      told: upTo(2_000),
      facts: upTo(2_000),
      reaction: upTo(2_000),
      together: upTo(2_000),
      agreements: blank(upTo(2_000)),
      present: words,
      date: day,
      ...signatureFields,
      outcome: z.enum(talkOutcomes, 'missing'),
      safe,
    })
    .superRefine(explained),
  'record-signatures': z.strictObject(signatureFields).superRefine(explained),
  'record-parent-contact': z.strictObject({ date: day, contact: z.enum(contacts, 'missing'), with: words, what: text }),
} as const;
