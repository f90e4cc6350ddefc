import type { PersonId } from '../../agreement/people';
import type { CaseState } from '../../case/state';
import { nameOf } from '../../case/roster';
import { card } from '../../room/card-data';
import type { Item } from '../../room/types';
import type { Job } from './job';

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
    if (ledger.item(item.key)?.status !== 'refused' || person === undefined || person === confidant(state)) continue;
    if (state.route === 'staff') {
      const call = `Ik kan ${state.cast.board.name} in Teams niet bereiken. Bel zelf nu het bestuur, of de vertrouwensinspecteur: 0900-111 3111.`;
      items.push({
        ...tell(job, `unreachable/${item.key}`, 'Bel zelf', call),
        edition: item.edition,
        closed: item.closed,
      });
      continue;
    }
    const text = `Zorg ${wanted.code}: ik kan ${nameOf(state, person) ?? 'iemand'} in Teams niet bereiken. Vraag je het zelf, of vraag je iemand anders?`;
    items.push({
      ...tell(job, `unreachable/${item.key}`, 'Een bericht kwam niet aan', text),
      edition: item.edition,
      closed: item.closed,
    });
  }
  return items;
}

/** Whom to tell: the coordinator; the deputy where it may concern the coordinator; of a member of staff, who reported. */
function confidant({ cast, frozen, reporter, route }: CaseState): PersonId {
  if (route === 'staff') return reporter.person;
  return frozen?.suspect === cast.coordinator.person ? cast.deputy.person : cast.coordinator.person;
}

const tell = ({ state, wanted }: Job, key: string, title: string, text: string): Item => ({
  key,
  to: confidant(state),
  edition: 1,
  card: card('notice', {
    title,
    text,
    ...(wanted.open
      ? { button: { title: 'Mijn deel…', verb: 'my-part' as const }, code: wanted.code, case: state.id }
      : {}),
  }),
  mentions: [],
  closed: false,
});
