import type { Safety } from '../case/answers';

/** Asked wherever something is written down about the child. */
export const SAFE = 'Is het kind vandaag veilig?';

export const safetyWords: Readonly<Record<Safety, string>> = { yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet' };
