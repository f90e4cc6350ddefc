import type { Action, Page } from '../view/view';
import type { Dialog, DialogView, Values } from './types';

/** Whom to call was shown: set on the way back from `emergency`. */
export const INFORMED = 'informed';

/** Whether what is filled in on a form's pages is kept until it is sent: a form of a single page is sent at once. */
export const isKept = (dialog: Dialog): boolean =>
  dialog.send !== undefined && dialog.pages.length > 1 && dialog.atOnce !== true;

/** "Terug": it sends what was filled in as well, whatever of it is missing. */
const back: Action = { kind: 'back', title: 'Terug' };

/** The pages of a form that are gone through with these answers, as far as they say. */
export function pathOf(dialog: Dialog, view: DialogView, values: Values): readonly number[] {
  const path = [1];
  for (;;) {
    const next = dialog.after?.(path.at(-1) ?? 1, { ...values, [INFORMED]: true }, view);
    if (typeof next !== 'number' || path.includes(next)) return path;
    path.push(next);
  }
}

/** The page before this one. */
export function pageBefore(dialog: Dialog, view: DialogView, values: Values, page: number): number {
  const path = pathOf(dialog, view, values);
  return path[path.indexOf(page) - 1] ?? Math.max(1, page - 1);
}

/** "2 van 4": where a page is among those that are gone through with these answers, and the way to the one before. */
export function stepOf(
  dialog: Dialog,
  view: DialogView,
  values: Values,
  page: number,
): { readonly step: Pick<Page, 'step'>; readonly actions: readonly Action[] } {
  if (!isKept(dialog)) return { step: {}, actions: [] };
  const path = pathOf(dialog, view, values);
  const at = path.indexOf(page) + 1;
  const step = at === 0 ? { at: page, of: dialog.pages.length } : { at, of: path.length };
  return { step: step.of < 2 ? {} : { step }, actions: page === 1 ? [] : [back] };
}
