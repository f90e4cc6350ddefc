import type { PersonId } from '../../agreement/people';
import { isShutOut, leads } from '../../case/involvement';
import type { CaseState } from '../../case/state';
import { nameOf } from '../../case/people/roster';
import { card } from '../../room/card-data';
import type { Item } from '../../room/types';
import { declarersCard } from './alerts';
import type { ReconcileContext } from './context';
import { unexpectedMemberItems } from './unexpected-members';
import { isOut, privateKey } from './substitutes';

/**
 * What does not arrive is told to somebody who can go and ask in person, until it does. These items follow from what was
 * delivered rather than from the case, and are carried out like any other.
 */
export function fallbackItems(context: ReconcileContext): readonly Item[] {
  const { state, wanted, ledger } = context;
  const items: Item[] = [];
  const confidant = confidantOf(state);
  const noRoom = withoutRoom(context);
  if (noRoom !== undefined) {
    const text = `Zorg ${wanted.code} is bewaard. ${noRoom} Vragen gaan nu één op één. Vraag de beheerder om hulp.`;
    items.push(tell(context, 'unreachable/room', confidant, ['De besloten ruimte is er niet', text]));
  }
  for (const [person, { status, attempts }] of Object.entries(ledger.delivery.members)) {
    if (status !== 'dismissing' || attempts < 2) continue;
    const text = `Zorg ${wanted.code}: ${nameOf(state, person) ?? 'iemand'} hoort niet meer in de ruimte, en ik kan dat niet regelen. Haal je diegene er zelf uit?`;
    items.push(tell(context, `dismiss/${person}`, confidant, ['Iemand staat nog in de ruimte', text]));
  }
  for (const item of wanted.items) {
    const person = item.to === 'room' ? item.mentions[0] : item.to;
    const key = item.to === 'room' && person !== undefined ? privateKey(item, person) : item.key;
    if (person === undefined || !isOut(context, ledger.item(key))) continue;
    items.push(...notArrived(context, item, person));
  }
  items.push(...leadersOutOfReach(context));
  return [...items, ...declarersCard(context), ...unexpectedMemberItems(context, confidant)];
}

/** Why nothing can be said in the room, where it is not merely to be waited for. */
function withoutRoom(context: ReconcileContext): string | undefined {
  const { wanted, ledger } = context;
  if (!wanted.open || wanted.archived) return undefined;
  if (isOut(context, ledger.delivery.room)) return 'De besloten ruimte kan ik niet maken.';
  const silent = wanted.items.some(
    ({ to, key, closed }) => to === 'room' && !closed && isOut(context, ledger.item(key)),
  );
  return silent ? 'In de besloten ruimte kan ik niets zetten.' : undefined;
}

/** Whom to tell that a message does not come to somebody. */
function notArrived(context: ReconcileContext, item: Item, person: PersonId): readonly Item[] {
  const { state, wanted } = context;
  // The declarer of an emergency reads on their own card whom it has reached, and whom they can call.
  if (item.card.template === 'alert') return [];
  const key = `unreachable/${item.key}`;
  const as = { edition: item.edition, closed: item.closed };
  if (item.card.template === 'board' || state.route === 'staff')
    return person === caller(state) ? [] : [{ ...callTheBoard(state, key), ...as }];
  // Whatever else the board is asked while the case stands still: that it is asked at all is told to nobody at school.
  if (state.frozen !== undefined && person === state.cast.board.person) {
    const toldAlready = wanted.items.some(({ card: { template }, closed }) => template === 'board' && !closed);
    return toldAlready || person === caller(state) ? [] : [{ ...callTheBoard(state, key), ...as }];
  }
  // That somebody who leads is out of reach is told once, whatever waits for them.
  if (person === confidantOf(state)) return [];
  const text = `Zorg ${wanted.code}: ik kan ${nameOf(state, person) ?? 'iemand'} niet bereiken. Vraag je het zelf, of vraag je iemand anders?`;
  return [{ ...tell(context, key, confidantOf(state), ['Een bericht kwam niet aan', text]), ...as }];
}

/** A case lead who is not reached would not read that either: the next who lead hear it, and the director. */
function leadersOutOfReach(context: ReconcileContext): readonly Item[] {
  const { state, wanted, ledger } = context;
  const confidant = confidantOf(state);
  if (state.route === 'staff') return [];
  const theirs = wanted.items.filter(({ to, closed }) => to === confidant && !closed).map(({ key }) => key);
  const notices = ledger.delivery.items.filter(({ key }) => key.startsWith('unreachable/')).map(({ key }) => key);
  if (![...theirs, ...notices].some((key) => isOut(context, ledger.item(key)))) return [];
  const text = `Zorg ${wanted.code}: ik kan ${nameOf(state, confidant) ?? 'iemand'} niet bereiken. Bel je even?`;
  return nextInLine(state, confidant).map((person) =>
    tell(context, `leader/${confidant}/${person}`, person, ['Een bericht kwam niet aan', text]),
  );
}

/** Deputy and director; where it is about somebody of the school, only the case lead. */
function nextInLine(state: CaseState, than: PersonId): readonly PersonId[] {
  const { coordinator, deputy, director } = state.cast;
  const line = state.frozen === undefined ? [coordinator, deputy, director] : [coordinator, deputy];
  return [...new Set(line.map(({ person }) => person))].filter(
    (person) => person !== than && !isShutOut(state, person),
  );
}

/**
 * What the board was to hear about a member of staff is told to the person who said it and to nobody else, with no code and no
 * button: others may not even learn that the board was asked (S1-24).
 */
function callTheBoard(state: CaseState, key: string): Item {
  const text = `Ik kan ${state.cast.board.name} niet bereiken. Bel zelf nu het bestuur, of de vertrouwensinspecteur: 0900-111 3111.`;
  return {
    key,
    to: caller(state),
    edition: 1,
    card: card('notice', { title: 'Bel zelf', text }),
    mentions: [],
    closed: false,
  };
}

const caller = ({ frozen, reporter }: CaseState): PersonId => frozen?.by ?? reporter.person;

/** Whom to tell: who has the coordinator's place, of those who are left in the case. */
const confidantOf = ({ cast }: CaseState): PersonId => cast.coordinator.person;

function tell(
  { state, wanted }: ReconcileContext,
  key: string,
  to: PersonId,
  [title, text]: readonly [title: string, text: string],
): Item {
  // A person without a part of their own in a case finds nothing behind the button.
  const button = leads(state, to) ? { button: { title: 'Mijn deel…', verb: 'my-part' as const } } : {};
  return {
    key,
    to,
    edition: 1,
    card: card('notice', { title, text, ...button, code: wanted.code, case: state.id }),
    mentions: [],
    closed: false,
  };
}
