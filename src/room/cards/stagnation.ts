import { go, heading, offer, say, view, when } from '../../view/build';
import type { View } from '../../view/view';
import type { StagnationData } from '../card-data';

/** How it ended that a case stood still: somebody asks, it went on, or it ended as it stood. */
export const stagnationTitles = { 'taken-up': 'Opgepakt', closed: 'Afgehandeld', lapsed: 'Vervallen' } as const;

/** To who leads, and then to the next in line: that nothing new came since a day. */
export function stagnation({ state, code, since, leads, coordinator }: StagnationData): View {
  const titles = { ...stagnationTitles, open: `Zorg ${code} staat al een tijd stil` };
  return view(
    [
      heading(titles[state]),
      when(
        state === 'open',
        say(`Sinds ${since} kwam er niets nieuws bij.`),
        say(
          leads
            ? 'Wat is de volgende stap? Je vindt de mogelijkheden in Mijn deel.'
            : `Vraag je ${coordinator} of hulp nodig is?`,
        ),
      ),
      when(state === 'taken-up', say(`Je vraagt na hoe het staat met zorg ${code}. Dank je wel.`)),
      when(state === 'closed', say(`Bij zorg ${code} kwam er iets bij. Je hoeft dit niet meer na te vragen.`)),
      when(state === 'lapsed', say(`Zorg ${code} is afgesloten. Je hoeft dit niet meer na te vragen.`)),
    ],
    offer(state === 'open' && leads, go('Mijn deel', 'my-part')),
    offer(state === 'open' && !leads, go('Ik vraag het na', 'acknowledge-stagnation')),
  );
}
