import { z } from 'zod/v4';
import { parentIds } from '../child/parent';
import { consentAnswers } from './consent';
import { blank, day, missing, person, tick, upTo, words } from '../fields';

/** What people can ask about the parents’ consent, and what may be in it. */
export const consentCommandSchemas = {
  'record-consent': z
    .strictObject({
      parent: z.enum(parentIds, 'missing'),
      party: blank(person),
      other: blank(words),
      purpose: upTo(1_000),
      answer: z.enum(consentAnswers, 'missing'),
      date: day,
      written: tick,
      place: blank(words),
    })
    .superRefine((consent, context) => {
      if (consent.party === undefined && consent.other === undefined) missing(context, 'party');
    }),
} as const;
