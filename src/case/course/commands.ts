import { z } from 'zod/v4';
import { closingLines, closingReasons, stillAnswers, type ClosingLine } from './closing';
import { account, blank, day, missing, person, safe, severalOf, text, upTo, words } from '../fields';
import { completeSignal, signalFields } from '../signal/signal-fields';

/** A field for every line of what is still open. */
const eachLine = <N extends string, S>(name: N, schema: S): Readonly<Record<`${N}${ClosingLine}`, S>> =>
  Object.fromEntries(closingLines.map((line) => [`${name}${line}`, schema] as const)) as Readonly<
    Record<`${N}${ClosingLine}`, S>
  >;

const still = blank(z.string().regex(new RegExp(`^(${stillAnswers.join('|')})-t\\d{1,6}$`), 'missing'));

/** What people can ask about the case as a whole, and what may be in it. */
export const courseCommandSchemas = {
  'open-case': z
    .strictObject({
      danger: z.enum(['yes', 'no', 'unknown'], 'missing'),
      staff: z.enum(['yes', 'no'], 'missing'),
      child: words,
      group: words,
      /** A second child that the same report is about: it has a case of its own. */
      child2: blank(words),
      group2: blank(words),
      /** Who may not read it: a parent, family, a friend. */
      keptOut: severalOf(person),
      ...signalFields,
    })
    .superRefine((report, context) => {
      completeSignal(report, context);
      if (report.child2 !== undefined && report.group2 === undefined) missing(context, 'group2');
    }),
  'acknowledge-stagnation': z.object({}),
  correct: z.strictObject({
    /** The version of the event that it is about. */
    entry: z
      .string()
      .regex(/^\d{1,6}$/, 'missing')
      .transform(Number),
    text,
    reason: words,
  }),
  'move-case': z.strictObject({}),
  'close-case': z.strictObject({
    reason: z.enum(closingReasons, 'missing'),
    motivation: account,
    agreements: account,
    wentWell: account,
    tookLong: account,
    heard: severalOf(z.enum(['reporter', 'parents', 'child', 'colleagues', 'organisation'])),
    filed: blank(day),
    despiteOpen: blank(upTo(1_000)),
    /** What became of each thing that was open, and what came of it or why it lapses. */
    ...eachLine('still', still),
    ...eachLine('why', blank(upTo(400))),
    /** Why all lapses that has no answer of its own. */
    lapsedWhy: blank(upTo(400)),
    safe,
  }),
  'reopen-case': z.strictObject({ reason: text }),
} as const;
