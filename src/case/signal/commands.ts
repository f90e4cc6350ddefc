import { z } from 'zod/v4';
import { safe } from '../fields';
import { directions } from './signal';
import { completeSignal, signalFields } from './signal-fields';

/** What people can ask about a concern, and what may be in it. */
export const signalCommandSchemas = {
  'record-signal': z
    .strictObject({ ...signalFields, direction: z.enum(directions, 'missing'), safe })
    .superRefine(completeSignal),
} as const;
