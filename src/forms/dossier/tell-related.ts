import { dayOf, spokenDay } from '../../agreement/calendar';
import type { RelatedEvent } from '../../case/relation/events';
import type { RelatedWay, Relation } from '../../case/relation/relation';
import { filled } from './filled';
import { followed, untold, type TellRows } from './tell-row';
import { tellSignal } from './tell-signal';

export const wayWords: Readonly<Record<RelatedWay, string>> = {
  join: 'Samenvoegen',
  sibling: 'Broer of zus',
  apart: 'Apart houden',
};

const foundWords: Readonly<Record<Relation, string>> = {
  'same-child': 'Misschien hetzelfde kind',
  sibling: 'Misschien een broer of zus',
  earlier: 'Misschien een eerdere zorg over dit kind',
};

/** What the dossier tells of other cases: their codes, never what is in them. */
export const tellRelated: TellRows<RelatedEvent> = {
  'related-found': ({ as, code, closedOn }, { now }) => ({
    title: `${foundWords[as]}: zorg ${code}`,
    texts: filled([['Afgesloten', closedOn === undefined ? undefined : spokenDay(closedOn, now)]]),
    followed: true,
  }),
  'related-kept-from': untold,
  'related-decided': ({ way, code, reason }) => ({
    title: `${wayWords[way]}: zorg ${code}`,
    texts: filled([['Reden', reason]]),
  }),
  joined: ({ code }) => followed(`Gaat verder in zorg ${code}`),
  'signal-taken-over': ({ signal, writtenBy, writtenAt, code }, { now }) => {
    const told = tellSignal(signal, now);
    const origin = `${writtenBy}, ${spokenDay(dayOf(writtenAt), now)}, in zorg ${code}`;
    return { ...told, texts: [...told.texts, { label: 'Opgeschreven door', text: origin }] };
  },
};
