import { z } from 'zod/v4';
import { name } from './terms';

/*
 * What a protocol says about the steps from talk to report: which tasks they ask, and what counts.
 */

export const stepShape = {
  signals: z
    .strictObject({
      /** Whose diagnosis may be written down, and the roles that may not pass one on. */
      diagnosis: z
        .strictObject({ by: z.array(z.string().min(1)), notEnteredBy: z.array(name).default([]) })
        .default({ by: [], notEnteredBy: [] }),
      /** Whether it must be said if somebody who told something agrees that it is written down. */
      thirdPartyConsent: z.enum(['required', 'optional']).default('optional'),
      /** The task that asks what was seen, after a mere feeling. */
      observation: name.optional(),
    })
    .prefault({}),
  advice: z.strictObject({
    /** The task that doubt about cause or safety opens. */
    task: name,
    /** With a signal of one of these kinds Veilig Thuis is called before anybody talks with the parents. */
    callFirst: z.strictObject({ categories: z.array(name), task: name }),
  }),
  /** The task that an agreement among colleagues becomes: who does what, and when. */
  planning: z.strictObject({ task: name }),
  talk: z.strictObject({
    /** The task by which the report of a talk is asked. */
    task: name,
    /** The task that asks for a signature that is not there yet. */
    signatures: z.strictObject({ task: name }).optional(),
    /** Tasks that follow on a talk. */
    after: z.array(name).default([]),
    /** The grounds for not talking; some hold only once Veilig Thuis gave advice. */
    waivers: z.record(name, z.strictObject({ title: z.string().min(1), afterAdvice: z.boolean().default(false) })),
  }),
  weighing: z.strictObject({
    step: name,
    /** What is written down first, in words. */
    first: z.record(name, z.string().min(1)),
    /**
     * The questions of the framework, in order. An answer may point to a report or end the weighing; `together`: once a
     * report is pointed to, it may wait for Veilig Thuis; `later`: it may wait for the evaluation of the help.
     */
    questions: z.record(
      name,
      z.strictObject({
        text: z.string().min(1),
        report: z.array(z.enum(['yes', 'no', 'doubt'])).default([]),
        close: z.array(z.enum(['yes', 'no', 'doubt'])).default([]),
        together: z.boolean().default(false),
        later: z.boolean().default(false),
      }),
    ),
    /** What the director reads when it was decided otherwise than the framework asks. */
    against: name,
    /** The tasks that the two decisions open. */
    opens: z.strictObject({ report: name, help: name, evaluation: name }),
    /** Help was refused, and is offered once more: checked within so many days. */
    onceMore: z.strictObject({ task: name, days: z.int().min(1).max(31) }),
  }),
  report: z.strictObject({
    step: name,
    /** Asks what Veilig Thuis did with it. */
    feedback: name,
    /** What was left out in an emergency. */
    rest: name,
    /** Veilig Thuis said when there will be contact again. */
    contact: name,
    /** From this age on, on the day of the report, it is discussed with the child as well. */
    childFrom: z.int().min(0).max(18),
  }),
  /** Watching the child after help or a report, until the case closes. */
  monitoring: z.strictObject({ task: name }),
  /** Tasks for a case that is opened again. */
  reopening: z.strictObject({ tasks: z.array(name) }),
} as const;
