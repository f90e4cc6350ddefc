import { spokenDay } from '../../agreement/calendar';
import type { Related, RelatedWay } from '../../case/relation/relation';
import { mayHearOf } from '../../case/relation/related';
import { card } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

const decidedWords: Readonly<Record<RelatedWay, string>> = {
  join: 'samengevoegd',
  sibling: 'broer of zus',
  apart: 'apart gehouden',
};

/**
 * What the coordinator is told of other cases that may be about the same child or family: their codes, and that a choice
 * is theirs (S1-26, E-11, E-16). Nobody else hears of it.
 */
export function relatedItems({ state }: RoomView): readonly Item[] {
  if (state.frozen !== undefined) return [];
  const lead = [state.cast.coordinator, state.cast.deputy];
  return state.related.flatMap((related) => {
    const to = lead.find(({ person }) => mayHearOf(related, person));
    if (to === undefined) return [];
    // What was decided in the other case was told there.
    if (related.way !== undefined && related.decidedIn === undefined) return [];
    const { way } = related;
    return [
      {
        key: `related/${related.case}`,
        to: to.person,
        edition: 1,
        card: card('notice', {
          title: way === undefined ? titles[related.as] : 'Je hebt gekozen',
          text:
            way === undefined
              ? question(related, state.code, state.openedAt)
              : `Zorg ${state.code} en zorg ${related.code}: ${decidedWords[way]}.`,
          button:
            way === undefined && related.as !== 'earlier'
              ? { title: 'Kiezen…', verb: 'relate' }
              : { title: 'Mijn deel…', verb: 'my-part' },
          code: state.code,
          case: state.id,
        }),
        mentions: [],
        closed: way !== undefined,
      },
    ];
  });
}

const titles: Readonly<Record<Related['as'], string>> = {
  'same-child': 'Gaat dit over hetzelfde kind?',
  sibling: 'Gaat dit over een broer of zus?',
  earlier: 'Was er eerder een zorg?',
};

function question({ as, code, closedOn }: Related, own: string, openedAt: string): string {
  if (as === 'sibling') return `Zorg ${own} en zorg ${code} gaan misschien over een broer of zus. Kies wat past.`;
  const same = `Zorg ${own} gaat misschien over hetzelfde kind als ${code}.`;
  if (as === 'same-child') return `${same} Kies wat past.`;
  const when = closedOn === undefined ? '' : ` op ${spokenDay(closedOn, openedAt)}`;
  return `${same} Die zorg is afgesloten${when}. Het dossier open je bij Mijn deel.`;
}
