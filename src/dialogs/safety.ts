import type { Dialog } from './types';

/** SAFE: asked on every form that says something about the child. */
export const SAFE = 'Is het kind vandaag veilig?';

/** What follows on "Is het kind vandaag veilig?": it is saved first, and blocks nothing. */
export const afterSafety: NonNullable<Dialog['then']> = ({ safe }) => {
  if (safe === 'no') return { dialog: 'emergency' };
  if (safe === 'unknown') return { text: 'Opgeslagen. Bel Veilig Thuis voor advies: 0800-2000, dag en nacht.' };
  return undefined;
};
