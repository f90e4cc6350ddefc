import { kindOfInput } from '../../forms/kinds';
import type { Step, Stored } from './step';
import { mapping } from './task-forms';

/*
 * What somebody filled in was held as text: a tick as one of two words, many answers with commas between them. It is still
 * written so, for copies of the program of the release before.
 */

type Form = Parameters<typeof kindOfInput>[0];

/** By the name that the form has now. */
function held(form: Form, id: string, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  const kind = kindOfInput(form, id);
  if (kind === 'list') return text.split(',').filter((one) => one !== '');
  return kind === 'tick' && (text === 'true' || text === 'false') ? text === 'true' : text;
}

const each = (values: unknown, change: (id: string, value: unknown) => unknown): Stored =>
  Object.fromEntries(Object.entries(mapping(values)).map(([id, value]) => [id, change(id, value)]));

const asText = (_: string, value: unknown): unknown =>
  typeof value === 'boolean' || Array.isArray(value) ? String(value) : value;

const verbOf = (verb: unknown): string => (typeof verb === 'string' ? verb : '');

const requestNow = (request: Stored): Stored => {
  const form: Form = { verb: verbOf(request['verb']), ...(request['decides'] === true ? { decides: true } : {}) };
  return { ...request, values: each(request['values'], (id, value) => held(form, id, value)) };
};

const requestBefore = (request: Stored): Stored => ({ ...request, values: each(request['values'], asText) });

/** A later release drops the second of each. */
export const draftValues: { readonly now: Step; readonly before: Step } = {
  now: ({ values, ...draft }) => ({
    ...draft,
    values: each(values, (id, value) => held({ verb: verbOf(draft['form']) }, id, value)),
  }),
  before: ({ values, ...draft }) => ({ ...draft, values: each(values, asText) }),
};
export const alertValues: { readonly now: Step; readonly before: Step } = {
  now: ({ request, ...alert }) => ({ ...alert, request: requestNow(mapping(request)) }),
  before: ({ request, ...alert }) => ({ ...alert, request: requestBefore(mapping(request)) }),
};
