import { z } from 'zod/v4';
import { contacts } from '../answers';
import { account, blank, day, entries, noNames, protocolName, person, severalOf, text, tick, upTo } from '../fields';

/** What people can ask about consultations, and what may be in it. */
export const consultationCommandSchemas = {
  'request-consultation': z
    .strictObject({
      to: person,
      also: severalOf(person),
      chosen: entries,
      mode: z.enum(['open', 'anonymous'], 'missing'),
      question: text,
      due: blank(day),
      summary: blank(text),
      clean: tick,
      questionNoName: noNames,
      summaryNoName: noNames,
    })
    .superRefine((request, context) => {
      if (request.mode === 'anonymous' && request.summary === undefined)
        context.addIssue({ code: 'custom', path: ['summary'], message: 'missing' });
      if (request.mode === 'anonymous' && !request.clean)
        context.addIssue({ code: 'custom', path: ['clean'], message: 'missing' });
    }),
  'answer-consultation': z.strictObject({
    date: day,
    contact: z.enum(contacts, 'missing'),
    reading: account,
    alternative: blank(account),
    advice: account,
    agreements: blank(account),
    choice: blank(protocolName),
    choiceWhy: blank(upTo(1_000)),
    doubt: z.enum(['yes', 'no'], 'missing'),
  }),
  'waive-consultation': z.strictObject({ which: protocolName, reason: text }),
} as const;
