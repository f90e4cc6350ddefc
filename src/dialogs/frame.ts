import type { CardSpec, DialogName } from '../room/types';
import type { Dialog, DialogView, Values } from './types';

/** What keeps a form's values together across its pages and on the way to `emergency` and back. */
export const INFORMED = 'informed';

/** Names a form from its first page to its sending: see `src/service/submission.ts`. */
export const SUBMISSION = 'submission';

/** What travels along in a form without being asked in it. */
const CARRIED = [INFORMED, SUBMISSION];

/** Set when the form at hand stands before any case: there is nothing yet to be told about. */
export const FRESH = 'fresh';

export const isFresh = (view: Pick<DialogView, 'fresh'>, values: Values): boolean =>
  view.fresh === true || values[FRESH] === 'true' || values['from'] === 'intake' || values['danger'] !== undefined;

/** What every dialog gives its template besides its own data; `bindDialog` puts it in place. */
export type DialogFrame = {
  readonly page: number;
  readonly case?: string;
  readonly task?: string;
  readonly version?: number;
  /** What stands in the inputs of this page. */
  readonly values: Values;
  /** What was filled in on the other pages, and travels along. */
  readonly kept: Values;
  /** A sentence for the top of the page. */
  readonly problem?: string;
  /** The fields that it is about. */
  readonly flagged: readonly string[];
};

/** What `show` is given about a refusal. */
export type Problem = Parameters<Dialog['show']>[3];

/** A page of a dialog as data: the frame, and what is shown on it besides. */
export function pageCard(
  dialog: Pick<Dialog, 'name' | 'pages' | 'carries'>,
  view: DialogView,
  page: number,
  values: Values,
  problem: Problem,
  shown: Readonly<Record<string, unknown>> = {},
): CardSpec<DialogName> {
  return { template: dialog.name, data: { ...frame(dialog, view, page, values, problem), ...shown } };
}

function frame(
  dialog: Pick<Dialog, 'pages' | 'carries'>,
  view: DialogView,
  page: number,
  values: Values,
  problem: Problem,
): DialogFrame {
  const here = Object.keys(dialog.pages[page - 1]?.fields ?? {});
  const declared = fieldsOf(dialog);
  const elsewhere = [...declared.filter((field) => !here.includes(field)), ...(dialog.carries ?? []), ...CARRIED];
  return {
    page,
    ...(view.caseId === undefined ? {} : { case: view.caseId }),
    ...(view.task === undefined ? {} : { task: view.task.id, version: view.task.version }),
    values: pick(values, here),
    kept: pick(values, elsewhere),
    ...(problem === undefined ? {} : { problem: problem.text }),
    flagged: problem?.fields ?? [],
  };
}

/** The ids of a form's fields, in the order of its pages. */
export const fieldsOf = (dialog: Pick<Dialog, 'pages'>): readonly string[] =>
  dialog.pages.flatMap(({ fields }) => Object.keys(fields));

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
