import type { Dialog, Values } from './types';

/** What follows on "Is het kind vandaag veilig?": it is saved first, and blocks nothing. */
export const afterSafety = ({ safe }: Values): ReturnType<NonNullable<Dialog['then']>> => {
  if (safe === 'no') return { dialog: 'declare-emergency' };
  if (safe === 'unknown') return { text: 'Opgeslagen. Bel Veilig Thuis voor advies: 0800-2000, dag en nacht.' };
  return undefined;
};
