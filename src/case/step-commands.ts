import { z } from 'zod/v4';
import { contacts, answers, threefold } from './answers';
import { blank, day, missing, name, names, person, safe, text, tick, upTo, words } from './fields';
import { agreeSchema, inquirySchema, reportSchema, weighSchema } from './decision-commands';
import { explained, signatureFields } from './talk/signatures';
import { consentAnswers } from './consent/consent';
import { feedbackActions } from './report/report';
import { parentIds } from './child/parent';
import { talkOutcomes, talkPartners } from './talk/talk';

/*
 * What people can ask on the way from talk to report; see `commands.ts`.
 */

/** Entries of the case by their versions. */
const versions = z
  .string()
  .regex(/^(\d{1,6}(,\d{1,6}){0,49})?$/, 'missing')
  .default('')
  .transform((list) => (list === '' ? [] : list.split(',').map(Number)));

export const stepCommandSchemas = {
  'record-child': z
    .strictObject({
      name: words,
      birthDate: day,
      parent1: blank(words),
      authority1: blank(z.enum(threefold)),
      parent2: blank(words),
      authority2: blank(z.enum(threefold)),
      siblings: blank(upTo(1_000)),
      help: blank(z.enum(threefold)),
    })
    .superRefine((child, context) => {
      if (child.parent2 !== undefined && child.parent1 === undefined) missing(context, 'parent1');
    }),
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
  'record-advice': z
    .strictObject({
      date: day,
      contact: blank(z.enum(contacts)),
      employee: blank(words),
      number: blank(words),
      anonymous: tick,
      judgement: blank(text),
      advice: blank(text),
      talkAllowed: blank(z.enum(['yes', 'no'])),
      notNeeded: blank(upTo(1_000)),
    })
    .superRefine((advice, context) => {
      if (advice.notNeeded !== undefined) return;
      const needed = ['contact', 'judgement', 'advice', 'talkAllowed'] as const;
      missing(context, ...needed.filter((field) => advice[field] === undefined));
    }),
  'plan-task': z.strictObject({ person, kind: blank(name), what: text, due: day }),
  'plan-talk': z
    .strictObject({
      with: z.enum(talkPartners, 'missing'),
      risk: z.enum(answers, 'missing'),
      purpose: upTo(2_000),
      chosen: versions,
      signals: blank(upTo(2_000)),
      leader: person,
      second: blank(person),
      alone: blank(upTo(1_000)),
      outside: blank(person),
      support: blank(words),
      date: day,
      where: words,
    })
    .superRefine(({ chosen, signals }, context) => {
      if (chosen.length === 0 && signals === undefined) missing(context, 'chosen', 'signals');
    }),
  'waive-talk': z
    .strictObject({ with: z.enum(talkPartners, 'missing'), grounds: names, why: text })
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
  'move-case': z.strictObject({}),
  'waive-consultation': z.strictObject({ which: name, reason: text }),
  weigh: weighSchema,
  'agree-weighing': agreeSchema,
  'record-report': reportSchema,
  'record-feedback': z.strictObject({
    date: day,
    action: z.enum(feedbackActions, 'missing'),
    agreements: blank(text),
    next: blank(day),
  }),
  'record-contact': z.strictObject({}),
  'record-inquiry': inquirySchema,
  'reopen-case': z.strictObject({ reason: text }),
} as const;
