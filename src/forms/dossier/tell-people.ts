import { dayOf, spokenDay } from '../../agreement/calendar';
import type { PeopleEvent } from '../../case/people/events';
import { titleOf } from '../../case/people/roster';
import { timelineName } from '../people/choices';
import { filled } from './filled';
import { followed, untold, type TellRows } from './tell-row';

/** Who came and went, as the dossier tells it. */
export const tellPeople: TellRows<PeopleEvent> = {
  'person-kept-out': ({ person }, view) => followed(`Leest deze zorg niet: ${timelineName(person, view)}`),
  'keeping-out-lifted': ({ person }, view) => followed(`Mag weer meelezen: ${timelineName(person, view)}`),
  'lead-named': ({ participant }) => followed(`${participant.name} leidt nu deze zorg`),
  admitted: ({ participant }, { agreement }) =>
    followed(`Toegevoegd: ${participant.name} (${titleOf(agreement, participant.role)})`),
  dismissed: ({ person, reason }, view) => ({
    title: `Niet meer in deze zorg: ${timelineName(person, view)}`,
    texts: filled([['Reden', reason]]),
  }),
  'role-handed-over': ({ role, from, to }, { agreement }) => {
    const title = role === 'deputy' ? 'waarnemer' : titleOf(agreement, role);
    return followed(`${capital(title)} is nu ${to.name}, eerst ${from.name}`);
  },
  'stand-in-began': (event, { now }) => {
    const until = spokenDay(dayOf(event.until), now);
    return followed(`${event.person.name} neemt waar voor ${event.for.name}, tot ${until}`);
  },
  'stand-in-ended': () => followed('De coördinator is er weer'),
  'school-followed': untold,
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
