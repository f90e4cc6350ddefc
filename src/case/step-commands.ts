import { z } from 'zod/v4';
import { contacts } from './facts';
import { blank, day, missing, person, safe, text, tick, words } from './fields';
import { explained, signatureFields } from './signatures';
import { reportSchema, weighSchema } from './decision-commands';
import {
  answers,
  consentAnswers,
  feedbackActions,
  parentIds,
  talkOutcomes,
  talkPartners,
  threefold,
} from './step-facts';

/*
 * What people can ask on the way from talk to report; see `commands.ts`.
 */

const name = z.string().regex(/^[a-z0-9-]+$/);
/** Grounds are named in the protocol file, so any name passes here; `decide` knows which there are. */
const names = z
  .string()
  .default('')
  .transform((list) => list.split(',').filter((entry) => entry !== ''))
  .pipe(z.array(name));

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
      siblings: blank(text),
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
      purpose: text,
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
      notNeeded: blank(text),
    })
    .superRefine((advice, context) => {
      if (advice.notNeeded !== undefined) return;
      const needed = ['contact', 'judgement', 'advice', 'talkAllowed'] as const;
      missing(context, ...needed.filter((field) => advice[field] === undefined));
    }),
  'plan-task': z.strictObject({ person, what: text, due: day }),
  'plan-talk': z
    .strictObject({
      with: z.enum(talkPartners, 'missing'),
      risk: z.enum(answers, 'missing'),
      purpose: text,
      chosen: versions,
      signals: blank(text),
      leader: person,
      second: blank(person),
      alone: blank(text),
      date: day,
      where: words,
    })
    .superRefine(({ leader, second, alone, chosen, signals }, context) => {
      if (chosen.length === 0 && signals === undefined) missing(context, 'chosen', 'signals');
      if ((second === undefined || second === leader) && alone === undefined) missing(context, 'second', 'alone');
    }),
  'waive-talk': z
    .strictObject({ with: z.enum(talkPartners, 'missing'), grounds: names, why: text })
    .superRefine((waiver, context) => {
      if (waiver.with === 'parents' && waiver.grounds.length === 0) missing(context, 'grounds');
    }),
  'record-talk': z
    .strictObject({
      told: text,
      facts: text,
      reaction: text,
      together: text,
      agreements: blank(text),
      present: words,
      date: day,
      ...signatureFields,
      outcome: z.enum(talkOutcomes, 'missing'),
      safe,
    })
    .superRefine(explained),
  'record-signatures': z.strictObject(signatureFields).superRefine(explained),
  weigh: weighSchema,
  'record-report': reportSchema,
  'record-feedback': z.strictObject({
    date: day,
    action: z.enum(feedbackActions, 'missing'),
    agreements: blank(text),
    next: blank(day),
  }),
  'record-contact': z.strictObject({}),
  'reopen-case': z.strictObject({ reason: text }),
} as const;

export type StepCommandName = keyof typeof stepCommandSchemas;
