import type { DialogView } from '../types';

/** A parent as they were written down. */
export const parentName = (id: string, { state }: DialogView): string =>
  state?.parents.find((parent) => parent.id === id)?.name ?? 'Ouder';
