import { go, heading, offer, say, strong, view, when } from '../../view/build';
import type { View } from '../../view/view';
import type { EscalationData } from '../card-data';
import { callFirstWords } from '../danger-words';

const titles = { open: 'Vraag jij dit na?', 'taken-up': 'Opgepakt', closed: 'Afgehandeld' } as const;

/** To the next in line: that something waits, since when and for whom. */
export function escalation({ state, code, since, what, who, to, coordinator, callFirst }: EscalationData): View {
  const oversees = to === 'board' || to === 'director';
  return view(
    [
      heading(titles[state]),
      when(
        state === 'open',
        say(`Bij zorg ${code} staat een vraag open sinds ${since}: “${what}”.`),
        say(
          `Het is het deel van ${who}. ${oversees ? `Vraag je ${coordinator} of hulp nodig is?` : 'Vraag je of hulp nodig is?'}`,
        ),
      ),
      when(state !== 'closed' && callFirst === true, strong(callFirstWords(code))),
      when(state === 'taken-up', say(`Je vraagt na hoe het staat met zorg ${code}. Dank je wel.`)),
      when(state === 'closed', say(`De vraag bij zorg ${code} staat niet meer open.`)),
    ],
    offer(state === 'open', go('Ik vraag het na', 'acknowledge')),
    offer(state !== 'closed' && !oversees, go('Mijn deel', 'my-part')),
  );
}
