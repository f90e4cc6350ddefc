import { z } from 'zod/v4';
import type {
  BotControl,
  ChangeApp,
  ChangeFile,
  ChangeRoom,
  ChooseWorld,
  Down,
  Faults,
  MakeChannel,
  OpenExtension,
  PressButton,
  ReadChat,
  Reset,
  SendInvoke,
  SubmitDialog,
  TellEvent,
  TypeMessage,
  WalkClock,
} from '../api';
import { teamEvents } from '../client/team-events';
import { asMoment } from '../clock';
import { durationForm, readDuration } from '../duration';
import { faultStatuses } from '../fault-codes';
import { worldNames } from '../worlds/manners';

/** Any written moment with its offset; what is kept is the fixed width in UTC. */
const moment = z.iso
  .datetime({ offset: true, abort: true, error: 'use a moment such as 2027-05-21T07:00:00Z' })
  .transform(asMoment);
const inputs = z.record(z.string(), z.string());
const activityId = z.string().min(1).optional();

export const typeMessage = z.strictObject({
  chat: z.string(),
  text: z.string(),
  targeted: z.boolean().optional(),
  mentionBot: z.boolean().optional(),
  activityId,
}) satisfies z.ZodType<TypeMessage>;

export const pressButton = z.strictObject({
  chat: z.string(),
  message: z.string(),
  button: z.string(),
  inputs: inputs.optional(),
  skipClientValidation: z.boolean().optional(),
  mobile: z.boolean().optional(),
  activityId,
}) satisfies z.ZodType<PressButton>;

export const openExtension = z.strictObject({
  chat: z.string(),
  command: z.string().min(1),
  activityId,
}) satisfies z.ZodType<OpenExtension>;

export const submitDialog = z.strictObject({
  button: z.string().optional(),
  inputs: inputs.optional(),
  skipClientValidation: z.boolean().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  activityId,
}) satisfies z.ZodType<SubmitDialog>;

export const sendInvoke = z.strictObject({
  name: z.string().min(1),
  value: z.unknown(),
  chat: z.string().optional(),
  activityId,
}) satisfies z.ZodType<SendInvoke>;

export const readChat = z.strictObject({ chat: z.string() }) satisfies z.ZodType<ReadChat>;

export const changeRoom = z.strictObject({
  chat: z.string(),
  do: z.enum(['join', 'leave']),
}) satisfies z.ZodType<ChangeRoom>;

export const makeChannel = z.strictObject({
  name: z.string(),
  description: z.string(),
  with: z.array(z.string()),
}) satisfies z.ZodType<MakeChannel>;

export const changeApp = z.strictObject({
  do: z.enum(['add', 'upgrade', 'remove']),
  chat: z.string().optional(),
  person: z.string().optional(),
}) satisfies z.ZodType<ChangeApp>;

export const changeFile = z.strictObject({
  school: z.string().regex(/^[a-z0-9-]+$/),
  text: z.string().min(1),
  by: z.string(),
}) satisfies z.ZodType<ChangeFile>;

export const chooseWorld = z.strictObject({ world: z.enum(worldNames) }) satisfies z.ZodType<ChooseWorld>;

export const tellEvent = z.strictObject({ event: z.enum(teamEvents) }) satisfies z.ZodType<TellEvent>;

export const walkClock = z.strictObject({ to: moment }) satisfies z.ZodType<WalkClock>;

export const botControl = z.strictObject({ do: z.enum(['kill', 'start']) }) satisfies z.ZodType<BotControl>;

export const down = z.strictObject({ until: moment }) satisfies z.ZodType<Down>;

const expression = z
  .string()
  .min(1)
  .refine(
    (match) => {
      try {
        return new RegExp(match) instanceof RegExp;
      } catch {
        return false;
      }
    },
    { error: 'this is no regular expression' },
  );

/** A fault of the platform, as the page, a scenario and a test write it. */
export const platformFault = z.strictObject({
  match: expression,
  answer: z.union([z.literal(faultStatuses), z.enum(['nothing', 'lost'])]),
  code: z.string().min(1).optional(),
  times: z.int().min(1).optional(),
  for: z
    .string()
    .refine((text) => readDuration(text) !== undefined, { error: durationForm })
    .optional(),
  retryAfter: z.int().min(0).optional(),
});

export const faults = z.strictObject({
  platform: z.array(platformFault),
  storage: z.enum(['up', 'cut']),
}) satisfies z.ZodType<Faults>;

export const reset = z.strictObject({
  school: z.string().optional(),
  now: moment.optional(),
  world: z.enum(worldNames).optional(),
  patient: z.boolean().optional(),
  welcome: z.boolean().optional(),
}) satisfies z.ZodType<Reset>;
