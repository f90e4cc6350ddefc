import { z } from 'zod/v4';
import { blank, day, missing, person, safe, text, tick, words } from './fields';
import { answers, norms, reportWays } from './step-facts';

/*
 * The two forms by which people decide: the weighing and the report. What depends on the protocol, or on who the
 * parents are, is left to `decide`.
 */

const answer = blank(z.enum(answers));
const yesNo = z.enum(['yes', 'no'], 'missing');

export const weighSchema = z.strictObject({
  safety: text,
  risks: text,
  severity: text,
  reporting: text,
  helping: text,
  willing: text,
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
    ground1: blank(words),
    discussed2: discussed,
    on2: blank(day),
    ground2: blank(words),
    discussedChild: discussed,
    onChild: blank(day),
    groundChild: blank(words),
    objections: blank(text),
    reference: blank(words),
    schoolDoes: blank(text),
    together: blank(words),
  })
  .superRefine((report, context) => {
    if (report.urgent) return;
    if (report.norm === undefined) missing(context, 'norm');
    if (report.schoolDoes === undefined) missing(context, 'schoolDoes');
  });
