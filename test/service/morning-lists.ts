import type { MorningData } from '../../src/room/card-data';
import { who } from '../case/given';
import type { Ground } from './house';

/** The lists of a morning that somebody has in front of them; Carla, if nobody else is named. */
export const lists = ({ platform }: Pick<Ground, 'platform'>, person = who('carla').person): readonly MorningData[] =>
  platform.privately(person).flatMap(({ card }) => (card.template === 'morning' ? [card.data] : []));

/** "Nieuwe zorg lezen: Klaar", without the code that differs each time. */
export const linesOf = (list: MorningData | undefined): readonly string[] =>
  (list?.lines ?? []).map(({ title, text }) => `${title.replace(/^Zorg \S+?:? /, '')}: ${text}`);
