import { leadAsks, leadSince } from '../../case/people/lead-asks';
import { card } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

/**
 * Nobody who leads is left in a case: the board is asked who does, each working day until it says so. Why nobody is left is
 * not said.
 */
export function leadItems({ state, agreement, now }: RoomView): readonly Item[] {
  const { cast, code, id, lead } = state;
  const asks = leadAsks(state, agreement, now);
  const about = { to: cast.board.person, mentions: [] };
  if (asks !== undefined) {
    const text = `Zorg ${code} heeft niemand die hem leidt. Tot je kiest, komt alles bij jou. Ik vraag het elke werkdag.`;
    const button = { title: 'Kiezen…', verb: 'name-lead' } as const;
    const asking = card('notice', { title: 'Wie leidt deze zorg?', text, button, code, case: id });
    return [{ ...about, key: keyOf(asks.since), edition: asks.times, card: asking, closed: false }];
  }
  if (lead === undefined) return [];
  const done = card('notice', { title: 'Besloten', text: `Zorg ${code}: dank je. Ik vraag hier niet meer naar.` });
  return [{ ...about, key: keyOf(leadSince(state)), edition: 1, card: done, closed: true }];
}

const keyOf = (since: string): string => `lead/${since}`;
