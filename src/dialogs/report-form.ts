import { dayOf } from '../agreement/calendar';
import { childHeard } from '../case/decide/discussed';
import { fieldsOf, pageCard, pick } from './frame';
import { nameOf } from './people';
import { normWords } from './step-words';
import type { Dialog, DialogView, Values } from './types';
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
        groundsWhy: 'Waarom kon het niet?',
      },
    },
    {
      fields: {
        told: 'Waarom melden jullie, en met welk doel?',
        reaction: 'Wat was hun reactie?',
        objectionOf: 'Bezwaar van wie?',
        objections: 'Welk bezwaar?',
        accommodation: 'Hoe komen jullie daaraan tegemoet?',
        balance: 'Hoe woog je het bezwaar tegen de bescherming van het kind?',
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
    const { report } = view.agreement.protocol;
    return pageCard(reportForm, view, page, { reporter: view.viewer, date: today, ...values }, problem, {
      today,
      reporters: reporters(view),
      norms: choices(normWords),
      pointed: (view.state?.weighing?.norms ?? []).map((norm) => normWords[norm]),
      older: isOlder(view, values),
      from: report.child.from,
      people: page === 2 ? partners(view, values) : [],
      points: report.points.map((text) => ({ text })),
    });
  },
  after: (page, values) => {
    if (page === 4 || (page === 1 && values['urgent'] === 'true')) return 'send';
    return page === 2 && !wasDiscussed(values) ? 4 : page + 1;
  },
  send: (values) => ({ name: 'record-report', fields: pick(values, fieldsOf(reportForm)) }),
  then: () => ({ text: 'Vastgelegd. Ik vraag later wat Veilig Thuis ermee doet.' }),
};

const wasDiscussed = ({ discussed1, discussed2, discussedChild }: Values): boolean =>
  [discussed1, discussed2, discussedChild].includes('yes');

const isOlder = (view: DialogView, values: Values): boolean =>
  view.state !== undefined && childHeard(view.state, values['date'] ?? dayOf(view.now), view);

/** With whom the report is discussed beforehand, with the inputs about each: the parents, and an older child. */
function partners(view: DialogView, values: Values) {
  const parents = (view.state?.parents ?? []).map(({ name }, index) => [name, `ouder ${index + 1}`, `${index + 1}`]);
  const child = isOlder(view, values) ? [['Het kind', 'het kind', 'Child']] : [];
  const grounds = Object.entries(view.agreement.protocol.report.waivers).map(([value, { title }]) => ({
    title,
    value,
  }));
  return [...parents, ...child].map(([name = '', of = '', end = '']) => ({
    name,
    of,
    discussed: `discussed${end}`,
    on: `on${end}`,
    ground: `ground${end}`,
    grounds,
    today: dayOf(view.now),
  }));
}

/** Whoever fills in comes first; then the others of the school in the room. */
function reporters(view: DialogView): readonly Choice[] {
  const members = (view.state?.members ?? []).filter(({ external }) => !external).map(({ person }) => person);
  return [...new Set([view.viewer, ...members])].map((person) => ({ title: nameOf(person, view), value: person }));
}
