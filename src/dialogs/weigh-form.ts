import { addDays, dayOf } from '../agreement/calendar';
import { refused } from '../case/evolve-steps';
import { frameworkSays } from '../case/framework';
import { answers, firstQuestions, questions, type Answer, type FirstQuestion, type Question } from '../case/step-facts';
import { basisOf } from './basis';
import { fieldsOf, pageCard, pick } from './frame';
import { weighedRelatives } from './relatives';
import { afterSafety, SAFE } from './safety';
import { answerWords, normWords, opinionWords } from './step-words';
import type { Dialog, DialogView, Values } from './types';
import { choices } from './words';

const firstLabels: Readonly<Record<FirstQuestion, string>> = {
  safety: 'Veiligheid',
  risks: "Risico's",
  severity: 'Aard en ernst',
  reporting: 'Melden',
  helping: 'Andere hulp',
  willing: 'Bereidheid',
};

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
        ...firstLabels,
        burdens: 'Wat belast: kind, ouders, omgeving',
        protects: 'Wat beschermt: kind, ouders, omgeving',
        instrument: 'Is er een instrument gebruikt?',
        instrumentOutcome: 'Wat kwam eruit, en wie nam het af?',
        opinionOf: 'Wie gaf een oordeel bij het wegen?',
        opinion: 'Hun oordeel',
      },
    },
    { fields: questionFields(questions.slice(0, 4)) },
    { fields: { ...questionFields(questions.slice(4)), evaluate: 'Kijken of de hulp werkt op' } },
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
    const { weighing, steps } = view.agreement.protocol;
    const { says, norms } = framework(values, view);
    const relatives = page === 1 ? weighedRelatives(view) : [];
    return pageCard(weighForm, view, page, values, problem, {
      attention: steps.find(({ id }) => id === weighing.step)?.attention ?? [],
      basis: page === 1 ? basisOf(view) : [],
      ...(relatives.length === 0 ? {} : { relatives }),
      first: firstQuestions.flatMap((id) => {
        const text = weighing.first[id];
        return text === undefined ? [] : [{ id, label: firstLabels[id], text }];
      }),
      balance: weighing.balance,
      instruments: weighing.instruments.map((title) => ({ title, value: title })),
      opinions: (weighing.opinion?.of ?? []).map((value) => ({ title: opinionWords[value], value })),
      questions: questionsOf(questions.slice(0, 4), view),
      lastQuestions: questionsOf(questions.slice(4), view),
      says,
      advice: ADVICE[says],
      norms: norms.map((norm) => normWords[norm]),
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

function whyLabel(id: Question): string {
  return id === 'harm' ? 'Waarom? (kans op schade)' : `Waarom? (vraag ${id.slice(1)})`;
}

function questionLabel(id: Question): string {
  return id === 'harm' ? 'Kans op schade' : `Antwoord ${id.slice(1)}`;
}

function questionFields(ids: readonly Question[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ids.flatMap((id) => [
      [id, questionLabel(id)],
      [`${id}Why`, whyLabel(id)],
    ]),
  );
}

/** The questions that the protocol asks, in its words. */
const questionsOf = (ids: readonly Question[], { agreement }: DialogView) =>
  ids.flatMap((id) => {
    const rule = agreement.protocol.weighing.questions[id];
    return rule === undefined
      ? []
      : [
          {
            id,
            label: questionLabel(id),
            why: `${id}Why`,
            whyLabel: whyLabel(id),
            text: rule.text,
            means: rule.means,
            answers: choices(answerWords),
          },
        ];
  });

/** A rule is told as a rule; the decision is a person's. */
const ADVICE = {
  report: 'Bij dit antwoord vraagt het afwegingskader om te melden. Jij beslist.',
  help: 'Bij deze antwoorden vraagt het afwegingskader om hulp te organiseren. Jij beslist.',
  follow: 'Bij deze antwoorden vraagt het afwegingskader om af te ronden, met afspraken over het volgen. Jij beslist.',
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
