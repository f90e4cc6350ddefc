import { z } from 'zod/v4';
import { blank, day, missing, names, person, safe, text, tick, words } from './fields';
import { answers, norms, opinionOf, reportWays } from './step-facts';

/*
 * The two forms by which people decide: the weighing and the report. What depends on the protocol, or on who the
 * parents are, is left to `decide`.
 */

const answer = blank(z.enum(answers));
const yesNo = z.enum(['yes', 'no'], 'missing');

export const weighSchema = z.strictObject({
  // Which of these a protocol asks stands in its file, so `decide` looks whether they are there.
  safety: blank(text),
  risks: blank(text),
  severity: blank(text),
  reporting: blank(text),
  helping: blank(text),
  willing: blank(text),
  burdens: blank(text),
  protects: blank(text),
  instrument: blank(words),
  instrumentOutcome: blank(text),
  opinionOf: blank(z.enum(opinionOf)),
  opinion: blank(text),
  harm: answer,
  harmWhy: blank(text),
  q1: answer,
  q1Why: blank(text),
  q2: answer,
  q2Why: blank(text),
  q2b: answer,
  q2bWhy: blank(text),
  q3: answer,
  q3Why: blank(text),
  q4: answer,
  q4Why: blank(text),
  q5: answer,
  q5Why: blank(text),
  refusals: blank(text),
  report: yesNo,
  help: yesNo,
  against: blank(text),
  check: blank(day),
  evaluate: blank(day),
  safe,
});

export const agreeSchema = z.strictObject({ agree: yesNo, why: blank(text) }).superRefine(({ agree, why }, context) => {
  if (agree === 'no' && why === undefined) missing(context, 'why');
});

const discussed = blank(yesNo);

export const reportSchema = z
  .strictObject({
    reporter: person,
    date: day,
    time: blank(z.string().regex(/^\d{1,2}[:.]\d{2}$/, 'time')),
    how: z.enum(reportWays, 'missing'),
    urgent: tick,
    norm: blank(z.enum(norms)),
    discussed1: discussed,
    on1: blank(day),
    ground1: names,
    discussed2: discussed,
    on2: blank(day),
    ground2: names,
    discussedChild: discussed,
    onChild: blank(day),
    groundChild: names,
    groundsWhy: blank(text),
    told: blank(text),
    reaction: blank(text),
    objectionOf: blank(words),
    objections: blank(text),
    accommodation: blank(text),
    balance: blank(text),
    reference: blank(words),
    schoolDoes: blank(text),
    together: blank(words),
  })
  .superRefine((report, context) => {
    if (report.urgent) return;
    if (report.norm === undefined) missing(context, 'norm');
    if (report.schoolDoes === undefined) missing(context, 'schoolDoes');
  });

export const inquirySchema = z
  .strictObject({
    date: day,
    employee: words,
    asked: text,
    given: text,
    by: person,
    parentsTold: yesNo,
    notTold: blank(text),
  })
  .superRefine(({ parentsTold, notTold }, context) => {
    if (parentsTold === 'no' && notTold === undefined) missing(context, 'notTold');
  });
