import { z } from 'zod/v4';
import type { DialogName } from '../room/names';
import { formOfVerb, formVerb } from './verbs';
import { isObject, mapElements, type CardElement, type JsonObject } from './card';

const originSchema = z.looseObject({
  case: z.string().optional(),
  task: z.string().optional(),
  version: z.number().optional(),
});

/** What every action carries back: on which case and task, seen in which version. */
export function origin(data: Readonly<Record<string, unknown>>): JsonObject {
  const { case: caseId, task, version } = originSchema.parse(data);
  return {
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(task === undefined ? {} : { task }),
    ...(version === undefined ? {} : { version }),
  };
}

const dataOf = (action: CardElement): JsonObject => (isObject(action['data']) ? action['data'] : {});

/** Completes the actions of a card, wherever they are on it. */
export const completeOnCard = (elements: readonly CardElement[], from: JsonObject): readonly CardElement[] =>
  mapElements(elements, (element) => [onCard(element, from)]) as readonly CardElement[];

/**
 * A button that opens a dialog is an `Action.Submit` which Teams turns into `task/fetch`; required inputs on the card
 * would block it unless it leaves them alone. Every other button is an `Action.Execute`, answered with a card; on clients
 * that do not know these the same is sent as a message, which `src/teams/router.ts` answers.
 */
function onCard(action: CardElement, from: JsonObject): CardElement {
  if (action.type !== 'Action.Submit') return action;
  const carried = dataOf(action);
  const { verb } = carried;
  if (typeof verb !== 'string') throw new Error('on a card a button opens a dialog or names a command');
  const form = formOfVerb(verb);
  if (form !== undefined)
    return {
      ...action,
      associatedInputs: 'none',
      data: { msteams: { type: 'task/fetch' }, ...originFor(form, from), ...carried },
    };
  const data = { ...from, ...carried };
  return { ...action, type: 'Action.Execute', verb, data, fallback: { ...action, data } };
}

/** A new concern has nothing to do with the case on whose card its button happens to be shown. */
const originFor = (form: DialogName, from: JsonObject): JsonObject => (form === 'open-case' ? {} : from);

/** A dialog that is open: which, on which page, and what was filled in on its other pages. */
export interface OpenDialog {
  readonly name: DialogName;
  readonly page: number;
  readonly from: JsonObject;
  readonly kept: JsonObject;
}

/** Completes the actions of a dialog: one without a verb sends the page in, any other leaves its inputs alone. */
export const completeInDialog = (elements: readonly CardElement[], open: OpenDialog): readonly CardElement[] =>
  mapElements(elements, (element) => [inDialog(element, open)]) as readonly CardElement[];

function inDialog(action: CardElement, open: OpenDialog): CardElement {
  if (action.type !== 'Action.Submit') return action;
  const data = dataOf(action);
  const carried = { ...open.kept, ...open.from };
  if (data['verb'] === undefined)
    return { ...action, data: { ...carried, ...data, page: open.page, verb: formVerb(open.name) } };
  return { ...action, associatedInputs: 'none', data: { ...carried, ...data } };
}

/** "Nu gevaar": the last action of every card and dialog; nothing blocks it. */
const danger: CardElement = {
  type: 'Action.Submit',
  title: 'Nu gevaar',
  associatedInputs: 'none',
  data: { verb: formVerb('declare-emergency') },
};

export const dangerOnCard = (from: JsonObject): CardElement => onCard(danger, from);

/** From a form, "Nu gevaar" remembers the way back: `src/forms/emergency/declare-emergency.ts` reads it. */
export function dangerInDialog(open: OpenDialog): CardElement {
  const { case: fromCase, task: fromTask, version } = open.from;
  const back = {
    from: open.name,
    ...(fromCase === undefined ? {} : { fromCase }),
    ...(fromTask === undefined ? {} : { fromTask }),
    ...(typeof version === 'number' ? { fromVersion: String(version) } : {}),
  };
  return inDialog({ ...danger, data: { ...(danger['data'] as JsonObject), ...back } }, open);
}
