import { parentIds } from '../../case/child/parent';
import { consentAnswers } from '../../case/consent/consent';
import { dayOf } from '../../agreement/calendar';
import { go, heading, note, say, submit } from '../../view/build';
import { asks } from '../../room/asks';
import { outsiders } from '../people/choices';
import { give } from '../show';
import { consentWords, parentChoices } from '../step-words';
import { consentRow, withConsent } from '../../case/consent/table';
import { consentSaid } from '../../room/consent-words';
import { partyName } from '../people/party-name';
import { consentOverview } from './consent-overview';
import { isTicked, textIn } from '../../view/values';
import type { Dialog, DialogView, Values } from '../types';

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
        consentOverview(view),
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
  then: (values, view) => {
    const { answer } = values;
    if (answer === 'refused' || answer === 'withdrawn')
      return { text: 'Opgeslagen. Zonder naam overleggen kan nog, ook met Veilig Thuis. Je weegt dit later mee.' };
    const row = rowAfter(values, view);
    return row === undefined ? undefined : { text: `Opgeslagen. ${consentSaid(row, partyName(row.party, view))}` };
  },
};

/** How open talk with this party stands once it is written down. */
function rowAfter(values: Values, { state }: DialogView): ReturnType<typeof consentRow> | undefined {
  const parent = parentIds.find((id) => id === values['parent']);
  const answer = consentAnswers.find((one) => one === values['answer']);
  const party = textIn(values['party']) || textIn(values['other']);
  if (state === undefined || parent === undefined || answer === undefined) return undefined;
  const consents = withConsent(state.consents, { parent, party, answer, written: isTicked(values['written']) });
  return consentRow({ ...state, consents }, party);
}
