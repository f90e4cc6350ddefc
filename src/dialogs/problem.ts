import type { Dialog } from './types';
import { listed } from '../room/listed';

/** "Nog 2 dingen: Plaats en Wie waren erbij. De rest staat er nog." Names no field that the form does not have. */
export function problemText(dialog: Pick<Dialog, 'pages'>, fieldIds: readonly string[]): string {
  const labels = dialog.pages
    .flatMap(({ fields }) => Object.entries(fields))
    .filter(([id]) => fieldIds.includes(id))
    .map(([, label]) => (label.endsWith('?') ? `“${label}”` : label));
  if (labels.length === 0) return 'Kijk je antwoorden nog eens na. Ze staan er nog.';
  const things = labels.length === 1 ? '1 ding' : `${labels.length} dingen`;
  return `Nog ${things}: ${listed(labels)}. De rest staat er nog.`;
}

/** The first page that holds one of these fields; the first page of all when none does. */
export function pageOf(dialog: Pick<Dialog, 'pages'>, fieldIds: readonly string[]): number {
  const index = dialog.pages.findIndex(({ fields }) => fieldIds.some((id) => Object.hasOwn(fields, id)));
  return index < 0 ? 1 : index + 1;
}
