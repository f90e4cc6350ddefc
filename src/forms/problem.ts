import { listed } from '../room/listed';
import type { Input } from '../view/view';

/** "Nog 2 dingen: Plaats en Wie waren erbij. De rest staat er nog." Names no field that the form does not ask. */
export function problemText(
  pages: readonly (readonly Pick<Input, 'id' | 'label'>[])[],
  fieldIds: readonly string[],
): string {
  const labels = pages
    .flat()
    .filter(({ id }) => fieldIds.includes(id))
    .map(({ label }) => (label.endsWith('?') ? `“${label}”` : label));
  if (labels.length === 0) return 'Kijk je antwoorden nog eens na. Ze staan er nog.';
  const things = labels.length === 1 ? '1 ding' : `${labels.length} dingen`;
  return `Nog ${things}: ${listed(labels)}. De rest staat er nog.`;
}

/** The first page that asks one of these fields; the first page of all when none does. */
export function pageOf(pages: readonly (readonly Pick<Input, 'id'>[])[], fieldIds: readonly string[]): number {
  const index = pages.findIndex((inputs) => inputs.some(({ id }) => fieldIds.includes(id)));
  return index < 0 ? 1 : index + 1;
}
