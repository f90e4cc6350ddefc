import { dayOf, spokenDay } from '../../agreement/calendar';
import type { CaseEvent } from '../../case/events';
import type { PeopleEvent } from '../../case/people/people-events';
import { titleOf } from '../../case/people/roster';
import type { Told } from './entry';
import type { DialogView } from '../types';

/** Who came and went, as the dossier tells it; nobody wrote it down in this case. */
export function tellPeople(
  event: PeopleEvent | Extract<CaseEvent, { type: 'admitted' }>,
  { agreement, now }: DialogView,
): Told | undefined {
  switch (event.type) {
    case 'admitted':
      return followed(`Toegevoegd: ${event.participant.name} (${titleOf(agreement, event.participant.role)})`);
    case 'role-handed-over': {
      const title = event.role === 'deputy' ? 'waarnemer' : titleOf(agreement, event.role);
      return followed(`${capital(title)} is nu ${event.to.name}, eerst ${event.from.name}`);
    }
    case 'stand-in-began': {
      const until = spokenDay(dayOf(event.until), now);
      return followed(`${event.person.name} neemt waar voor ${event.for.name}, tot ${until}`);
    }
    case 'stand-in-ended':
      return followed('De coördinator is er weer');
    case 'school-followed':
      return undefined;
  }
}

const followed = (title: string): Told => ({ title, texts: [], followed: true });
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
