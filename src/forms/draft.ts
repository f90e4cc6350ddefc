import { go, heading, say } from '../view/build';
import type { Page } from '../view/view';
import { fieldsOf, inputsByPage, inputsOn, omit, pick, SEEN } from './show';
import { INFORMED } from './path';
import type { Dialog, DialogView, Values } from './types';

/*
 * What is filled in on the pages of a form is kept as a draft until the form is sent. Its pages then carry what names
 * the draft, and their own fields alone.
 */

/** Which version of the draft a page was drawn from; absent where there is no draft. */
export const DRAFT = 'draft';
/** Goes on with the draft of this id. */
export const GO_ON = 'goOn';
/** Begins anew, and destroys the draft of this id. */
export const ANEW = 'anew';
/** The page was sent in to go to the one before it. */
export const BACK = 'back';

/** What is kept of a form that was filled in so far: the answers to what it asks, and what its button carried. */
export const keptIn = (dialog: Dialog, view: DialogView, values: Values): Values =>
  pick(values, [
    ...inputsByPage(dialog, view, values).flatMap((inputs) => inputs.map(({ id }) => id)),
    ...(dialog.carries ?? []),
    INFORMED,
    SEEN,
  ]);

/** What of a draft the form asks: another version of the program may have asked more. */
export const knownTo = (dialog: Dialog, draft: Values): Values => pick(draft, [...fieldsOf(dialog), INFORMED, SEEN]);

/** A page that was sent in, laid over the draft: what was emptied on it is not there any more. */
export function laidOver(dialog: Dialog, view: DialogView, page: number, draft: Values, sent: Values): Values {
  const known = knownTo(dialog, draft);
  const asked = inputsOn(dialog, view, { ...known, ...sent }, page).map(({ id }) => id);
  return { ...omit(known, asked), ...sent };
}

/** A page without what the draft keeps: it carries what names the draft, and the few answers that must stay with it. */
export function lightened(dialog: Dialog, page: Page, version: string): Page {
  const stays = [...(dialog.stays ?? []), ...(dialog.carries ?? [])];
  const heavy = fieldsOf(dialog).filter((field) => !stays.includes(field));
  return { ...page, kept: { ...omit(page.kept, heavy), [DRAFT]: version } };
}

/** What is shown in the place of a form that was begun before and not sent. */
export const offerDraft = (
  dialog: Dialog,
  view: DialogView,
  values: Values,
  draft: { readonly id: string; readonly case: string },
): Page => ({
  form: dialog.name,
  page: 1,
  case: view.caseId ?? draft.case,
  ...(view.task === undefined ? {} : { task: view.task.id, version: view.task.version }),
  kept: pick(values, dialog.carries ?? []),
  blocks: [heading('Je was hier al bezig'), say('Wat je toen invulde, is er nog. Het is niet verstuurd.')],
  actions: [
    go('Verder gaan', dialog.name, {
      [GO_ON]: draft.id,
      // A concern that was begun goes on under the id that it will have as a case.
      ...(dialog.reads === 'nothing' ? { case: draft.case } : {}),
    }),
    go('Opnieuw beginnen', dialog.name, { [ANEW]: draft.id }),
  ],
});
