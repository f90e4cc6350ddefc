import { z } from 'zod/v4';
import { blank, words } from '../fields';

/** What people can ask about danger, and what may be in it. */
export const emergencyCommandSchemas = {
  // An emergency asks for nothing at all: no validation keeps a person from help. `staff`: it may concern a colleague.
  'declare-emergency': z.object({ staff: blank(z.enum(['yes', 'no'])).catch(undefined) }),
  'acknowledge-emergency': z.object({}),
  'withdraw-emergency': z.strictObject({ reason: words }),
} as const;
