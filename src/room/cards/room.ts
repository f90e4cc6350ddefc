import { close, go, heading, near, offer, point, say, strong, view, when } from '../../view/build';
import type { View } from '../../view/view';
import type { RoomCardData } from '../card-data';

/** On top of the room: how far the case is, and what is asked of whom. */
export function roomCard(data: RoomCardData): View {
  const { code, status, emergency, stepsDone } = data;
  return view(
    [
      heading(`Zorg ${code}`),
      when(emergency, strong('Spoed. Nu gevaar? Bel 112. Veilig Thuis: 0800-2000.')),
      when(status === 'frozen', say('Deze zorg staat stil. Vragen? Ga naar het bestuur.')),
      when(status === 'closed', say('Afgesloten. Er komen geen herinneringen meer.')),
      when(status === 'open', strong(`Stap ${data.stepNumber} van ${data.stepCount}: ${data.stepTitle}`)),
      near(stepsDone.map(({ number, title }) => close(`Stap ${number} ${title}: klaar`))),
      when(status === 'open', asked(data)),
    ],
    offer(status !== 'closed', go('Mijn deel', 'my-part'), go('Signaal…', 'record-signal')),
    go('Dossier', 'dossier'),
    offer(status === 'closed', go('Heropenen…', 'reopen-case')),
  );
}

const asked = ({ asked: all }: RoomCardData) => [
  strong('Nu gevraagd'),
  when(all.length === 0, point('In deze ruimte staat nu geen vraag open.')),
  all.map(({ who, until, what }) => point(`${who}, ${until}: ${what}`)),
];
