import { z } from 'zod/v4';
import { blank, day, protocolName, person, text, words } from '../fields';
import { reporterRoles } from '../signal/signal';

/** What people can ask about a task, and what may be in it. */
export const taskCommandSchemas = {
  'plan-task': z.strictObject({ person, kind: blank(protocolName), what: text, due: day }),
  acknowledge: z.strictObject({}),
  'complete-task': z.strictObject({
    result: text,
    date: day,
    role: blank(z.enum(reporterRoles)),
    person: blank(person),
  }),
  postpone: z.strictObject({ until: day, reason: words }),
  'hand-over': z.strictObject({ person, reason: words }),
  decline: z.strictObject({ reason: words }),
  'withdraw-request': z.strictObject({ reason: blank(words) }),
} as const;
