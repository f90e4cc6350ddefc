import { safetyWords } from '../../room/safety';
import { spokenDay } from '../../agreement/calendar';
import type { Discussed, Feedback, Inquiry, Report } from '../../case/report/report';
import { type Weighing, firstQuestions, questions } from '../../case/weighing/weighing';
import { filled } from './filled';
import { nameOf } from '../people/choices';
import { listed } from '../../room/listed';
import { answerWords, feedbackWords, frameworkWords, normWords, opinionWords } from '../step-words';
import type { Told } from './entry';
import type { DialogView } from '../types';

/** The weighing, its answers and its two decisions, as the dossier tells them. */
export function tellWeighing(weighing: Weighing, view: DialogView): Told {
  const rules = view.agreement.protocol.weighing;
  const answered = questions.flatMap((id): readonly (readonly [string, string | undefined])[] => {
    const answer = weighing.answers[id];
    if (answer === undefined) return [];
    return [[rules.questions[id]?.text ?? id, `${answerWords[answer]}: ${weighing.whys[id] ?? ''}`]];
  });
  return {
    title: `Gewogen. Melden: ${weighing.report ? 'ja' : 'nee'}. Hulp: ${weighing.help ? 'ja' : 'nee'}`,
    texts: filled([
      ...firstQuestions.map((id) => [rules.first[id] ?? id, weighing.first[id]] as const),
      ['Wat belast', weighing.burdens],
      ['Wat beschermt', weighing.protects],
      [`Instrument: ${weighing.instrument?.name ?? ''}`, weighing.instrument?.outcome],
      [
        weighing.opinion === undefined ? '' : `Oordeel van ${opinionWords[weighing.opinion.of]}`,
        weighing.opinion?.text,
      ],
      ...answered,
      ['Het afwegingskader vraagt', frameworkWords[weighing.framework]],
      ['Meldnorm', listed((weighing.norms ?? []).map((norm) => normWords[norm]))],
      ['Weigering telt zo mee', weighing.refusals],
      ['Anders besloten, want', weighing.against],
      ['Evaluatie', weighing.evaluateOn === undefined ? undefined : spokenDay(weighing.evaluateOn, view.now)],
      [
        'Nog een keer hulp, controle op',
        weighing.checkOn === undefined ? undefined : spokenDay(weighing.checkOn, view.now),
      ],
      ['Kind die dag veilig', safetyWords[weighing.safe]],
    ]),
  };
}

export const tellReport = (report: Report, view: DialogView): Told => ({
  title: reportTitle(report),
  on: report.on,
  texts: filled([
    ['Melder', nameOf(report.reporter, view)],
    ['Tijd', report.time],
    ['Hoe', report.how === 'phone' ? 'Telefoon' : 'Formulier'],
    ['Meldnorm', report.norm === undefined ? undefined : normWords[report.norm]],
    ...report.discussed.map((one) => [`Vooraf besproken: ${partner(one, view)}`, discussedWords(one, view)] as const),
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

export const tellInquiry = (inquiry: Inquiry, view: DialogView): Told => ({
  title: 'Veilig Thuis vroeg om informatie',
  on: inquiry.on,
  texts: filled([
    ['Wie vroeg het', inquiry.employee],
    ['Vraag', inquiry.asked],
    ['Gegeven', inquiry.given],
    ['Gegeven door', nameOf(inquiry.givenBy, view)],
    ['Weten de ouders dit', inquiry.parentsTold ? 'Ja' : 'Nee'],
    ['Waarom niet', inquiry.notTold],
  ]),
});

export const tellFeedback = (feedback: Feedback, { now }: DialogView): Told => ({
  title: `Terugkoppeling van Veilig Thuis: ${feedbackWords[feedback.action].toLowerCase()}`,
  on: feedback.on,
  texts: filled([
    ['Afspraken', feedback.agreements],
    ['Volgend contact', feedback.nextOn === undefined ? undefined : spokenDay(feedback.nextOn, now)],
  ]),
});

const partner = ({ with: id }: Discussed, { state }: DialogView): string =>
  id === 'child' ? 'het kind' : (state?.parents.find((parent) => parent.id === id)?.name ?? 'ouder');

function discussedWords({ on, grounds = [] }: Discussed, { agreement, now }: DialogView): string {
  if (on !== undefined) return `Ja, op ${spokenDay(on, now)}`;
  const { waivers } = agreement.protocol.report;
  return listed(['Nee', ...grounds.map((ground) => waivers[ground]?.title ?? ground)]);
}
