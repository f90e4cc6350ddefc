import { z } from 'zod/v4';
import { blank, person } from '../fields';

/** What people can ask about a concern about a member of staff, and what may stand in it. */
export const staffCommandSchemas = {
  'alert-board': z.object({ suspect: blank(person) }),
  'confirm-board': z.object({}),
} as const;
