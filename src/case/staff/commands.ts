import { z } from 'zod/v4';
import { blank, day, missing, person, text } from '../fields';

/** How a case goes on that stands still. */
export const standstillDecisions = ['go-on', 'wait', 'close', 'mistake'] as const;
export type StandstillDecision = (typeof standstillDecisions)[number];

/** What people can ask about a concern about a member of staff, and what may be in it. */
export const staffCommandSchemas = {
  'alert-board': z.object({ suspect: blank(person) }),
  'confirm-board': z.object({}),
  'decide-standstill': z
    .object({
      decision: z.enum(standstillDecisions, 'missing'),
      /** Who is shut out when it goes on. */
      suspect: blank(person),
      until: blank(day),
      reason: blank(text),
    })
    .superRefine(({ decision, suspect, until, reason }, context) => {
      if (decision === 'go-on' && suspect === undefined) missing(context, 'suspect');
      if (decision === 'wait' && until === undefined) missing(context, 'until');
      if ((decision === 'close' || decision === 'mistake') && reason === undefined) missing(context, 'reason');
    }),
} as const;
