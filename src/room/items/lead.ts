import { leadAsks, leadSince, type LeadAsks } from '../../case/people/lead-asks';
import { card } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

/**
 * Nobody who leads is left in a case: the board is asked who does, each working day until it says so. Why nobody is left is
 * not said. A board that does not answer may never have opened the program: the director can call it.
 */
export function leadItems({ state, agreement, now }: RoomView): readonly Item[] {
  const { cast, code, id, lead } = state;
  const asks = leadAsks(state, agreement, now);
  const about = { to: cast.board.person, mentions: [] };
  if (asks !== undefined) {
    const text = `Zorg ${code} heeft niemand die haar leidt. Tot je kiest, komt alles bij jou. Ik vraag het elke werkdag.`;
    const button = { title: 'Kiezen…', verb: 'name-lead' } as const;
    const asking = card('notice', { title: 'Wie leidt deze zorg?', text, button, code, case: id });
    const own: Item = { ...about, key: keyOf(asks.since), edition: asks.times, card: asking, closed: false };
    return [own, ...directorItems(asks, { state, agreement, now })];
  }
  if (lead === undefined) return [];
  const done = card('notice', { title: 'Besloten', text: `Zorg ${code}: dank je. Ik vraag hier niet meer naar.` });
  return [{ ...about, key: keyOf(leadSince(state)), edition: 1, card: done, closed: true }];
}

/** Of a board that was asked this often, the director hears that it did not answer. */
const ASKED_BEFORE_DIRECTOR = 3;

function directorItems({ times, since }: LeadAsks, { state }: RoomView): readonly Item[] {
  const { cast, code, id } = state;
  if (times < ASKED_BEFORE_DIRECTOR || cast.director.person === cast.board.person) return [];
  const text = `Zorg ${code} heeft niemand die haar leidt. ${cast.board.name} kiest wie dat doet, en antwoordde nog niet. Bel je even?`;
  const told = card('notice', { title: 'Een zorg wacht op het bestuur', text, code, case: id });
  return [
    { key: `lead-waits/${since}`, to: cast.director.person, edition: 1, mentions: [], card: told, closed: false },
  ];
}

const keyOf = (since: string): string => `lead/${since}`;
