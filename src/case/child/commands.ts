import { z } from 'zod/v4';
import { threefold } from '../answers';
import { blank, day, missing, upTo, words } from '../fields';

/** What people can ask about the child, and what may be in it. */
export const childCommandSchemas = {
  'record-child': z
    .strictObject({
      name: words,
      birthDate: blank(day),
      parent1: blank(words),
      authority1: blank(z.enum(threefold)),
      parent2: blank(words),
      authority2: blank(z.enum(threefold)),
      siblings: blank(upTo(1_000)),
      help: blank(z.enum(threefold)),
    })
    .superRefine((child, context) => {
      if (child.parent2 !== undefined && child.parent1 === undefined) missing(context, 'parent1');
    }),
} as const;
