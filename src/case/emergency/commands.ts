import { z } from 'zod/v4';
import { words } from '../fields';

/** What people can ask about danger, and what may stand in it. */
export const emergencyCommandSchemas = {
  // An emergency asks for nothing at all: no validation stands between a person and help.
  'declare-emergency': z.object({}),
  'acknowledge-emergency': z.object({}),
  'withdraw-emergency': z.strictObject({ reason: words }),
} as const;
