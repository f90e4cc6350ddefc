import { z } from 'zod/v4';
import { blank, day, missing, protocolNames, person, text, tick, timeOfDay, upTo, words } from '../fields';
import { feedbackActions, reportWays, urgentGrounds } from './report';
import { norms } from '../weighing/weighing';

const yesNo = z.enum(['yes', 'no'], 'missing');

const discussed = blank(yesNo);

/** What people can ask about reports to Veilig Thuis, and what may be in it. */
export const reportCommandSchemas = {
  'record-report': z
    .strictObject({
      reporter: person,
      date: day,
      time: blank(timeOfDay),
      how: z.enum(reportWays, 'missing'),
      urgent: tick,
      urgentGround: blank(z.enum(urgentGrounds)),
      norm: blank(z.enum(norms)),
      discussed1: discussed,
      on1: blank(day),
      ground1: protocolNames,
      discussed2: discussed,
      on2: blank(day),
      ground2: protocolNames,
      older: blank(yesNo),
      discussedChild: discussed,
      onChild: blank(day),
      groundChild: protocolNames,
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
    }),
  'record-feedback': z.strictObject({
    date: day,
    action: z.enum(feedbackActions, 'missing'),
    agreements: blank(text),
    next: blank(day),
  }),
  'record-contact': z.strictObject({}),
  'record-inquiry': z
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
    }),
} as const;
