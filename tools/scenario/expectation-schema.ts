import { z } from 'zod/v4';
import { refusalCodes } from './refusals';
import { momentForm, readMoment } from './when';

/** A moment on the school's wall clock, `vr 2027-05-21 09:00`, read into UTC. */
export const moment = z.string().transform((text, context) => {
  const read = readMoment(text);
  if (read === undefined) context.addIssue(momentForm);
  return read ?? '';
});

/** A name that a scenario gives: to a case, to something kept. */
export const label = z.string().regex(/^[A-Za-z][\w-]*$/, 'use a short name such as "A" or "first-report"');
export const personKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'name somebody by their key in the school file, such as "anna"');

const phrase = z.string().min(1);
/** One phrase or several. */
const phrases = z.union([phrase, z.array(phrase).min(1)]).transform((one) => (typeof one === 'string' ? [one] : one));
/** Cards or messages: each entry is one, by a phrase in it or by several that are in it together. */
const messages = z.array(phrases).min(1);
const count = z.int().min(0);
const refusal = z.enum(refusalCodes, `a refusal's code is one of: ${refusalCodes.join(', ')}`);

const standing = { has: messages.optional(), lacks: z.array(phrase).min(1).optional(), count: count.optional() };

const reply = z.strictObject({
  says: phrases.optional(),
  lacks: phrases.optional(),
  status: z.int().optional(),
});

const notEmpty = (value: object) => Object.values(value).some((part) => part !== undefined);
const something = { message: 'expect something here' };

/** The places in which a word can be looked for; dialogs are not among them: they are where content belongs. */
export const places = ['chats', 'previews', 'log', 'trace'] as const;

/** What a step expects. All of it is optional, but a step without any is an error. */
export const expectationShape = {
  reply: reply.refine(notEmpty, something).optional(),
  replies: z
    .array(
      z
        .strictObject({ says: phrases.optional(), refused: refusal.optional(), accepted: z.literal(true).optional() })
        .refine(notEmpty, something),
    )
    .min(1)
    .optional(),
  refused: refusal.optional(),
  accepted: z.literal(true).optional(),
  'same-answer-as': label.optional(),
  form: z
    .strictObject({
      asks: z.array(z.string()).min(1).optional(),
      offers: z.array(phrase).min(1).optional(),
      holds: z.record(z.string(), z.coerce.string()).optional(),
      says: phrases.optional(),
      lacks: phrases.optional(),
    })
    .refine(notEmpty, something)
    .optional(),
  room: z
    .strictObject({
      of: label.optional(),
      exists: z.boolean().optional(),
      title: phrase.optional(),
      members: z.array(personKey).optional(),
      archived: z.boolean().optional(),
      ...standing,
    })
    .refine(notEmpty, something)
    .optional(),
  channels: z
    .record(label, z.strictObject({ members: z.array(personKey).optional(), ...standing }).refine(notEmpty, something))
    .optional(),
  private: z.record(personKey, z.strictObject(standing).refine(notEmpty, something)).optional(),
  sent: z
    .array(
      z.strictObject({
        at: moment.optional(),
        to: z.union([personKey, z.array(personKey).min(1)]),
        says: phrases.optional(),
        lacks: phrases.optional(),
      }),
    )
    .optional(),
  notified: z.record(personKey, count).optional(),
  cases: count.optional(),
  state: z
    .record(
      label,
      z.strictObject({
        status: z.string().optional(),
        step: z.string().optional(),
        tasks: z.record(z.string(), z.string()).optional(),
      }),
    )
    .optional(),
  absent: z
    .strictObject({
      words: z.array(phrase).min(1),
      from: z
        .array(z.enum(places))
        .min(1)
        .default([...places]),
    })
    .optional(),
  doubles: count.optional(),
  log: z
    .strictObject({ has: z.array(phrase).min(1).optional(), lacks: z.array(phrase).min(1).optional() })
    .refine(notEmpty, something)
    .optional(),
  bot: z.enum(['running', 'down']).optional(),
} as const;

export const expectations = z
  .strictObject(expectationShape)
  .refine(notEmpty, { message: 'a step without an expectation proves nothing: say what must be true after it' });
export type Expectations = z.output<typeof expectations>;
