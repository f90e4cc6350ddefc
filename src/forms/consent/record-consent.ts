import { dayOf } from '../../agreement/calendar';
import { go, heading, note, say, submit } from '../../view/build';
import { asks } from '../../room/asks';
import { outsiders } from '../people/choices';
import { give } from '../show';
import { consentWords, parentChoices } from '../step-words';
import type { Dialog } from '../types';

const { area, line, one, past, pick, tick } = asks('record-consent');

/** What a parent says about open talk with somebody from outside: per parent and per party (C-12). */
export const recordConsentForm: Dialog = {
  name: 'record-consent',
  title: 'Toestemming',
  reads: 'state',
  sends: ['record-consent'],
  fill: ({ now }, values) => ({ date: dayOf(now), ...values }),
  pages: [
    (view) => {
      const parents = parentChoices(view.state);
      const what = [
        heading('Toestemming van een ouder'),
        say('Nodig voor open overleg met iemand van buiten school. Niet nodig voor Veilig Thuis.'),
      ];
      if (parents.length === 0) return [what, say('Leg eerst de ouders vast, bij de gegevens van het kind.')];
      return [
        what,
        one('parent', 'Welke ouder?', parents, { error: 'Kies een ouder.' }),
        pick('party', 'Met wie?', outsiders(view.agreement), { error: 'Kies iemand of schrijf een naam.' }),
        line('other', 'Of iemand anders'),
        area('purpose', 'Doel'),
        one('answer', 'Antwoord', consentWords),
        past('date', 'Datum', view),
        tick('written', 'Schriftelijk', { question: 'Op papier?' }),
        note('Alleen toestemming op papier telt.'),
        line('place', 'Waar ligt het?'),
      ];
    },
  ],
  actions: (_, __, view) => [
    parentChoices(view.state).length === 0 ? go('Gegevens kind…', 'record-child') : submit('Opslaan'),
  ],
  send: (values) => give('record-consent', values),
  then: ({ answer }) =>
    answer === 'refused' || answer === 'withdrawn'
      ? { text: 'Opgeslagen. Zonder naam overleggen kan nog, ook met Veilig Thuis. Je weegt dit later mee.' }
      : undefined,
};
