import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import { meant } from '../cards/verbs';
import { carried, meantBy } from '../cards/wire';
import { kindOfInput } from '../forms/kinds';
import { dangerVerbs } from '../service/danger/verbs';
import type { RequestKind } from '../service/ports';
import type { Actor, Reach, Request, RoomChange } from '../service/request';

const id = z.string().min(1).max(500);

/** What an activity must have before anything is done with it. The Connector's other channels are not served. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.literal('msteams'),
  // Without it, nothing would compare the address that is answered with the one that was signed.
  serviceUrl: z.url({ protocol: /^https?$/ }).max(500),
  id: z.string().max(500).optional(),
  from: z.looseObject({ id }),
  recipient: z.looseObject({ id }),
  conversation: z.looseObject({ id }),
});

/** No form of ours comes near this; what is nested deeper would break whatever reads it. */
const MOST_DEEP = 100;

/** Whether JSON is nested deeper than anything that Teams sends. */
export function isTooDeep(json: unknown): boolean {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_DEEP) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
  }
  return false;
}

const guid = z.guid().transform((text) => text.toLowerCase());
const channelData = z
  .looseObject({
    tenant: z.looseObject({ id: z.string() }).optional(),
    channel: z.looseObject({ id: z.string() }).optional(),
  })
  .optional()
  .catch(undefined);

/**
 * Who sent an activity; `undefined` for a sender who is no person of an Entra tenant.
 * Where an activity names two tenants, the strange one counts.
 */
export function actorOf(activity: Activity, home: string): Actor | undefined {
  const person = guid.safeParse(activity.from.aadObjectId);
  if (!person.success) return undefined;
  const named = [activity.conversation.tenantId, channelData.parse(activity.channelData)?.tenant?.id]
    .filter((tenant) => tenant !== undefined && tenant !== '')
    .map((tenant) => tenant?.toLowerCase() ?? '');
  const tenant = named.find((name) => name !== home.toLowerCase()) ?? named[0] ?? 'unknown';
  return { person: person.data, tenant: tenant.slice(0, 100), name: activity.from.name.slice(0, 200) };
}

/**
 * Where the bot can say something from now on: in this room, or to the person for whom it was installed. `undefined` for any other event,
 * and in another organisation.
 */
export function reachOf(activity: Activity, home: string): Reach | undefined {
  const actor = actorOf(activity, home);
  const data = channelData.parse(activity.channelData);
  const tenant = actor?.tenant ?? data?.tenant?.id.toLowerCase();
  if (tenant !== home.toLowerCase() || !botCame(activity)) return undefined;
  if (placeOf(activity) === 'personal') return actor && { tenant, person: actor.person };
  const [room = activity.conversation.id] = (data?.channel?.id ?? activity.conversation.id).split(';messageid=');
  return { tenant, room };
}

function botCame({ type, action, membersAdded, recipient: bot }: Activity): boolean {
  if (type === 'installationUpdate') return action === 'add' || action === 'add-upgrade';
  return type === 'conversationUpdate' && (membersAdded ?? []).some((member) => member.id === bot.id);
}

const someone = z.looseObject({ aadObjectId: guid });

/**
 * Who came into a room or went, as Teams tells it of a private channel or a group chat. Whatever has no Entra id, such as
 * the bot itself, is nobody.
 */
export function roomChangesOf(activity: Activity, home: string): readonly RoomChange[] {
  const data = channelData.parse(activity.channelData);
  if (data?.tenant !== undefined && data.tenant.id.toLowerCase() !== home.toLowerCase()) return [];
  const room = data?.channel?.id ?? activity.conversation.id;
  const changes = (what: RoomChange['what'], members: readonly unknown[] | undefined): readonly RoomChange[] =>
    (members ?? []).flatMap((member) => {
      const found = someone.safeParse(member);
      return found.success ? [{ tenant: home.toLowerCase(), room, person: found.data.aadObjectId, what }] : [];
    });
  return [...changes('came', activity.membersAdded), ...changes('went', activity.membersRemoved)];
}

/** `personal`: one to one with the bot. Whatever is not surely so is treated as seen by others. */
export type Place = 'personal' | 'shared';

export const placeOf = (activity: Activity): Place =>
  activity.conversation.conversationType === 'personal' ? 'personal' : 'shared';

const recipient = z.looseObject({ isTargeted: z.boolean().optional() });

/** A slash command in a channel: nobody but the bot has seen it. */
export const isTargeted = (activity: Activity): boolean =>
  recipient.safeParse(activity.recipient).data?.isTargeted === true;

const mention = z.looseObject({ type: z.literal('mention'), mentioned: z.looseObject({ id: z.string() }) });

/** Whether the bot itself is spoken to. */
export function mentionsBot(activity: Activity): boolean {
  return (activity.entities ?? []).some((entity) => {
    const found = mention.safeParse(entity);
    return found.success && found.data.mentioned.id === activity.recipient.id;
  });
}

/** Whether it comes from beside the message box of a conversation, to which the bot need not belong. */
export const isOfExtension = (name: unknown): boolean =>
  typeof name === 'string' && name.startsWith('composeExtension/');

const ofExtension = z.object({ commandId: z.unknown().optional(), data: z.unknown().optional() });

/**
 * What is read of an invoke from beside a message box: the command, and what was filled in. Teams may send along the
 * message that was selected, and people did not write that for the bot.
 */
export function readableValue(name: unknown, value: unknown): unknown {
  if (!isOfExtension(name)) return value;
  return ofExtension.safeParse(value).data;
}

const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
  ])
  .pipe(z.int().nonnegative().max(999_999));
const name = z.string().min(1).max(100);
const address = z.looseObject({
  verb: name,
  case: name.optional(),
  task: name.optional(),
  version: count.optional(),
  page: count.refine((number) => number > 0).optional(),
  morning: z.literal(true).optional().catch(undefined),
});
const RESERVED = new Set(['verb', 'case', 'task', 'version', 'page', 'morning', 'msteams']);
/** No form has so many fields. */
const MOST_FIELDS = 100;

/** What a button or form carries, as a request; `undefined` when it is not of our making. */
export function requestOf(activity: Activity, actor: Actor, data: unknown): Request | undefined {
  const found = address.safeParse(data);
  if (!found.success) return undefined;
  const fields = Object.entries(found.data).filter(([key]) => !RESERVED.has(key));
  if (fields.length > MOST_FIELDS || fields.some(([key]) => key.length > 100)) return undefined;
  const { verb, case: caseId, task, version, page, morning } = found.data;
  const asked = meant(verb);
  return {
    id: requestId(activity),
    actor,
    ...asked,
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(task === undefined ? {} : { task }),
    ...(version === undefined ? {} : { version }),
    ...(page === undefined ? {} : { page }),
    ...(morning === undefined ? {} : { morning }),
    values: Object.fromEntries(
      fields.flatMap(([key, value]) => {
        const text = textOf(value);
        return text === undefined ? [] : [[key, meantBy(kindOfInput(asked, key), text)]];
      }),
    ),
  };
}

/** As Teams carries it; some renderers send a number or a tick as what it is. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return carried(value);
  return typeof value === 'number' ? String(value) : undefined;
}

/** The same activity sent again has the same id; one without an id is known by what it says. */
function requestId(activity: Activity): string {
  const given: string | undefined = activity.id;
  if (given !== undefined && given !== '') return given;
  const said: unknown = activity.value;
  const told = [
    activity.conversation.id,
    activity.from.id,
    String(activity.timestamp ?? ''),
    JSON.stringify(said ?? null),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/** A button that was pressed and came as a message: it has data, and nothing was typed. */
export function isPress({ type, text, value }: Activity): boolean {
  const typed: unknown = text;
  const data: unknown = value;
  return type === 'message' && typeof data === 'object' && data !== null && (typed ?? '') === '';
}

/** Whether a button or a word is one about danger. */
export const isAboutDanger = (data: unknown): boolean =>
  dangerVerbs.has(meant(address.safeParse(data).data?.verb ?? '').verb);

/** What somebody wants, in as many words as the operator counts it by. */
export function requestKind(activity: Activity): RequestKind {
  const { type, name } = activity as { readonly type: string; readonly name?: unknown };
  if (type === 'message') return isPress(activity) ? 'press' : 'message';
  if (type === 'installationUpdate' || type === 'conversationUpdate') return 'event';
  if (type !== 'invoke') return 'other';
  if (isOfExtension(name)) return 'extension';
  return name === 'adaptiveCard/action' ? 'press' : name === 'task/fetch' || name === 'task/submit' ? 'form' : 'other';
}

const action = z.looseObject({
  action: z.looseObject({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).optional() }),
});

/** The verb and data of an `Action.Execute`; the verb is beside the data there. */
export function executedData(value: unknown): unknown {
  const found = action.safeParse(value);
  if (!found.success) return undefined;
  const { verb, data } = found.data.action;
  return { ...data, ...(verb === undefined ? {} : { verb }) };
}
