import { buttons, chapter, go, heading, offer, point, quiet, say, view, when } from '../../view/build';
import type { View } from '../../view/view';
import type { StartData } from '../card-data';

/** What the bot can do. */
export const start = ({ text, process, appoints, helplines = [], remarks = [] }: StartData): View =>
  view(
    [
      heading('Zorgmelding'),
      text === undefined ? [] : say(text),
      say('Maak je je zorgen om een kind? Ik help je stap voor stap. Melden kost een paar minuten.'),
      say('Zorg melden: schrijf op wat je zag of hoorde. Twijfel mag.'),
      say('Vandaag: wat er op jou wacht, het eerste bovenaan. Overzicht: de zorgen waarin je meedoet.'),
      quiet('Je kunt ook typen: zorgmelding, vandaag, overzicht, mijn meldingen of help.'),
      when(
        helplines.length > 0,
        chapter('Wie je kunt bellen'),
        helplines.map((line) => point(`- ${line}`)),
      ),
      when(
        remarks.length > 0,
        chapter('Goed om te weten over het protocol van de school'),
        remarks.map((line) => point(`- ${line}`)),
      ),
      buttons(
        go('Mijn meldingen', 'show-reports'),
        ...offer(process !== undefined, go('Alle zorgen', 'show-process')),
        ...offer(appoints !== undefined, go('Wie doet wat…', 'hand-over-role')),
      ),
    ],
    go('Zorg melden…', 'open-case'),
    go('Vandaag', 'show-today'),
    go('Overzicht', 'show-overview'),
  );
