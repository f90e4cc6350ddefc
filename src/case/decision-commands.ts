import { z } from 'zod/v4';
import { blank, day, missing, names, person, safe, text, tick, upTo, words } from './fields';
import { answers } from './answers';
import { norms, opinionOf } from './weighing/weighing';
import { reportWays } from './report/report';

/*
 * The two forms by which people decide: the weighing and the report. What depends on the protocol, or on who the
 * parents are, is left to `decide`.
 */

const answer = blank(z.enum(answers));

const yesNo = z.enum(['yes', 'no'], 'missing');

export const weighSchema = z.strictObject({
  // Which of these a protocol asks stands in its file, so `decide` looks whether they are there.
  safety: blank(upTo(800)),
  risks: blank(upTo(800)),
  severity: blank(upTo(800)),
  reporting: blank(upTo(800)),
  helping: blank(upTo(800)),
  willing: blank(upTo(800)),
  burdens: blank(upTo(800)),
  protects: blank(upTo(800)),
  instrument: blank(words),
  instrumentOutcome: blank(upTo(800)),
  opinionOf: blank(z.enum(opinionOf)),
  opinion: blank(upTo(800)),
  harm: answer,
  harmWhy: blank(upTo(400)),
  q1: answer,
  q1Why: blank(upTo(400)),
  q2: answer,
  q2Why: blank(upTo(400)),
  q2b: answer,
  q2bWhy: blank(upTo(400)),
  q3: answer,
  q3Why: blank(upTo(400)),
  q4: answer,
  q4Why: blank(upTo(400)),
  q5: answer,
  q5Why: blank(upTo(400)),
  refusals: blank(upTo(800)),
  report: yesNo,
  help: yesNo,
  against: blank(upTo(800)),
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
    groundsWhy: blank(upTo(800)),
    told: blank(upTo(2_000)),
    reaction: blank(upTo(2_000)),
    objectionOf: blank(words),
    objections: blank(upTo(2_000)),
    accommodation: blank(upTo(2_000)),
    balance: blank(upTo(2_000)),
    reference: blank(words),
    schoolDoes: blank(upTo(2_000)),
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
    notTold: blank(upTo(800)),
  })
  .superRefine(({ parentsTold, notTold }, context) => {
    if (parentsTold === 'no' && notTold === undefined) missing(context, 'notTold');
  });
