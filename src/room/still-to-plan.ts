import type { TalkPartner } from '../case/talk/talk';
import { listed } from './listed';

/** With whom a talk is, as people read it. */
export const partners: Readonly<Record<TalkPartner, string>> = { parents: 'de ouders', child: 'het kind' };

/** Which talk is left to plan. */
export const stillToPlan = (left: readonly TalkPartner[]): string =>
  `Nog te plannen: het gesprek met ${listed(left.map((partner) => partners[partner]))}.`;
