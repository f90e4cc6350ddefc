import type { Signal } from '../../case/signal/signal';
import { placeWords, signWords } from '../../case/signal/signs';
import { listed } from '../../room/listed';

/** What was chosen out of the list of signals, as it reads in a dossier: "Blauwe plek en Vaak erg moe (Arm)". */
export function listedSigns({ signs = [], places = [] }: Pick<Signal, 'signs' | 'places'>): string | undefined {
  const words = signWords(signs);
  const where = placeWords(places);
  if (words.length === 0) return undefined;
  return where.length === 0 ? listed(words) : `${listed(words)} (${listed(where).toLowerCase()})`;
}
