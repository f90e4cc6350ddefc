import { z } from 'zod/v4';
import { blank, day, person, tick, upTo, words } from '../fields';
import { reasonsToJoin } from './participant';

/*
 * What people can ask about who takes part: in one case, and at the school as a whole; see `commands.ts`.
 */

/** A role as the protocol file names it, or `deputy`; `decide` knows which there are. */
const role = z.string('missing').regex(/^[a-z][a-z0-9-]*$/, 'missing');

export const peopleCommandSchemas = {
  'keep-out': z.strictObject({ person }),
  'stay-out': z.strictObject({}),
  'lift-keeping-out': z.strictObject({ person }),
  'name-lead': z.strictObject({ person }),
  admit: z.strictObject({ person, role, why: z.enum(reasonsToJoin, 'missing') }),
  dismiss: z.strictObject({
    person,
    reason: words,
    /** What becomes of what was asked of them; what must be answered goes to the coordinator either way. */
    open: blank(z.enum(['coordinator', 'withdraw'])),
  }),
} as const;

/** Why somebody else has the coordinator's place: never more than this, since it may be about their health. */
export const absences = ['holiday', 'ill', 'other'] as const;

export const schoolCommandSchemas = {
  'hand-over-role': z.strictObject({ role, person, reason: words }),
  'stand-in': z.strictObject({ person, until: day, absence: z.enum(absences, 'missing') }),
  'end-stand-in': z.strictObject({}),
  'dismiss-everywhere': z.strictObject({ person, reason: words }),
  'check-map': z.strictObject({}),
  /** `entry`: whose place it takes, by name. */
  'keep-in-map': z.strictObject({
    entry: blank(words),
    name: words,
    kind: words,
    contact: blank(words),
    phone: blank(words),
    mail: blank(words.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'missing')),
    /** As people write it: "www.voorbeeld.example". */
    web: blank(words.regex(/^(https?:\/\/)?[^\s/:]+\.[^\s/:]+(\/\S*)?$/i, 'missing')),
    agreed: blank(upTo(400)),
    emergency: tick,
  }),
  'remove-from-map': z.strictObject({ entry: words }),
  'check-year': z.strictObject({}),
} as const;

export type SchoolCommandName = keyof typeof schoolCommandSchemas;

export const isSchoolCommand = (name: string): name is SchoolCommandName => Object.hasOwn(schoolCommandSchemas, name);

/** One of these commands, so that a table by name can be looked up with it. */
export type SchoolCommandOf<N extends SchoolCommandName> = {
  [K in N]: { readonly name: K; readonly fields: z.output<(typeof schoolCommandSchemas)[K]> };
}[N];

/** A command about the school; it belongs to no case, and each case follows it. */
export type SchoolCommand = SchoolCommandOf<SchoolCommandName>;
