import { Refusal } from '../../case/refusal';
import { dialogs } from '../../forms/all';
import { pageOf, problemText } from '../../forms/problem';
import { isKept, pageBefore } from '../../forms/path';
import { inputsByPage, inputsOn, showPage, type Problem } from '../../forms/show';
import type { Dialog, DialogView, Values } from '../../forms/types';
import type { Page } from '../../view/view';
import { check, type CheckedFields } from '../commands/parse';
import type { Reply } from '../request';
import { isEmpty } from '../../view/values';

/**
 * What a filled-in page leads to: another page to show, drawn from what its reader may see by then, or everything that is
 * needed to send.
 */
export type Turn = { readonly show: (view: DialogView) => Reply } | { readonly send: Sending };

/** What a form sends, with what the gate says of its fields. */
export type Sending = ReturnType<NonNullable<Dialog['send']>> & { readonly checked: CheckedFields };

export const show = (dialog: Dialog, view: DialogView, page = 1, values: Values = {}): Reply =>
  reply(dialog, showPage(dialog, view, page, values));

/** Another dialog after a form that was sent, with a sentence about what became of it. */
export const showSaying = (dialog: Dialog, view: DialogView, said: Problem, page = 1): Reply =>
  reply(dialog, showPage(dialog, view, page, {}, said));

const reply = (dialog: Dialog, page: Page, code?: Refusal['code']): Reply => ({
  kind: 'dialog',
  title: dialog.title,
  page,
  ...(code === undefined ? {} : { code }),
});

/** Takes a filled-in page: shows it again with what needs another look, shows the next, or is ready to send. */
export function turnPage(dialog: Dialog, view: DialogView, page: number, values: Values): Turn {
  const sent = dialog.send?.(values);
  const sending = sent && { ...sent, checked: check(sent.name, sent.fields) };
  const missing = sending === undefined ? [] : missingOn(dialog, view, page, values, sending.checked);
  if (missing.length > 0) {
    const refusal = new Refusal('incomplete', '', missing);
    return { show: (now) => again(dialog, now, page, values, refusal) };
  }
  const next = dialog.after?.(page, values, view) ?? 'send';
  if (typeof next === 'number') return { show: (now) => show(dialog, now, next, values) };
  if (next !== 'send') return { show: (now) => show(dialogs[next.dialog], now, 1, values) };
  // Only a forged payload can fill in a page that merely shows.
  if (sending === undefined) throw new Refusal('not-allowed', 'Hier valt niets in te vullen.');
  return { send: sending };
}

/** The page before the one that was filled in, with what was filled in on it. */
export const turnBack = (dialog: Dialog, view: DialogView, page: number, values: Values): Turn => ({
  show: (now) => show(dialog, now, pageBefore(dialog, view, values, page), values),
});

function missingOn(dialog: Dialog, view: DialogView, page: number, values: Values, checked: CheckedFields) {
  const asked = inputsOn(dialog, view, values, page);
  const missing = asked.map(({ id }) => id).filter((id) => checked.missing.includes(id));
  // Where "Terug" is offered, no client looks whether what is required was filled in.
  if (!isKept(dialog) || page === 1) return missing;
  const empty = asked.filter(({ id, required }) => required && isEmpty(values[id]));
  return [...new Set([...missing, ...empty.map(({ id }) => id)])];
}

/** The form as it was filled in, with a sentence about what needs another look. Nothing that was written is lost. */
export function again(dialog: Dialog, view: DialogView, page: number, values: Values, refusal: Refusal): Reply {
  const { fields } = refusal;
  const pages = inputsByPage(dialog, view, values);
  const isHere = (pages[page - 1] ?? []).some(({ id }) => fields.includes(id));
  const on = fields.length > 0 && !isHere ? pageOf(pages, fields) : page;
  const text = refusal.text === '' ? problemText(pages, fields) : refusal.text;
  return reply(dialog, showPage(dialog, view, on, values, { text, fields }), refusal.code);
}
