import { z } from 'zod/v4';

/** Lower-case words with dashes: the names by which the files of an agreement refer to each other. */
export const name = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower-case words with dashes, such as "read-concern"');

/** A span of time. Exactly one unit: school days stop in school holidays, working days and calendar days do not. */
export const span = z
  .strictObject({
    calendarDays: z.int().min(0).max(730).optional(),
    workingDays: z.int().min(0).max(365).optional(),
    schoolDays: z.int().min(0).max(365).optional(),
  })
  .refine((value) => Object.values<number | undefined>(value).filter((part) => part !== undefined).length === 1, {
    message: 'give exactly one of calendarDays, workingDays, schoolDays',
  });
