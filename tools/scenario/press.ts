import type { BotAnswer } from '../practice/api';
import { actionsOf, inputsOf, type Action } from './cards';
import { openedBy, type Kept, type Stage, type Standing, type Wire } from './stage';

/** What was sent, and what came back. */
export type Done = Kept & { readonly answer: BotAnswer };

/** A button that somebody can press on a card that is in one of their chats. */
export interface Button extends Standing {
  readonly action: Action;
  /** Which case and task it is about, also where the card itself does not say so: on those of people from outside. */
  readonly about: { readonly case?: unknown; readonly task?: unknown };
}

export type Values = Readonly<Record<string, string>>;

/** Every button before somebody, on the newest card first. */
export async function buttonsOf(stage: Stage, who: string): Promise<readonly Button[]> {
  const standing = await stage.standing(who);
  const buttons = standing.flatMap((one) => actionsOf(one.message.card).map((action) => ({ ...one, action })));
  return Promise.all(buttons.map(async (one) => ({ ...one, about: await stage.origin(who, one.action.data) })));
}

/** What somebody fills in, and whether the client checks it first as Teams does; one that does not is old or forged. */
export interface Entry {
  readonly given: Values;
  readonly unchecked?: boolean;
  /** On a client that does not know `Action.Execute`. */
  readonly mobile?: boolean;
}

const nothing: Entry = { given: {} };

/** Presses a button on a card in a chat. */
export async function press(
  stage: Stage,
  who: string,
  { chat, message, action }: Button,
  entry = nothing,
): Promise<Done> {
  const wire = wireOf(action, sentWith(message.card, action, entry.given), chat.id);
  const sameTitle = actionsOf(message.card).filter(({ title }) => title === action.title).length > 1;
  const answer = await stage.deliver(async (activityId) => {
    // The platform's repeat: the card may have changed meanwhile. And of two buttons with one title only data can tell.
    if (entry.mobile !== true && (activityId !== undefined || sameTitle)) {
      const { name, value } = wire;
      return stage.school.invoke(who, { name, value, chat: chat.id, ...(activityId !== undefined && { activityId }) });
    }
    return stage.school.press(who, {
      chat: chat.id,
      message: message.id,
      button: action.title,
      ...filled(action, entry),
      ...(entry.mobile === true && { mobile: true }),
      ...(activityId !== undefined && { activityId }),
    });
  });
  return { who, wire, answer: stage.remember(who, answer, { chat: chat.id }) };
}

/** Presses a button in the dialog that is open before somebody. */
export async function pressInDialog(stage: Stage, who: string, action: Action, entry = nothing): Promise<Done> {
  const { wire } = heldInDialog(stage, who, action, entry);
  const answer = await stage.deliver((activityId) =>
    stage.school.submit(who, {
      ...(action.takesInputs ? { button: action.title, ...filled(action, entry) } : { data: action.data }),
      ...(activityId !== undefined && { activityId }),
    }),
  );
  return { who, wire, answer: stage.remember(who, answer, openedBy(wire)) };
}

/** The same without pressing: what would be sent. */
export function heldInDialog(
  stage: Stage,
  who: string,
  action: Action,
  entry = nothing,
): Kept & { readonly wire: { readonly kind: 'invoke' } } {
  const form = stage.forms.get(who);
  const data = sentWith(form?.card, action, entry.given);
  const invoke =
    form?.command === undefined
      ? { name: 'task/submit', value: { data, context } }
      : { name: 'composeExtension/submitAction', value: beside(form.command, { data }) };
  return { who, wire: { kind: 'invoke', ...invoke, ...(form?.chat !== undefined && { chat: form.chat }) } };
}

/** Opens the form of the app's button beside the message box of a chat. */
export async function openBeside(stage: Stage, who: string, chat: string): Promise<Done> {
  const command = 'zorgmelding';
  const wire = { kind: 'invoke', name: 'composeExtension/fetchTask', value: beside(command), chat } as const;
  const answer = await stage.deliver((activityId) =>
    stage.school.extend(who, { chat, command, ...(activityId !== undefined && { activityId }) }),
  );
  return { who, wire, answer: stage.remember(who, answer, openedBy(wire)) };
}

const context = { theme: 'default' };
const beside = (commandId: string, more: object = {}) => ({ commandId, commandContext: 'compose', ...more, context });

const filled = ({ takesInputs }: Action, { given, unchecked }: Entry) => ({
  ...(takesInputs && { inputs: given }),
  ...(unchecked === true && { skipClientValidation: true }),
});

/** The data that a button sends: its own, with the inputs as they were filled in or stood already; an empty one is left out. */
function sentWith(card: unknown, action: Action, given: Values): Readonly<Record<string, unknown>> {
  if (!action.takesInputs) return action.data;
  const entered = inputsOf(card).map(({ id, value }) => [id, given[id] ?? value] as const);
  return { ...action.data, ...Object.fromEntries(entered.filter(([, value]) => value !== '')) };
}

function wireOf(
  { fetches, title, verb }: Action,
  data: Readonly<Record<string, unknown>>,
  chat: string,
): Wire & { readonly kind: 'invoke' } {
  if (fetches) return { kind: 'invoke', name: 'task/fetch', value: { data, context }, chat };
  return {
    kind: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', title, verb, data }, trigger: 'manual' },
    chat,
  };
}

/** Types a message to the bot, or in a channel. */
export async function type(stage: Stage, who: string, typed: Omit<Wire & { kind: 'typed' }, 'kind'>): Promise<Done> {
  const wire: Wire = { kind: 'typed', ...typed };
  return { who, wire, answer: await stage.sendWire(who, wire) };
}

export const typePrivately = (stage: Stage, who: string, text: string): Promise<Done> =>
  type(stage, who, { chat: 'personal', text, targeted: false, mention: false });
