import { z } from 'zod/v4';
import { others, waivers } from './step-schema';
import { name } from './terms';

/*
 * What a protocol says about weighing, helping and reporting.
 */

const answer = z.enum(['yes', 'no', 'doubt']);

/** What is written down in words before the questions of the framework: E-14. The ids are those of the form's fields. */
const first = z.strictObject({
  safety: z.string().min(1).optional(),
  risks: z.string().min(1).optional(),
  severity: z.string().min(1).optional(),
  reporting: z.string().min(1).optional(),
  helping: z.string().min(1).optional(),
  willing: z.string().min(1).optional(),
});

export const decisionShape = {
  weighing: z.strictObject({
    by: others,
    step: name,
    /** The task by which somebody is asked to weigh, as soon as what comes before it is settled. Absent: nobody is asked. */
    task: name.optional(),
    /** Tasks that are answered before people weigh, such as whether there are other children at home. A report waits for none. */
    after: z.array(name).default([]),
    first,
    /**
     * The questions of the framework, in order. An answer may point to a report or end the weighing; `together`: once a
     * report is pointed to, it may wait for Veilig Thuis; `later`: it may wait for the evaluation of the help. `norm` is
     * the meldnorm that is met when it points to a report (E-10), `means` what its words mean (E-11, E-19).
     */
    questions: z.record(
      name,
      z.strictObject({
        text: z.string().min(1),
        report: z.array(answer).default([]),
        close: z.array(answer).default([]),
        together: z.boolean().default(false),
        later: z.boolean().default(false),
        norm: z.enum(['1', '2', '3']).optional(),
        means: z.array(z.string().min(1)).default([]),
      }),
    ),
    /** Who is asked for an opinion when people weigh (E-03, E-06): always, or once an answer is doubt. */
    opinion: z
      .strictObject({
        of: z.array(z.enum(['veilig-thuis', 'jgz'])).min(1),
        when: z.enum(['always', 'on-doubt']),
      })
      .optional(),
    /** Instruments whose outcome counts where one was used (E-07); without them the form does not ask. */
    instruments: z.array(z.string().min(1)).default([]),
    /** What burdens and what protects, side by side: E-15. */
    balance: z.boolean().default(false),
    /** Roles whose holders weigh along (E-02), and the task by which they say so. `child-teacher` teaches the child. */
    weighers: z.array(name).default([]),
    agree: name.optional(),
    /** Who from outside thought along weighs along too: openly with consent in writing, else on a summary without names. */
    outsiders: z.boolean().default(false),
    /** So long the decision to help waits for those who weigh along. A report never does. Absent: nothing waits for them. */
    waits: z.strictObject({ workingDays: z.int().min(1).max(2) }).optional(),
    /** What the director reads when it was decided otherwise than the framework asks. */
    against: name,
    /** The tasks that the two decisions open. */
    opens: z.strictObject({ report: z.array(name), help: z.array(name), evaluation: name }),
    /** Help was refused, and is offered once more: checked within so many days. */
    onceMore: z.strictObject({ task: name, days: z.int().min(1).max(31) }),
  }),
  report: z.strictObject({
    step: name,
    /** The roles that report, besides the case lead (M-02). Absent: anybody of the school. */
    by: z.array(name).optional(),
    /** Asks what Veilig Thuis did with it. */
    feedback: name,
    /** What was left out in an emergency. */
    rest: name,
    /** Veilig Thuis said when there will be contact again. */
    contact: name,
    /** From this age on, on the day of the report, the child is heard as well; `must`: or there is a ground (M-07). */
    child: z.strictObject({ from: z.int().min(0).max(18), must: z.boolean().default(false) }),
    /** The grounds for not discussing it beforehand: M-10. */
    waivers,
    /** What people are reminded of when they discuss and make a report: M-03, M-04, M-11. */
    points: z.array(z.string().min(1)).default([]),
    /** Tasks that follow on a report. */
    after: z.array(name).default([]),
    /** Asks with whom of Veilig Thuis the questions that waited were gone through, and when: E-09. */
    together: name.optional(),
  }),
  /**
   * Watching the child after help or a report, until the case closes. `onSignal`: tasks for when a signal confirms the
   * concern although help was organised (H-08).
   */
  monitoring: z.strictObject({ task: name, onSignal: z.array(name).default([]) }),
  /** Tasks for a case that is opened again. */
  reopening: z.strictObject({ tasks: z.array(name) }),
} as const;
