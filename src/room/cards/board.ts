import { go, heading, offer, say, view } from '../../view/build';
import type { View } from '../../view/view';
import type { BoardData } from '../card-data';
import { asksForCall } from '../danger-words';

/** A concern about a member of staff: to the board, and to who asked to be called. */
export function board({ state, side, caller, at, earlier, board: name, standsStill }: BoardData): View {
  const mistake = offer(
    side === 'reporter' && standsStill === true,
    go('Het was een vergissing…', 'decide-standstill'),
  );
  if (state === 'closed')
    return view([heading('Er was contact'), say('Dank je. Ik vraag hier niet meer naar.')], mistake);
  if (side === 'board')
    return view(
      [
        heading('Bel een medewerker terug'),
        say(`${asksForCall(caller, { at, earlier })} Meer staat hier met opzet niet.`),
        say(
          'Vertel het verder aan niemand op school. Overleggen kan: vertrouwensinspecteur, 0900-111 3111, op werkdagen.',
        ),
      ],
      go('Contact opgenomen', 'confirm-board'),
    );
  return view(
    [
      heading('Het bestuur is gevraagd je te bellen'),
      say(`${name} hoort het elke werkdag, tot jullie elkaar spraken. Bel ook zelf: wachten hoeft niet.`),
      say('Alleen je directeur inlichten is niet genoeg. Vertrouwensinspecteur: 0900-111 3111, op werkdagen.'),
    ],
    go('Gesproken', 'confirm-board'),
    mistake,
  );
}
