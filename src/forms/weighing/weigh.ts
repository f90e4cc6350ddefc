import type { Protocol } from '../../agreement/protocol-schema';
import { spokenSpan } from '../../agreement/spoken-span';
import { SAFE, safetyWords } from '../../room/safety';
import { refused } from '../../case/consent/policy';
import { awaitsVeiligThuis, reportedInEmergency } from '../../case/report/urgent-report';
import { frameworkSays } from '../../case/weighing/framework';
import { answers, type Answer } from '../../case/answers';
import { firstQuestions, questions, type FirstQuestion, type Question } from '../../case/weighing/weighing';
import {
  aside,
  buttons,
  finding,
  go,
  heading,
  note,
  point,
  say,
  strong,
  submit,
  when,
  yesNo,
  type Blocks,
} from '../../view/build';
import { asks } from '../../room/asks';
import { basisOf } from './basis';
import { dossierOf } from '../relation/relate';
import { weighedRelatedCases } from '../relation/related-cases';
import { asksNameless, draftWithoutNames, withoutNames } from './without-names';
import { afterSafety } from '../safety';
import { give } from '../show';
import { answerWords, normWords, opinionWords } from '../step-words';
import type { Dialog, DialogView, Values } from '../types';

const { area, coming, many, one, pick } = asks('weigh');

const firstLabels: Readonly<Record<FirstQuestion, string>> = {
  safety: 'Veiligheid',
  risks: "Risico's",
  severity: 'Aard en ernst',
  reporting: 'Melden',
  helping: 'Andere hulp',
  willing: 'Bereidheid',
};

/** The page on which people write before they answer the questions of the framework; it comes right after what there is. */
const IN_WORDS = 5;

/** The page with the decisions, and the one for those who may not know of whom it is. */
const DECISIONS = 4;
const NAMELESS = 6;

const isLast = (page: number, values: Values, view: DialogView): boolean =>
  page === NAMELESS || (page === DECISIONS && !asksNameless(values, view));

/** The weighing: what there is, the questions, and two decisions. The framework asks; people decide (E-01 to E-20). */
export const weighForm: Dialog = {
  name: 'weigh',
  title: 'Wegen',
  reads: 'events',
  relatedCases: true,
  sends: ['weigh'],
  pages: [
    (view) => [heading('Wegen'), whatThereIs(view)],
    (view) => [
      heading('Het afwegingskader'),
      say('Twijfel telt als ja. Is er geen vermoeden meer, dan mag de rest leeg blijven.'),
      askedOf(view, { together: false }),
    ],
    (view, values) => [
      heading('Het afwegingskader'),
      awaitsThem(view)
        ? say(
            'Er is met spoed gemeld. Vraag 3 tot en met 5 loop je samen met Veilig Thuis door. Daar is een eigen vraag voor.',
          )
        : [
            when(
              framework(values, view).says === 'report',
              say('Het antwoord wijst naar melden. Deze vragen kun je dan met Veilig Thuis doorlopen.'),
            ),
            askedOf(view, { together: true }),
          ],
      coming('evaluate', 'Kijken of de hulp werkt op', view),
    ],
    (view, values) => [
      heading('Besluiten'),
      said(view, values),
      one('report', 'Melden?', yesNo),
      one('help', 'Ook hulp?', yesNo),
      waits(view),
      area('against', 'Anders dan het kader vraagt, want'),
      note('De directeur leest dan dat er een besluit met een eigen reden is, niet welk.'),
      coming('check', 'Bij nog een keer hulp: kijken op', view),
      note(onceMore(view)),
      one('safe', SAFE, safetyWords),
    ],
    (view) => [heading('Eerst in woorden'), firstAsked(view), besides(view)],
    withoutNames,
  ],
  fill: (view, values, page) => (page === NAMELESS ? { summary: draftWithoutNames(view, values), ...values } : values),
  actions: (page, values, view) => [submit(isLast(page, values, view) ? 'Besluiten' : 'Verder')],
  after: (page, values, view) => {
    if (isLast(page, values, view)) return 'send';
    if (page === DECISIONS) return NAMELESS;
    if (page === 1) return IN_WORDS;
    if (page === IN_WORDS) return 2;
    return page === 2 && framework(values, view).says === 'close' ? DECISIONS : page + 1;
  },
  send: (values) => give('weigh', values),
  then: afterSafety,
};

const onceMore = ({ agreement }: DialogView): string => {
  const within = spokenSpan({ calendarDays: agreement.protocol.weighing.onceMore.days });
  return `Weigerden zij hulp? Nog een keer kan na advies van Veilig Thuis, met een controle binnen ${within}.`;
};

/** E-02: helping waits for those who weigh along, a report never. */
function waits({ agreement: { protocol } }: DialogView): Blocks {
  const { waits: span } = protocol.weighing;
  return span === undefined
    ? []
    : note(`Hulp wacht tot wie meeweegt heeft geantwoord, ${spokenSpan(span)} op zijn langst. Melden wacht nooit.`);
}

function whatThereIs(view: DialogView): Blocks {
  const { weighing, steps } = view.agreement.protocol;
  const { shown, more } = basisOf(view);
  return [
    (steps.find(({ id }) => id === weighing.step)?.attention ?? []).map(aside),
    when(shown.length > 0, say('Dit is er nu. Het hele verhaal staat in het dossier.')),
    shown.map(finding),
    when(
      more > 0,
      strong(more === 1 ? 'Er is er nog 1, van eerder.' : `Er zijn er nog ${String(more)}, van eerder.`),
      buttons(go('Lees alles in het dossier', 'dossier')),
    ),
    otherCases(view),
  ];
}

/** Who leads both ticks what counts: who weighs along, or leads this case alone, reads no more than that. */
function otherCases(view: DialogView): Blocks {
  const others = weighedRelatedCases(view);
  return when(
    others.length > 0,
    others.map(dossierOf),
    many(
      'related',
      'Welke zorgen wegen mee?',
      others.map(({ text, other }) => ({ title: text.replace(/\.$/, ''), value: other })),
    ),
    note('Wie meeweegt, leest alleen dat deze zorgen meetelden, niet wat erin staat.'),
  );
}

const firstAsked = ({ agreement }: DialogView): Blocks =>
  firstQuestions.flatMap((id) => {
    const text = agreement.protocol.weighing.first[id];
    return text === undefined ? [] : [say(text), area(id, firstLabels[id], { required: true })];
  });

function besides({ agreement }: DialogView): Blocks {
  const { balance, instruments, opinion } = agreement.protocol.weighing;
  const opinions = (opinion?.of ?? []).map((value) => ({ title: opinionWords[value], value }));
  return [
    when(
      balance,
      area('burdens', 'Wat belast: kind, ouders, omgeving'),
      area('protects', 'Wat beschermt: kind, ouders, omgeving'),
    ),
    when(
      instruments.length > 0,
      pick(
        'instrument',
        'Is er een instrument gebruikt?',
        instruments.map((title) => ({ title, value: title })),
        { error: 'Kies uit de lijst, of laat leeg.' },
      ),
      area('instrumentOutcome', 'Wat kwam eruit, en wie nam het af?'),
    ),
    when(
      opinions.length > 0,
      pick('opinionOf', 'Wie gaf een oordeel bij het wegen?', opinions, { error: 'Kies uit de lijst.' }),
      area('opinion', 'Hun oordeel'),
    ),
  ];
}

/** The questions that the protocol asks, in its words: those that may be gone through with Veilig Thuis, or the others. */
function askedOf({ agreement }: DialogView, { together }: { readonly together: boolean }): Blocks {
  const { questions: rules } = agreement.protocol.weighing;
  return questions.flatMap((id) => {
    const rule = rules[id];
    return rule?.together === together ? question(id, rule) : [];
  });
}

function question(id: Question, rule: Protocol['weighing']['questions'][string]): Blocks {
  const number = id === 'harm' ? undefined : id.slice(1);
  return [
    strong(rule.text),
    rule.means.map(note),
    pick(id, number === undefined ? 'Kans op schade' : `Antwoord ${number}`, answerWords),
    area(`${id}Why`, number === undefined ? 'Waarom? (kans op schade)' : `Waarom? (vraag ${number})`),
  ];
}

/** What the framework says of these answers, and what counts besides. */
function said(view: DialogView, values: Values): Blocks {
  const { says, norms } = framework(values, view);
  return [
    say(ADVICE[says]),
    norms.map((norm) => point(`Meldnorm ${normWords[norm]}`)),
    when(
      view.state?.consents.some((consent) => refused(consent) && consent.weighed !== true) === true,
      say('Een ouder weigerde toestemming of trok die in.'),
      area('refusals', 'Hoe telt dit mee?'),
    ),
  ];
}

/** A rule is told as a rule; the decision is a person's. */
const ADVICE = {
  report: 'Bij dit antwoord vraagt het afwegingskader om te melden. Jij beslist.',
  help: 'Bij deze antwoorden vraagt het afwegingskader om hulp te organiseren. Jij beslist.',
  follow: 'Bij deze antwoorden vraagt het afwegingskader om af te ronden, met afspraken over het volgen. Jij beslist.',
  close: 'Bij dit antwoord vraagt het afwegingskader om af te sluiten en dat vast te leggen. Jij beslist.',
} as const;

const awaitsThem = ({ state, agreement }: DialogView): boolean =>
  state !== undefined && awaitsVeiligThuis(state, agreement);

const framework = (values: Values, { agreement, state }: DialogView) =>
  frameworkSays(
    agreement.protocol.weighing.questions,
    Object.fromEntries(
      questions.flatMap((id): readonly (readonly [Question, Answer])[] => {
        const answer = answers.find((known) => known === values[id]);
        return answer === undefined ? [] : [[id, answer]];
      }),
    ),
    state !== undefined && reportedInEmergency(state, agreement),
  );
