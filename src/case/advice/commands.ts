import { z } from 'zod/v4';
import { contacts } from '../answers';
import { blank, day, missing, text, tick, upTo, words } from '../fields';
import { advised } from './advice';

/** What people can ask about advice of Veilig Thuis, and what may be in it. */
export const adviceCommandSchemas = {
  'record-advice': z
    .strictObject({
      date: day,
      contact: blank(z.enum(contacts)),
      employee: blank(words),
      number: blank(words),
      anonymous: tick,
      judgement: blank(text),
      advice: blank(text),
      advised: blank(z.enum(advised)),
      talkAllowed: blank(z.enum(['yes', 'no'])),
      notNeeded: blank(upTo(1_000)),
    })
    .superRefine((advice, context) => {
      if (advice.notNeeded !== undefined) return;
      const needed = ['contact', 'judgement', 'advice', 'talkAllowed'] as const;
      missing(context, ...needed.filter((field) => advice[field] === undefined));
    }),
} as const;
