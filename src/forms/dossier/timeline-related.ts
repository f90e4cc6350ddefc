import { dayOf, spokenDay } from '../../agreement/calendar';
import type { CaseEvent } from '../../case/events';
import type { RelatedEvent, RelatedWay, Relation } from '../../case/relation/relation';
import { filled } from './filled';
import { tellSignal } from './timeline-signals';
import type { Told } from './entry';
import type { DialogView } from '../types';

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

const types: Readonly<Record<RelatedEvent['type'], true>> = {
  'related-found': true,
  'related-decided': true,
  joined: true,
  'signal-taken-over': true,
};

export const isRelated = (event: CaseEvent): event is RelatedEvent => Object.hasOwn(types, event.type);

/** What the dossier tells of other cases: their codes, never what stands in them. */
export function tellRelated(event: RelatedEvent, view: DialogView): Told {
  switch (event.type) {
    case 'related-found':
      return {
        title: `${foundWords[event.as]}: zorg ${event.code}`,
        texts: filled([['Afgesloten', event.closedOn === undefined ? undefined : spokenDay(event.closedOn, view.now)]]),
        followed: true,
      };
    case 'related-decided':
      return { title: `${wayWords[event.way]}: zorg ${event.code}`, texts: filled([['Reden', event.reason]]) };
    case 'joined':
      return { title: `Gaat verder in zorg ${event.code}`, texts: [], followed: true };
    case 'signal-taken-over': {
      const told = tellSignal(event.signal, view.now);
      const origin = `${event.writtenBy}, ${spokenDay(dayOf(event.writtenAt), view.now)}, in zorg ${event.code}`;
      return { ...told, texts: [...told.texts, { label: 'Opgeschreven door', text: origin }] };
    }
  }
}
