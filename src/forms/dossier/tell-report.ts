import { spokenDay } from '../../agreement/calendar';
import type { ReportEvent } from '../../case/report/events';
import type { Discussed, Report } from '../../case/report/report';
import { listed } from '../../room/listed';
import { timelineName } from '../people/choices';
import { answerWords, feedbackWords, normWords, urgentGroundWords } from '../step-words';
import type { DialogView } from '../types';
import type { Told } from './entry';
import { filled } from './filled';
import type { TellRows } from './tell-row';

/** What went between the school and Veilig Thuis, as the dossier tells it. */
export const tellReports: TellRows<ReportEvent> = {
  reported: ({ report }, view) => tellReport(report, view),
  'feedback-recorded': ({ feedback }, { now }) => ({
    title: `Terugkoppeling van Veilig Thuis: ${feedbackWords[feedback.action].toLowerCase()}`,
    on: feedback.on,
    texts: filled([
      ['Afspraken', feedback.agreements],
      ['Volgend contact', feedback.nextOn === undefined ? undefined : spokenDay(feedback.nextOn, now)],
    ]),
  }),
  'contact-recorded': () => ({ title: 'Gebeld met Veilig Thuis: nog niets', texts: [] }),
  'inquiry-recorded': ({ inquiry }, view) => ({
    title: 'Veilig Thuis vroeg om informatie',
    on: inquiry.on,
    texts: filled([
      ['Wie vroeg het', inquiry.employee],
      ['Vraag', inquiry.asked],
      ['Gegeven', inquiry.given],
      ['Gegeven door', timelineName(inquiry.givenBy, view)],
      ['Weten de ouders dit', inquiry.parentsTold ? 'Ja' : 'Nee'],
      ['Waarom niet', inquiry.notTold],
    ]),
  }),
};

const tellReport = (report: Report, view: DialogView): Told => ({
  title: reportTitle(report),
  on: report.on,
  texts: filled([
    ['Melder', timelineName(report.reporter, view)],
    ['Tijd', report.time],
    ['Hoe', report.how === 'phone' ? 'Telefoon' : 'Formulier'],
    ['Niet eerst besproken, want', report.urgentGround && urgentGroundWords[report.urgentGround]],
    ['Meldnorm', report.norm === undefined ? undefined : normWords[report.norm]],
    ...report.discussed.map((one) => [`Vooraf besproken: ${partner(one, view)}`, discussedWords(one, view)] as const),
    [`${view.agreement.protocol.report.child.from} jaar of ouder`, report.older && answerWords[report.older]],
    ['Waarom het niet vooraf kon', report.groundsWhy],
    ['Waarom en met welk doel', report.told],
    ['Reactie', report.reaction],
    ['Bezwaar van', report.objectionOf],
    ['Bezwaar', report.objections],
    ['Tegemoetkoming', report.accommodation],
    ['Afweging tegen de bescherming', report.balance],
    ['Referentie', report.reference],
    ['School doet nog', report.schoolDoes],
    ['Vraag 3 tot en met 5 besproken met', report.together],
  ]),
});

/** M-16: a later report is told as one more. */
function reportTitle({ id, urgent }: Report): string {
  const number = Number(id.slice(1));
  const again = number > 1 ? ` (melding ${number})` : '';
  return `${urgent ? 'Met spoed gemeld' : 'Gemeld'} bij Veilig Thuis${again}`;
}

const partner = ({ with: id }: Discussed, { state }: DialogView): string =>
  id === 'child'
    ? 'het kind'
    : id === 'parents'
      ? 'de ouders'
      : (state?.parents.find((parent) => parent.id === id)?.name ?? 'ouder');

function discussedWords({ on, grounds = [] }: Discussed, { agreement, now }: DialogView): string {
  if (on !== undefined) return `Ja, op ${spokenDay(on, now)}`;
  const { waivers } = agreement.protocol.report;
  return listed(['Nee', ...grounds.map((ground) => waivers[ground]?.title ?? ground)]);
}
