import { mayHearOf } from '../../case/relation/related';
import { spoken, spokenDay } from '../../agreement/calendar';
import type { WeighingEvent } from '../../case/weighing/events';
import { firstQuestions, questions, type WeighedCase, type Weighing } from '../../case/weighing/weighing';
import { listed } from '../../room/listed';
import { safetyWords } from '../../room/safety';
import { answerWords, frameworkWords, normWords, opinionWords } from '../step-words';
import type { DialogView } from '../types';
import type { Told } from './entry';
import { filled } from './filled';
import type { TellRows } from './tell-row';

/** What was decided in weighing, as the dossier tells it. */
export const tellWeighings: TellRows<WeighingEvent> = {
  weighed: ({ weighing }, view) => tellWeighing(weighing, view),
  'weighing-agreed': ({ agree, why }) => ({
    title: agree ? 'Weegt mee: eens met de weging' : 'Weegt mee: ziet het anders',
    texts: filled([['Wat anders', why]]),
  }),
  'decision-holds': () => ({ title: 'Het besluit tot hulp geldt: er wacht niemand meer op', texts: [] }),
};

const relatedInWords = ({ code, as, closedOn }: WeighedCase, { now }: DialogView): string =>
  as === 'sibling'
    ? `zorg ${code} (broer of zus)`
    : `zorg ${code} (eerder${closedOn === undefined ? '' : `, afgesloten op ${spokenDay(closedOn, now)}`})`;

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
      [
        'Ook meegewogen',
        listed((weighing.related ?? []).filter((one) => mayRead(one, view)).map((one) => relatedInWords(one, view))),
      ],
      ['Anders besloten, want', weighing.against],
      ['Evaluatie', weighing.evaluateOn === undefined ? undefined : spokenDay(weighing.evaluateOn, view.now)],
      [
        'Nog een keer hulp, controle op',
        weighing.checkOn === undefined ? undefined : spokenDay(weighing.checkOn, view.now),
      ],
      [
        'Hulp wacht op wie meeweegt',
        weighing.waitsUntil === undefined ? undefined : `tot uiterlijk ${spoken(weighing.waitsUntil, view.now)}`,
      ],
      ['Kind die dag veilig', safetyWords[weighing.safe]],
    ]),
  };
}

/** Of a case from which the reader is kept out, nothing is read here either. */
const mayRead = ({ code }: { readonly code: string }, { state, viewer }: DialogView): boolean =>
  state?.related.every((one) => one.code !== code || mayHearOf(one, viewer)) !== false;
