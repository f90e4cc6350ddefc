import { z } from 'zod/v4';
import { name } from './terms';

/*
 * What a protocol says about the steps from talk to report: which tasks they ask, and what counts.
 */

export const stepShape = {
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
    /** Tasks that follow on a talk. */
    after: z.array(name).default([]),
    /** The grounds for not talking; some hold only once Veilig Thuis gave advice. */
    waivers: z.record(name, z.strictObject({ title: z.string().min(1), afterAdvice: z.boolean().default(false) })),
  }),
} as const;
