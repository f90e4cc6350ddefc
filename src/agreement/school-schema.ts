import { z } from 'zod/v4';
import type { PersonId } from './people';
import type { Day } from './time';

const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower-case words with dashes, such as "de-linde"');
const guid = z
  .guid('use the id as Entra shows it, such as 11111111-2222-4333-8444-555555555555')
  .transform((id) => id.toLowerCase());
const day = z.iso.date('use a date such as 2027-05-14');

const person = z.strictObject({
  /** The person's Entra object id. */
  id: guid,
  name: z.string().min(1),
  /** What this person can be asked for; the roles of the protocol. */
  roles: z.array(name).default([]),
  /** Works for another organisation: never in the room, and never told a name, without recorded consent. */
  external: z.boolean().default(false),
});

/** A holder of a role that every case needs, and who stands in. The name refers to a person's `key`. */
const holder = z.strictObject({ person: name, deputy: name.optional() });

/** A school file: who works here, in which roles, by which protocol and calendar. See `schools/`. */
export const schoolSchema = z.strictObject({
  id: name,
  name: z.string().min(1),
  /** Other words by which people would recognise the school; an anonymous question may hold none of them. */
  alsoKnownAs: z.array(z.string().min(2)).default([]),
  /** The Entra tenant; activities from any other tenant are refused. */
  tenant: guid,
  protocol: name,
  room: z.strictObject({
    kind: z.enum(['private-channel', 'group-chat']),
    /** The Entra group id of the team in which private channels are made. */
    team: guid.optional(),
  }),
  people: z.record(name, person),
  /** no school without a coordinator and a deputy. */
  roles: z.strictObject({
    coordinator: z.strictObject({ person: name, deputy: name }),
    director: holder,
    board: holder,
  }),
  /** School holidays; both days are included. */
  holidays: z.array(z.strictObject({ name: z.string().min(1), from: day, until: day })).default([]),
  /** Single days without lessons. */
  daysOff: z.array(day).default([]),
  /** Public holidays on which this school works all the same, or works not although others do. */
  publicHolidays: z
    .strictObject({ alsoOff: z.array(z.enum(['goede-vrijdag', 'bevrijdingsdag'])).default([]) })
    .default({ alsoOff: [] }),
  /** The region's crisis service, as people should read it: name and number. */
  crisisService: z.string().min(1),
});

/** The roles that every case needs; whoever holds one takes part in each case of the school. */
export const castRoles = ['coordinator', 'deputy', 'director', 'board'] as const;
export type CastRole = (typeof castRoles)[number];

/** A school as its file says it, with what was changed from cards since: see `changes.ts`. */
export type School = z.infer<typeof schoolSchema> & {
  readonly changed?: {
    /** How many changes there were: a case follows the latest, and never one before it. */
    readonly number: number;
    /** Who has the coordinator's place, by their key, until the day on which the coordinator is back. */
    readonly standIn?: { readonly person: string; readonly until: Day };
    /** Who works here no more. */
    readonly left: readonly PersonId[];
  };
};
export type SchoolPerson = School['people'][string];
