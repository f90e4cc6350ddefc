import type { PersonId } from '../../agreement/people';
import type { CaseState } from '../../case/state';
import { nameOf } from '../../case/roster';
import { card } from '../../room/card-data';
import type { Item } from '../../room/types';
import { declarersCard } from './danger';
import type { Job } from './job';
import { presenceItems } from './presence';

/**
 * What the platform refused for good is told to the coordinator, who can go and ask in person. These items follow from
 * what was delivered rather than from the case, and are carried out like any other.
 */
export function fallbackItems(job: Job): readonly Item[] {
  const { state, wanted, ledger } = job;
  const items: Item[] = [];
  if (ledger.delivery.room?.status === 'refused') {
    const text = `Zorg ${wanted.code} is bewaard. De besloten ruimte kan ik niet maken. Vragen gaan nu één op één. Vraag de beheerder van Teams om hulp.`;
    items.push(tell(job, 'unreachable/room', 'De besloten ruimte is er niet', text));
  }
  for (const [person, { status, attempts }] of Object.entries(ledger.delivery.members)) {
    if (status !== 'dismissing' || attempts < 2) continue;
    const text = `Zorg ${wanted.code}: ${nameOf(state, person) ?? 'iemand'} hoort niet meer in de ruimte, en ik kan dat niet regelen. Haal je diegene er zelf uit?`;
    items.push(tell(job, `dismiss/${person}`, 'Iemand staat nog in de ruimte', text));
  }
  for (const item of wanted.items) {
    const person = item.to === 'room' ? item.mentions[0] : item.to;
    if (ledger.item(item.key)?.status !== 'refused' || person === undefined) continue;
    // Whoever declared an emergency reads on their own card with whom it stands, and whom they can call.
    if (item.card.template === 'alert') continue;
    const key = `unreachable/${item.key}`;
    if (item.card.template === 'board' || state.route === 'staff') {
      if (person !== caller(state))
        items.push({ ...callTheBoard(state, key), edition: item.edition, closed: item.closed });
    } else if (person !== confidant(state)) {
      const text = `Zorg ${wanted.code}: ik kan ${nameOf(state, person) ?? 'iemand'} in Teams niet bereiken. Vraag je het zelf, of vraag je iemand anders?`;
      items.push({ ...tell(job, key, 'Een bericht kwam niet aan', text), edition: item.edition, closed: item.closed });
    }
  }
  return [...items, ...declarersCard(job), ...presenceItems(job, confidant(state))];
}

/**
 * What the board was to hear about a member of staff is told to whoever said it and to nobody else, with no code and no
 * button: others may not even learn that the board was asked (S1-24).
 */
function callTheBoard(state: CaseState, key: string): Item {
  const text = `Ik kan ${state.cast.board.name} in Teams niet bereiken. Bel zelf nu het bestuur, of de vertrouwensinspecteur: 0900-111 3111.`;
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

/** Whom to tell: the coordinator, or the deputy where it may concern the coordinator. */
const confidant = ({ cast, frozen }: CaseState): PersonId =>
  frozen?.suspect === cast.coordinator.person ? cast.deputy.person : cast.coordinator.person;

const tell = ({ state, wanted }: Job, key: string, title: string, text: string): Item => ({
  key,
  to: confidant(state),
  edition: 1,
  card: card('notice', {
    title,
    text,
    button: { title: 'Mijn deel…', verb: 'my-part' },
    code: wanted.code,
    case: state.id,
  }),
  mentions: [],
  closed: false,
});
