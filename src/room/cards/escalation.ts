import { go, heading, offer, say, strong, view, when } from '../../view/build';
import type { View } from '../../view/view';
import type { EscalationData } from '../card-data';
import { callFirstWords } from '../danger-words';

export const escalationTitles: Readonly<Record<EscalationData['state'], string>> = {
  open: 'Vraag jij dit na?',
  'taken-up': 'Opgepakt',
  answered: 'Afgehandeld',
  lapsed: 'Vervallen',
};

/** To the next in line: that something waits, since when and for whom. */
export function escalation({ state, code, since, what, who, to, coordinator, callFirst }: EscalationData): View {
  const waits = state === 'open' || state === 'taken-up';
  const oversees = to === 'board' || to === 'director';
  return view(
    [
      heading(escalationTitles[state]),
      when(
        state === 'open',
        say(`Bij zorg ${code} staat een vraag open sinds ${since}: “${what}”.`),
        say(
          `Het is het deel van ${who}. ${oversees ? `Vraag je ${coordinator} of hulp nodig is?` : 'Vraag je of hulp nodig is?'}`,
        ),
      ),
      when(waits && callFirst === true, strong(callFirstWords(code))),
      when(state === 'taken-up', say(`Je vraagt na hoe het staat met zorg ${code}. Dank je wel.`)),
      when(state === 'answered', say(`De vraag bij zorg ${code} staat niet meer open.`)),
      when(state === 'lapsed', say(`De vraag bij zorg ${code} hoeft niet meer. Er kwam geen antwoord op.`)),
    ],
    offer(state === 'open', go('Ik vraag het na', 'acknowledge')),
    offer(waits && !oversees, go('Mijn deel', 'my-part')),
  );
}
