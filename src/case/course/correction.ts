import { z } from 'zod/v4';
import { text, words } from '../fields';

/*
 * What was written can be corrected, with the reason; what stood there stays. A correction is an event about an event.
 */

export const correctionSchemas = {
  correct: z.strictObject({
    /** The version of the event that it is about. */
    entry: z
      .string()
      .regex(/^\d{1,6}$/, 'missing')
      .transform(Number),
    text,
    reason: words,
  }),
} as const;
