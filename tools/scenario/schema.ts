import { z } from 'zod/v4';
import { commandNames } from '../../src/case/commands';
import { isSchoolCommand } from '../../src/case/people/commands';
import { teamEvents } from '../practice/client/team-events';
import { platformFault } from '../practice/control/schemas';
import { worldNames } from '../practice/worlds/manners';
import { dialogNames } from '../../src/room/names';
import { expectations, label, moment, personKey } from './expectation-schema';

/** A value as a person fills it in; YAML reads some of them as numbers or truths, and a list is several choices. */
const value = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
  .transform((given) => (Array.isArray(given) ? given.join(',') : String(given)));
const filled = z.record(z.string(), value);
/** Send what the person's own client would hold back: a required field left empty, a choice that is not offered. */
const unchecked = z.boolean().default(false);
/** Where somebody types or presses: their own chat with the bot, the school's open channel, or a case's room. */
const where = z.union([z.literal('personal'), z.literal('channel'), label]);

/** What a person can open by name: a dialog, or their list of cases, which the bot answers with a card. */
export const openable = [...dialogNames, 'overview'] as const;

/** What somebody does. `who` is a person's key; `keep` gives what was sent and answered a name for later. */
const byPerson = { who: personKey, keep: label.optional() };

const onlyBeside = 'only a concern is reported beside the message box of a chat: leave "in" out';

/** The acts that a person does, by the key that says which act it is; all of them go over HTTP, as from Teams. */
export const personActs = {
  do: z
    .strictObject({
      ...byPerson,
      do: z.enum(commandNames, `a command is one of: ${commandNames.join(', ')}`),
      on: label.optional(),
      case: label.optional(),
      in: where.optional(),
      task: z.string().optional(),
      with: filled.default({}),
      hold: label.optional(),
      unchecked,
    })
    .refine((step) => isSchoolCommand(step.do) || (step.do === 'open-case') === (step.on === undefined), {
      message: 'name the case with "on"; only open-case has none, and gives its own with "case"',
    })
    .refine((step) => step.in === undefined || step.do === 'open-case', { message: onlyBeside }),
  types: z.strictObject({
    ...byPerson,
    types: z.string().min(1),
    in: where.default('personal'),
    targeted: z.boolean().default(false),
    mention: z.boolean().default(false),
  }),
  presses: z
    .strictObject({
      ...byPerson,
      presses: z.string().min(1),
      on: label.optional(),
      in: where.optional(),
      card: z.string().optional(),
      mobile: z.boolean().default(false),
      with: filled.default({}),
      unchecked,
    })
    .refine((step) => !step.mobile || step.keep === undefined, {
      message: 'what an old client sends cannot be kept: leave "keep" or "mobile" out',
    }),
  opens: z
    .strictObject({
      ...byPerson,
      opens: z.enum(openable, `what can be opened: ${openable.join(', ')}`),
      on: label.optional(),
      in: where.optional(),
      task: z.string().optional(),
    })
    .refine((step) => step.in === undefined || step.opens === 'open-case', { message: onlyBeside }),
  fills: z.strictObject({ ...byPerson, fills: filled, unchecked }),
  sends: z.strictObject({
    ...byPerson,
    sends: z.union([label, z.strictObject({ name: z.string().min(1), value: z.json() })]),
    edit: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  }),
  again: z.strictObject({ keep: label.optional(), again: label, id: z.enum(['same', 'new']) }),
} as const;

export type PersonActName = keyof typeof personActs;
export type PersonAct = { [N in PersonActName]: z.output<(typeof personActs)[N]> & { readonly act: N } }[PersonActName];
export const personActNames = Object.keys(personActs) as PersonActName[];

/** Somebody is put into the room of a case by hand, or taken out of it. */
const joins = z.strictObject({ joins: personKey, room: label });
const leaves = z.strictObject({ leaves: personKey, room: label });
/** Somebody adds the app to a room or to a chat by hand, upgrades it or takes it away. */
const app = z
  .strictObject({ app: z.enum(['added', 'upgraded', 'removed']), room: label.optional(), person: personKey.optional() })
  .refine(({ room, person }) => (room === undefined) !== (person === undefined), 'name either a room or a person');
/** Somebody makes a private channel by hand; `{A}` in its name is the code that case A has, or will have. */
const channel = z.strictObject({
  channel: z.string().min(1),
  description: z.string().default(''),
  by: personKey,
  with: z.array(personKey).default([]),
  as: label,
});
const tells = z.strictObject({ tells: z.enum(teamEvents) });

/** The acts that happen to the machinery. `together` is several people acting at the same time. */
export const worldActs = {
  together: z.strictObject({
    together: z.array(z.unknown().transform((raw, context) => readPersonAct(raw, context))).min(2),
  }),
  bot: z.strictObject({ bot: z.enum(['kill', 'start', 'restart']) }),
  down: z.strictObject({ down: z.strictObject({ until: moment }) }),
  platform: z.strictObject({
    platform: z.union([
      z.enum(['mended', 'consented']),
      z.array(platformFault).min(1),
      joins,
      leaves,
      app,
      channel,
      tells,
    ]),
  }),
  'school-file': z.strictObject({
    'school-file': z.strictObject({ of: z.string().min(1), replace: z.string().min(1), by: z.string() }),
  }),
  storage: z.strictObject({ storage: z.enum(['cut', 'mended']) }),
} as const;

export type WorldActName = keyof typeof worldActs;
export type WorldAct = { [N in WorldActName]: z.output<(typeof worldActs)[N]> & { readonly act: N } }[WorldActName];

/** A step that does nothing but walk the clock, or look. */
interface Look {
  readonly act: 'look';
}

/** What every step may say besides its act. */
export const stepShape = {
  at: moment.optional(),
  because: z.string().optional(),
  kills: z.int().min(1).max(20).optional(),
  within: z.int().min(1).max(10_000).optional(),
  expect: expectations,
} as const;

const common = z.strictObject(stepShape);
export type Step = z.output<typeof common> & { readonly act: PersonAct | WorldAct | Look };

const acts = { ...personActs, ...worldActs };
type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];

/** Which of these acts a step names; a step that names two is a mistake, told in the step's line. */
function actOf<N extends string>(raw: object, names: readonly N[], context: z.RefinementCtx): N | undefined {
  const found = names.filter((name) => Object.hasOwn(raw, name));
  // "on" and "with" belong to several acts; the act itself may be named once.
  if (found.length > 1) context.addIssue(`one step, one act: this has ${found.join(' and ')}`);
  return found[0];
}

function readPersonAct(raw: unknown, context: z.RefinementCtx): PersonAct {
  const source = z.record(z.string(), z.unknown()).safeParse(raw);
  const act = source.success ? actOf(source.data, personActNames, context) : undefined;
  if (act === undefined) {
    context.addIssue(`say who does what; an act is one of: ${personActNames.join(', ')}`);
    return z.NEVER;
  }
  return { ...pass(personActs[act] as z.ZodType<object>, raw, context), act } as PersonAct;
}

const step = z.record(z.string(), z.unknown()).transform((raw, context): Step => {
  const act = actOf(raw, actNames, context);
  const shared = Object.fromEntries(Object.entries(raw).filter(([key]) => Object.hasOwn(stepShape, key)));
  const own = Object.fromEntries(Object.entries(raw).filter(([key]) => !Object.hasOwn(stepShape, key)));
  const about = pass(common, shared, context);
  if (act !== undefined)
    return { ...about, act: { ...pass(acts[act] as z.ZodType<object>, own, context), act } as Step['act'] };
  for (const key of Object.keys(own))
    context.addIssue({
      code: 'unrecognized_keys',
      keys: [key],
      input: raw,
      message: `unknown key; an act is one of: ${actNames.join(', ')}`,
    });
  return { ...about, act: { act: 'look' } };
});

/** Reads with an inner schema and hands its mistakes on, so that each keeps its own line. */
function pass<T>(schema: z.ZodType<T>, raw: unknown, context: z.RefinementCtx): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) context.issues.push({ ...issue, input: raw } as z.core.$ZodRawIssue);
  return z.NEVER;
}

/** A whole case as data: see `test/scenarios/README.md`. */
export const scenarioShape = {
  name: z.string().min(1),
  shows: z.string().min(1),
  school: z.string().min(1),
  start: moment,
  seed: z.int().optional(),
  patient: z.boolean().default(false),
  world: z.enum(worldNames, `a world is one of: ${worldNames.join(', ')}`).default('kind'),
  steps: z.array(step).min(1),
} as const;

export const scenarioSchema = z.strictObject(scenarioShape);
export type Scenario = z.output<typeof scenarioSchema>;
