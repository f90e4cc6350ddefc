import type { View } from '../../view/view';
import type { CardData } from '../card-data';
import type { CardSpec } from '../card-data';
import type { CardName } from '../names';
import { alert } from './alert';
import { board } from './board';
import { escalation } from './escalation';
import { followUp } from './follow-up';
import { overview, process, reports, today } from './lists';
import { morning } from './morning';
import { notice } from './notice';
import { presence } from './presence';
import { received } from './received';
import { request } from './request';
import { roomCard } from './room';
import { stagnation } from './stagnation';
import { start } from './start';

/** What each card shows, out of its data. */
const cards: { readonly [N in CardName]: (data: CardData[N]) => View } = {
  start,
  notice,
  received,
  room: roomCard,
  alert,
  board,
  request,
  'follow-up': followUp,
  escalation,
  stagnation,
  morning,
  presence,
  overview,
  reports,
  today,
  process,
};

/** What somebody sees of a card. Nobody sees content on it: a card stays, and others may read along. */
export const viewOf = <N extends CardName>({ template, data }: CardSpec<N>): View => cards[template](data);
