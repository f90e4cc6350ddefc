import type { Dialog } from './types';

/** What follows on "Is het kind vandaag veilig?": it is saved first, and blocks nothing. */
export const afterSafety: NonNullable<Dialog['then']> = ({ safe }) => {
  if (safe === 'no') return { dialog: 'emergency' };
  if (safe === 'unknown') return { text: 'Opgeslagen. Bel Veilig Thuis voor advies: 0800-2000, dag en nacht.' };
  return undefined;
};
