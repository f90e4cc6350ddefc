import { dayOf, spokenDay } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import { SYSTEM } from '../../case/people/participant';
import { boardAsks } from '../../case/staff/board-asks';
import { card, type NoticeData } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

/**
 * A case that stands still because somebody of the school may be involved never ends in silence: the board is asked how it
 * goes on, each working day until it decides, once there was contact; after a week without a decision who said so is told whom to call. When it
 * goes on, those who lead learn that, and nothing more.
 */
export const standstillItems = (view: RoomView): readonly Item[] => [...asking(view), ...decided(view)];

function asking({ state, agreement, now }: RoomView): readonly Item[] {
  const { frozen, cast, code, id } = state;
  const asks = boardAsks(state, agreement, now);
  if (frozen === undefined || asks === undefined) return [];
  const until = frozen.waits !== undefined && now < frozen.waits.until ? frozen.waits.until : undefined;
  const toBoard: NoticeData = {
    title:
      until === undefined ? 'Hoe gaat deze zorg verder?' : `Deze zorg staat stil tot ${spokenDay(dayOf(until), now)}`,
    text:
      until === undefined
        ? `Zorg ${code} staat stil. Melden en navragen gaan door, de rest wacht op jou. Ik vraag het elke werkdag.`
        : `Zorg ${code}: die dag vraag ik het weer. Eerder beslissen kan.`,
    button: { title: 'Beslissen…', verb: 'decide-standstill' },
    code,
    case: id,
  };
  // One thing at a time: the board is asked to call first.
  const calls = state.tasks.some(({ rule, status }) => rule === agreement.protocol.staff.task && status === 'open');
  const late = now >= asks.lateFrom && frozen.by !== SYSTEM;
  return [
    ...(calls || asks.times === 0
      ? []
      : [item(decisionKey(frozen.at), cast.board.person, toBoard, { edition: asks.times })]),
    ...(late
      ? [
          item(`board-late/${asks.lateFrom}`, frozen.by, {
            title: 'Bel de vertrouwensinspecteur',
            text: 'Het bestuur besloot nog niet. Bel zelf: 0900-111 3111, op werkdagen. Vertel het verder aan niemand op school.',
          }),
        ]
      : []),
  ];
}

/** What was asked of the board is done, and those who lead go on. */
function decided({ state }: RoomView): readonly Item[] {
  const { frozen, wentOn, cast, code, id, status } = state;
  const done: NoticeData = { title: 'Besloten', text: `Zorg ${code}: dank je. Ik vraag hier niet meer naar.` };
  if (frozen !== undefined && status === 'closed')
    return [item(decisionKey(frozen.at), cast.board.person, done, { closed: true })];
  if (wentOn === undefined) return [];
  const lead = [cast.coordinator, cast.deputy].map(({ person }) => person);
  return [
    item(decisionKey(wentOn.since), cast.board.person, done, { closed: true }),
    ...[...new Set(lead)]
      .filter((person) => person !== wentOn.not)
      .map((person) =>
        item(
          `went-on/${wentOn.version}/${person}`,
          person,
          {
            title: 'Deze zorg gaat verder',
            text: `Zorg ${code} gaat verder. Wat stilstond, staat weer open.`,
            button: { title: 'Mijn deel…', verb: 'my-part' },
            code,
            case: id,
          },
          { closed: status === 'closed' },
        ),
      ),
  ];
}

const decisionKey = (since: string): string => `board-decides/${since}`;

const item = (
  key: string,
  to: PersonId,
  data: NoticeData,
  { edition = 1, closed = false }: { readonly edition?: number; readonly closed?: boolean } = {},
): Item => ({ key, to, edition, card: card('notice', data), mentions: [], closed });
