import { act, go, heading, offer, say, view } from '../../view/build';
import type { View } from '../../view/view';
import type { PresenceData } from '../card-data';

/** To the coordinator: somebody is in a room, or in a case, who should not be (any more). */
export function presence({ kind, name, code, person }: PresenceData): View {
  const more = go('Mijn deel…', 'my-part');
  if (kind === 'former')
    return view(
      [
        heading('Een oud-collega doet nog mee'),
        say(
          `${name ?? ''} hoort niet meer bij de school, en doet nog mee aan zorg ${code}. Open vragen komen bij jou.`,
        ),
      ],
      act('Haal uit deze zorg', 'dismiss', { person, reason: 'Werkt niet meer op school.' }),
      more,
    );
  return view(
    [
      heading('Iemand staat in de ruimte'),
      say(
        `${name ?? 'Iemand die ik niet ken'} staat in de ruimte van zorg ${code}, en hoort daar niet bij. Het dossier is voor diegene niet te zien. Haal je diegene eruit, of nodig je diegene uit?`,
      ),
    ],
    act('Haal eruit', 'dismiss', { person, reason: 'Stond in de ruimte en hoort niet bij deze zorg.' }),
    offer(name !== undefined, go('Uitnodigen…', 'admit', { person })),
    more,
  );
}
