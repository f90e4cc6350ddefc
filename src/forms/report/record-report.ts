import { dayOf } from '../../agreement/calendar';
import { childHeard } from '../../case/report/policy';
import { aside, choices, heading, note, quiet, say, strong, when, yesNo, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { groundChoices, groundTerms } from '../grounds';
import { timelineName } from '../people/choices';
import { give } from '../show';
import { normWords, urgentGroundWords } from '../step-words';
import type { Dialog, DialogView, Values } from '../types';
import { isTicked, textIn } from '../../view/values';

const { area, line, manyOf, one, past, person, tick } = asks('record-report');

/** What was reported to Veilig Thuis, by whom and how; with whom it was discussed beforehand (M-01 to M-13). */
export const recordReportForm: Dialog = {
  name: 'record-report',
  title: 'Melding vastleggen',
  reads: 'state',
  sends: ['record-report'],
  fill: ({ viewer, now }, values) => ({ reporter: viewer, date: dayOf(now), ...values }),
  pages: [
    (view) => [
      heading('Melding vastleggen'),
      say('Melden doe je zelf, bij Veilig Thuis: 0800-2000, dag en nacht. Hier leg je vast wat je deed.'),
      person('reporter', 'Wie meldt?', reporters(view)),
      past('date', 'Datum', view),
      line('time', 'Tijd, zoals 14.30', { most: 5 }),
      one('how', 'Hoe?', choices({ phone: 'Telefoon', form: 'Formulier' })),
      tick('urgent', 'Spoed: de rest vul ik morgen aan', { question: 'Spoed?' }),
      one('urgentGround', 'Bij spoed: waarom niet eerst besproken?', urgentGroundWords),
      (view.state?.weighing?.norms ?? []).map((norm) => quiet(`De weging wees naar meldnorm ${normWords[norm]}`)),
      one('norm', 'Meldnorm', normWords),
      note('Bij spoed is dit genoeg.'),
    ],
    (view, values) => [
      heading('Vooraf besproken?'),
      say('Een mail achteraf telt niet. Kon het niet? Schrijf waarom.'),
      when(
        isOlder(view, values),
        say(`Het kind is ${view.agreement.protocol.report.child.from} jaar of ouder op de dag van de melding.`),
      ),
      partners(view, values),
      groundTerms(view.agreement.protocol.report.waivers),
      area('groundsWhy', 'Waarom kon het niet?'),
    ],
    ({ agreement }) => [
      heading('Het gesprek over de melding'),
      agreement.protocol.report.points.map(aside),
      area('told', 'Waarom melden jullie, en met welk doel?'),
      area('reaction', 'Wat was hun reactie?'),
      line('objectionOf', 'Bezwaar van wie?'),
      area('objections', 'Welk bezwaar?'),
      area('accommodation', 'Hoe komen jullie daaraan tegemoet?'),
      area('balance', 'Hoe woog je het bezwaar tegen de bescherming van het kind?'),
    ],
    () => [
      heading('Wat nu'),
      line('reference', 'Referentie'),
      area('schoolDoes', 'Wat doet school nog?'),
      line('together', 'Vraag 3 tot en met 5 besproken met'),
    ],
  ],
  after: (page, values) => {
    if (page === 4 || (page === 1 && isTicked(values['urgent']))) return 'send';
    return page === 2 && !wasDiscussed(values) ? 4 : page + 1;
  },
  send: (values) => give('record-report', values),
  then: () => ({ text: 'Vastgelegd. Ik vraag later wat Veilig Thuis ermee doet.' }),
};

const wasDiscussed = ({ discussed1, discussed2, discussedChild }: Values): boolean =>
  [discussed1, discussed2, discussedChild].includes('yes');

const isOlder = (view: DialogView, values: Values): boolean =>
  view.state !== undefined && childHeard(view.state, textIn(values['date'] ?? dayOf(view.now)), view);

/** With whom the report is discussed beforehand: the parents, and an older child. */
function partners(view: DialogView, values: Values): Blocks {
  const [first, second] = view.state?.parents ?? [];
  const { from } = view.agreement.protocol.report.child;
  const born = view.state?.child.birthDate !== undefined;
  return [
    first === undefined
      ? discussedWith('De ouders', 'de ouders', '1', view)
      : discussedWith(first.name, 'ouder 1', '1', view),
    second === undefined ? [] : discussedWith(second.name, 'ouder 2', '2', view),
    when(!born, one('older', `Is het kind ${from} jaar of ouder?`, yesNo)),
    when(
      !born || isOlder(view, values),
      discussedWith(born ? 'Het kind' : `Het kind, bij ${from} jaar of ouder`, 'het kind', 'Child', view),
    ),
  ];
}

function discussedWith(name: string, called: string, end: '1' | '2' | 'Child', view: DialogView): Blocks {
  const grounds = groundChoices(view.agreement.protocol.report.waivers);
  return [
    strong(name),
    one(`discussed${end}`, `Vooraf besproken met ${called}?`, yesNo),
    past(`on${end}`, `Besproken op (${called})`, view),
    manyOf(`ground${end}`, `Niet, want (${called})`, grounds, { error: 'Kies een grond.' }),
  ];
}

/** The person who fills in comes first; then the others of the school in the room. */
function reporters(view: DialogView): readonly Choice[] {
  const members = (view.state?.members ?? []).filter(({ external }) => !external).map((member) => member.person);
  return [...new Set([view.viewer, ...members])].map((value) => ({ title: timelineName(value, view), value }));
}
