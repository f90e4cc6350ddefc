import { addDays, dayOf } from '../agreement/calendar';
import { refused } from '../case/evolve-steps';
import { frameworkSays } from '../case/framework';
import { answers, questions, type Answer, type Question } from '../case/step-facts';
import { basisOf } from './basis';
import { fieldsOf, pageCard, pick } from './frame';
import { weighedRelatives } from './relatives';
import { afterSafety, SAFE } from './safety';
import { answerWords } from './step-words';
import type { Dialog, DialogView, Values } from './types';
import { choices } from './words';

/** The weighing: what there is, the questions, and two decisions. The framework asks; people decide (E-01 to E-20). */
export const weighForm: Dialog = {
  name: 'weigh-form',
  title: 'Wegen',
  reads: 'events',
  relatives: true,
  sends: ['weigh'],
  pages: [
    {
      fields: {
        safety: 'Veiligheid',
        risks: "Risico's",
        severity: 'Aard en ernst',
        reporting: 'Melden',
        helping: 'Andere hulp',
        willing: 'Bereidheid',
      },
    },
    {
      fields: {
        harm: 'Kans op schade',
        harmWhy: 'Waarom? (kans op schade)',
        q1: 'Antwoord 1',
        q1Why: 'Waarom? (vraag 1)',
        q2: 'Antwoord 2',
        q2Why: 'Waarom? (vraag 2)',
        q2b: 'Antwoord 2b',
        q2bWhy: 'Waarom? (vraag 2b)',
      },
    },
    {
      fields: {
        q3: 'Antwoord 3',
        q3Why: 'Waarom? (vraag 3)',
        q4: 'Antwoord 4',
        q4Why: 'Waarom? (vraag 4)',
        q5: 'Antwoord 5',
        q5Why: 'Waarom? (vraag 5)',
        evaluate: 'Kijken of de hulp werkt op',
      },
    },
    {
      fields: {
        refusals: 'Hoe telt dit mee?',
        report: 'Melden?',
        help: 'Ook hulp?',
        against: 'Anders dan het kader vraagt, want',
        check: 'Bij nog een keer hulp: kijken op',
        safe: SAFE,
      },
    },
  ],
  show: (view, page, values, problem) => {
    const { weighing } = view.agreement.protocol;
    const { says } = framework(values, view);
    const relatives = page === 1 ? weighedRelatives(view) : [];
    return pageCard(weighForm, view, page, values, problem, {
      basis: page === 1 ? basisOf(view) : [],
      ...(relatives.length === 0 ? {} : { relatives }),
      first: weighing.first,
      questions: Object.fromEntries(questions.map((id) => [id, weighing.questions[id]?.text ?? ''])),
      answers: choices(answerWords),
      says,
      advice: ADVICE[says],
      refused: view.state?.consents.some((consent) => refused(consent) && consent.weighed !== true) ?? false,
      tomorrow: addDays(dayOf(view.now), 1),
    });
  },
  after: (page, values, view) => {
    if (page === 4) return 'send';
    return page === 2 && framework(values, view).says === 'close' ? 4 : page + 1;
  },
  send: (values) => ({ name: 'weigh', fields: pick(values, fieldsOf(weighForm)) }),
  then: afterSafety,
};

/** A rule is told as a rule; the decision is a person's. */
const ADVICE = {
  report: 'Bij dit antwoord vraagt het afwegingskader om te melden. Jij beslist.',
  help: 'Bij deze antwoorden vraagt het afwegingskader om hulp te organiseren. Jij beslist.',
  close: 'Bij dit antwoord vraagt het afwegingskader om af te sluiten en dat vast te leggen. Jij beslist.',
} as const;

const framework = (values: Values, { agreement }: DialogView) =>
  frameworkSays(
    agreement.protocol.weighing.questions,
    Object.fromEntries(
      questions.flatMap((id): readonly (readonly [Question, Answer])[] => {
        const answer = answers.find((one) => one === values[id]);
        return answer === undefined ? [] : [[id, answer]];
      }),
    ),
  );
