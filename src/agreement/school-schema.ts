import { z } from 'zod/v4';
import type { PersonId } from './people';
import { span } from './terms';
import type { Day } from './time';

const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower-case words with dashes, such as "de-linde"');
const guid = z
  .guid('use the id as Entra shows it, such as 11111111-2222-4333-8444-555555555555')
  .transform((id) => id.toLowerCase());
const day = z.iso.date('use a date such as 2027-05-14');

/** A number without quotes loses its leading zero before anybody can read it. */
const quoted = z.string('put quotes around a phone number, such as "06-0000 0000"');
const phone = quoted.regex(/^\+?[0-9][0-9 ()-]{2,24}$/, 'use a phone number such as "06-0000 0000"');

const person = z.strictObject({
  /** The person's Entra object id. */
  id: guid,
  name: z.string().min(1),
  /** What this person can be asked for; the roles of the protocol. */
  roles: z.array(name).default([]),
  /** The groups that this person has in class: `5`, `7b`. */
  groups: z.array(z.union([z.string().min(1), z.int()]).transform(String)).default([]),
  /** Works for another organisation: never in the room, and never told a name, without recorded consent. */
  external: z.boolean().default(false),
  /** At work. Shown where there is danger now, to colleagues whom this file names, and nowhere else. */
  phone: phone.optional(),
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
  /** Special education has points of its own to be watchful of: G-08. */
  kind: z.enum(['basisonderwijs', 'sbo', 'so']).default('basisonderwijs'),
  room: z.strictObject({
    kind: z.enum(['private-channel', 'group-chat']),
    /** The Entra group id of the team in which private channels are made. */
    team: guid.optional(),
  }),
  people: z.record(name, person),
  /** no school without a coordinator and a deputy. */
  roles: z
    .object({
      coordinator: z.strictObject({ person: name, deputy: name }),
      director: holder,
      board: holder,
    })
    // Who does a task of any other role of the protocol, where several people have it; and who stands in.
    .catchall(holder),
  /** School holidays; both days are included. */
  holidays: z.array(z.strictObject({ name: z.string().min(1), from: day, until: day })).default([]),
  /** Single days without lessons. */
  daysOff: z.array(day).default([]),
  /** Public holidays on which this school works all the same, or works not although others do. */
  publicHolidays: z
    .strictObject({ alsoOff: z.array(z.enum(['goede-vrijdag', 'bevrijdingsdag'])).default([]) })
    .default({ alsoOff: [] }),
  /** Whether the region still has a verwijsindex: a right to register, no duty (C-18). */
  verwijsindex: z.boolean().default(false),
  /** Consultations that this school always holds, besides those of its protocol (C-23). */
  consultations: z.record(name, z.strictObject({ title: z.string().min(1), anyOf: z.array(name).min(1) })).default({}),
  /** Terms of the protocol's tasks that are others at this school: "read-concern: { schoolDays: 2 }". */
  terms: z.record(name, span).default({}),
  /** Whom this school works with, each with the day on which it was last looked at. No word about pupils. */
  socialMap: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        kind: z.string().min(1),
        contact: z.string().min(1).optional(),
        phone: quoted.min(1).optional(),
        mail: z.email('use an address such as team@voorbeeld.example').optional(),
        web: z.url('use an address such as https://voorbeeld.example').optional(),
        /** Named where there is danger now. */
        emergency: z.boolean().default(false),
        /** What was agreed with them. */
        agreed: z.string().min(1).optional(),
        checked: day,
      }),
    )
    .default([]),
  /** The region's crisis service, as people should read it: name and number. */
  crisisService: z.string().min(1),
});

/** The roles that every case needs; their holders take part in each case of the school. */
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
    /** The day on which the social map was looked at as a whole, and from which the coordinator is asked again. */
    readonly mapChecked?: Day;
    readonly mapAgain?: Day;
    /** The day from which somebody is asked, or told, again, of everything else that is asked about a school. */
    readonly again?: Readonly<Record<string, Day>>;
  };
};
export type SchoolPerson = School['people'][string];
