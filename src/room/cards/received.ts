import { go, heading, say, view } from '../../view/build';
import type { View } from '../../view/view';
import type { ReceivedData } from '../card-data';

/** To the reporter: that it arrived, who reads it and by when. */
export function received({ state, code, coordinator, until }: ReceivedData): View {
  if (state === 'closed')
    return view(
      [heading('Afgesloten'), say(`Zorg ${code} is afgesloten. Merk je weer iets? Meld het opnieuw.`)],
      go('Zorg melden…', 'open-case'),
    );
  const [title, text] =
    state === 'received'
      ? ['Ontvangen', `Zorg ${code} is ontvangen. ${coordinator} leest je zorg uiterlijk ${until}.`]
      : ['Opgepakt', `${coordinator} werkt verder aan zorg ${code}.`];
  return view(
    [heading(title), say(text), say('Zie of hoor je nog iets? Vul het aan.')],
    go('Aanvullen…', 'record-signal'),
  );
}
