import { z } from 'zod/v4';
import { anyCase, text } from '../fields';
import { relatedWays } from './relation';

/** How another case belongs with this one; `other` is one of those that were found. */
export const relationCommandSchemas = {
  relate: z.strictObject({
    other: anyCase,
    way: z.enum(relatedWays, 'missing'),
    reason: text,
  }),
} as const;
