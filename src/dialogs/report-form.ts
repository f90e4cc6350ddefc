import { dayOf } from '../agreement/calendar';
import { childHeard } from '../case/decide/report';
import { fieldsOf, pageCard, pick } from './frame';
import { nameOf } from './people';
import { normWords } from './step-words';
import type { Dialog, DialogView } from './types';
import { choices, type Choice } from './words';

/** What was reported to Veilig Thuis, by whom and how; with whom it was discussed beforehand (M-01 to M-13). */
export const reportForm: Dialog = {
  name: 'report-form',
  title: 'Melding vastleggen',
  reads: 'state',
  sends: ['record-report'],
  pages: [
    {
      fields: {
        reporter: 'Wie meldt?',
        date: 'Datum',
        time: 'Tijd, zoals 14.30',
        how: 'Hoe?',
        urgent: 'Spoed: de rest vul ik morgen aan',
        norm: 'Meldnorm',
      },
    },
    {
      fields: {
        discussed1: 'Vooraf besproken met ouder 1?',
        on1: 'Besproken op (ouder 1)',
        ground1: 'Niet, want (ouder 1)',
        discussed2: 'Vooraf besproken met ouder 2?',
        on2: 'Besproken op (ouder 2)',
        ground2: 'Niet, want (ouder 2)',
        discussedChild: 'Vooraf besproken met het kind?',
        onChild: 'Besproken op (het kind)',
        groundChild: 'Niet, want (het kind)',
        objections: 'Bezwaren, en hoe je die woog',
      },
    },
    {
      fields: {
        reference: 'Referentie',
        schoolDoes: 'Wat doet school nog?',
        together: 'Vraag 3 tot en met 5 besproken met',
      },
    },
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    const { state } = view;
    return pageCard(reportForm, view, page, { reporter: view.viewer, date: today, ...values }, problem, {
      today,
      reporters: reporters(view),
      norms: choices(normWords),
      parent1: state?.parents[0]?.name ?? '',
      parent2: state?.parents[1]?.name ?? '',
      older: state !== undefined && childHeard(state, values['date'] ?? today, view),
    });
  },
  after: (page, { urgent }) => (page === 3 || (page === 1 && urgent === 'true') ? 'send' : page + 1),
  send: (values) => ({ name: 'record-report', fields: pick(values, fieldsOf(reportForm)) }),
  then: () => ({ text: 'Vastgelegd. Ik vraag later wat Veilig Thuis ermee doet.' }),
};

/** Whoever fills in comes first; then the others of the school in the room. */
function reporters(view: DialogView): readonly Choice[] {
  const members = (view.state?.members ?? []).filter(({ external }) => !external).map(({ person }) => person);
  return [...new Set([view.viewer, ...members])].map((person) => ({ title: nameOf(person, view), value: person }));
}
