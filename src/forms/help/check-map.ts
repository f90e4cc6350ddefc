import { spokenDay } from '../../agreement/calendar';
import { helplineLines } from '../../agreement/helplines';
import { mapCheckedOn } from '../../agreement/social-map';
import { buttons, go, heading, point, quiet, say, when } from '../../view/build';
import { give } from '../show';
import { socialMapLines } from './social-map';
import type { Dialog } from '../types';

/** Once a year somebody looks whether everybody in the social map can still be reached as it says. */
export const checkMapForm: Dialog = {
  name: 'check-map',
  title: 'Sociale kaart',
  reads: 'school',
  sends: ['check-map'],
  button: 'Alles klopt',
  pages: [
    ({ agreement: { school, protocol }, now }) => {
      const checked = mapCheckedOn(school);
      const lines = socialMapLines(school);
      return [
        heading('Klopt de sociale kaart nog?'),
        say(
          'Bel of mail wie je niet kort geleden sprak. Klopt er iets niet? Wijzig het, en kies daarna hier Alles klopt.',
        ),
        buttons(go('Wijzigen…', 'keep-in-map')),
        checked === undefined ? [] : quiet(`Het langst geleden nagekeken: ${spokenDay(checked, now)}.`),
        when(lines.length === 0, say('Er staat nog niemand in de sociale kaart van je school.')),
        lines.map((line) => point(`- ${line}`)),
        when(protocol.helplines.length > 0, quiet('Dit staat er bij elke school. Dat hoef je niet na te kijken:')),
        helplineLines(protocol).map((line) => point(`- ${line}`)),
      ];
    },
  ],
  after: () => 'send',
  send: () => give('check-map', {}),
};
