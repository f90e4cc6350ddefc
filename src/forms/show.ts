import { commandSchemas } from '../case/commands';
import { flat, submit } from '../view/build';
import { answerable, inputsOf, mapInputs, type Action, type Block, type Input, type Page } from '../view/view';
import { INFORMED, stepOf } from './path';
import type { Dialog, DialogView, Values } from './types';
import { isTicked, type FieldValue } from '../view/values';

/** Names a form from its first page to its sending: see `src/service/commands/idempotency.ts`. */
export const SUBMISSION = 'submission';

/** The version of the case at which a form was opened that is about no task. */
export const SEEN = 'seen';

/** What travels along in a form without being asked in it. */
const CARRIED = [INFORMED, SUBMISSION, SEEN];

/** Set when the form at hand comes before any case: there is nothing yet to be told about. */
export const FRESH = 'fresh';

export const isFresh = (view: Pick<DialogView, 'fresh'>, values: Values): boolean =>
  view.fresh === true || isTicked(values[FRESH]) || values['from'] === 'open-case' || values['danger'] !== undefined;

/** What is said about a page that needs another look, and which inputs it is about. */
export interface Problem {
  readonly text: string;
  readonly fields: readonly string[];
}

/** A page of a dialog as this person sees it, with what was filled in so far. */
export function showPage(dialog: Dialog, view: DialogView, asked: number, values: Values, problem?: Problem): Page {
  const page = dialog.turned?.(asked, view) ?? asked;
  const filled = dialog.fill?.(view, values, page) ?? values;
  const { caseId, task } = view;
  const { step, actions } = stepOf(dialog, view, filled, page);
  return {
    form: dialog.name,
    page,
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(task === undefined || dialog.ofCase === true ? {} : { task: task.id, version: task.version }),
    kept: dialog.keeps?.(view, values) ?? keptOf(dialog, view, filled, page),
    ...(problem === undefined ? {} : { problem: problem.text }),
    ...step,
    blocks: mapInputs(blocksOf(dialog, view, filled, page), (input) => filledIn(input, filled, problem)),
    actions: [...(dialog.actions?.(page, values, view) ?? [onward(dialog, page)]), ...actions],
  };
}

/** A page to read goes on for as many pages as it needs. */
const indexOf = ({ pages }: Dialog, page: number): number => Math.min(page, pages.length) - 1;

const blocksOf = (dialog: Dialog, view: DialogView, values: Values, page: number): readonly Block[] =>
  answerable(flat(dialog.pages.at(indexOf(dialog, page))?.(view, values, page) ?? []));

/** What the other pages ask, as far as it was filled in; an answer to what is not asked any more is not kept. */
function keptOf(dialog: Dialog, view: DialogView, values: Values, page: number): Values {
  const elsewhere = dialog.pages.flatMap((_, index) =>
    index === indexOf(dialog, page) ? [] : inputsOn(dialog, view, values, index + 1).map(({ id }) => id),
  );
  return pick(values, [...elsewhere, ...(dialog.carries ?? []), ...CARRIED]);
}

const onward = (dialog: Dialog, page: number): Action =>
  submit(page < dialog.pages.length ? 'Verder' : (dialog.button ?? 'Opslaan'));

function filledIn(input: Input, values: Values, problem: Problem | undefined): Input {
  const flagged = problem?.fields.includes(input.id) === true ? ({ flagged: true } as const) : {};
  return { ...holding(input, values[input.id]), ...flagged };
}

/** What was filled in, where it is of the kind that the input takes. */
function holding(input: Input, value: FieldValue | undefined): Input {
  if (input.kind === 'tick') return typeof value === 'boolean' ? { ...input, value } : input;
  if (input.kind === 'choice' && input.many) return typeof value === 'object' ? { ...input, value } : input;
  return typeof value === 'string' ? { ...input, value } : input;
}

/** What a page of a form asks of this person, with what was filled in so far; a page that it does not have asks nothing. */
export const inputsOn = (dialog: Dialog, view: DialogView, values: Values, page: number): readonly Input[] =>
  page > dialog.pages.length ? [] : inputsOf(blocksOf(dialog, view, dialog.fill?.(view, values, page) ?? values, page));

/** What each page of a form asks. */
export const inputsByPage = (dialog: Dialog, view: DialogView, values: Values): readonly (readonly Input[])[] =>
  dialog.pages.map((_, index) => inputsOn(dialog, view, values, index + 1));

/** The ids of all that a form can ask: the fields of its commands, what its button carries, and what only steers it. */
export const fieldsOf = ({ sends, steers = [], carries = [] }: Dialog): readonly string[] => [
  ...new Set([...sends.flatMap((command) => Object.keys(commandSchemas[command].shape)), ...steers, ...carries]),
];

/** A command with the fields that it takes, out of all that was filled in. */
export const give = <N extends keyof typeof commandSchemas>(name: N, values: Values) => ({
  name,
  fields: pick(values, Object.keys(commandSchemas[name].shape)),
});

/** Only these of the values. */
export const pick = (values: Values, fields: readonly string[]): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );

/** All the values but these. */
export const omit = (values: Values, fields: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field)));
