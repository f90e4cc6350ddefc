import { addDays } from '../../src/agreement/calendar';
import type { Protocol } from '../../src/agreement/protocol-schema';
import type { CommandName } from '../../src/case/commands';
import { signerFields } from '../../src/case/talk/signatures';
import { closingLines, stillValue } from '../../src/case/course/closing';
import { marked } from './marked';
import { onCase, onTask, type Kind, type Sample, type Setting } from './sample';
import { walkerOf } from './school';
import type { Values } from '../../src/view/values';

/** The commands of talking, weighing, helping, reporting and closing; see `samples.ts`. */
export const decisionSamples = {
  'plan-talk': onCase((setting) => [
    { says: 'with parents', fields: talk(setting, 'parents') },
    { says: 'with parents, risk', fields: { ...talk(setting, 'parents'), risk: 'doubt' } },
    { says: 'with child', fields: talk(setting, 'child') },
    { says: 'with parents, in the place of another', fields: { ...talk(setting, 'parents'), instead: 'k1' } },
  ]),
  'waive-talk': onCase(({ agreement }) => [
    ...grounds(agreement.protocol).map((ground) => ({
      says: `with parents, ${ground}`,
      fields: { with: 'parents', grounds: [ground], why: marked('why') },
    })),
    {
      says: 'with child',
      fields: { with: 'child', grounds: grounds(agreement.protocol).slice(0, 1), why: marked('why') },
    },
  ]),
  'record-talk': onTask(({ today }) => [
    { says: 'safe', fields: report(today, { safe: 'yes' }) },
    { says: 'not safe', fields: report(today, { safe: 'no' }) },
    { says: 'not signed yet', fields: report(today, { safe: 'yes', ...signed('later') }) },
  ]),
  'record-signatures': onTask(() => [{ fields: signed('yes') }, { says: 'not yet', fields: signed('later') }]),
  'record-parent-contact': onCase(({ today }) => [
    { fields: { date: today, contact: 'phone', with: marked('with'), what: marked('what') } },
  ]),
  'waive-consultation': onCase(({ agreement }) =>
    Object.keys(agreement.protocol.consultation.required).map((which) => ({
      says: which,
      fields: { which, reason: marked('reason') },
    })),
  ),
  weigh: onCase(weighings),
  'agree-weighing': onTask((): readonly Sample[] => [
    { says: 'agree', fields: { agree: 'yes' } },
    { says: 'otherwise', fields: { agree: 'no', why: marked('why') } },
  ]),
  'record-report': onCase((setting) => [
    { fields: reporting(setting) },
    { says: 'urgent', fields: { ...reporting(setting), urgent: true } },
  ]),
  'record-feedback': onTask(({ today }): readonly Sample[] => [
    { fields: { date: today, action: 'investigates', agreements: marked('agreements') } },
    { says: 'contact again', fields: { date: today, action: 'local-team', next: addDays(today, 20) } },
  ]),
  'record-contact': onTask(() => [{ fields: {} }]),
  'record-inquiry': onCase((setting) => [
    { fields: { ...inquiry(setting), parentsTold: 'yes' } },
    { says: 'not told to the parents', fields: { ...inquiry(setting), parentsTold: 'no', notTold: marked('notTold') } },
  ]),
  'record-file-request': onCase(({ today }) => [{ fields: { date: today, asker: marked('asker') } }]),
  refer: onCase(({ agreement, today }) => [
    {
      fields: {
        organisation: marked('organisation'),
        referrer: walkerOf(agreement, 'coordinator').id,
        date: today,
        purpose: marked('purpose'),
        lead: marked('lead'),
        result: marked('result'),
        evaluate: addDays(today, 42),
      },
    },
  ]),
  'record-followup': onTask(({ agreement, today }) =>
    Object.keys(agreement.protocol.outcomes).map((outcome) => ({
      says: outcome,
      fields: { outcome, next: addDays(today, 7), with: marked('with'), note: marked('note'), safe: 'yes' },
    })),
  ),
  'close-case': onCase(() => [
    { fields: closing },
    { says: 'despite what is open', fields: { ...closing, despiteOpen: marked('despiteOpen') } },
    { says: 'with the first things done', fields: { ...closing, ...firstDone, despiteOpen: marked('despiteOpen') } },
  ]),
  'reopen-case': onCase(() => [{ fields: { reason: marked('reason') } }]),
} satisfies Partial<Record<CommandName, Kind>>;

/** A ground that holds by itself, and one that holds only after advice, where the protocol has both. */
function grounds({ talk: { waivers } }: Protocol): readonly string[] {
  const named = Object.entries(waivers);
  return [false, true].flatMap((after) => named.find(([, { afterAdvice }]) => afterAdvice === after)?.[0] ?? []);
}

const talk = ({ agreement, today }: Setting, partner: string): Values => ({
  with: partner,
  risk: 'no',
  purpose: marked('purpose'),
  signals: marked('signals'),
  leader: walkerOf(agreement, 'coordinator').id,
  alone: marked('alone'),
  date: today,
  where: marked('where'),
});

/** Everybody whose signature may be asked says the same. */
const signed = (answer: string): Values =>
  Object.fromEntries(Object.values(signerFields).map((end) => [`signed${end}`, answer]));

const report = (today: string, more: Values): Values => ({
  told: marked('told'),
  facts: marked('facts'),
  reaction: marked('reaction'),
  together: marked('together'),
  present: marked('present'),
  date: today,
  ...signed('yes'),
  outcome: 'recognises',
  agreements: marked('agreements'),
  ...more,
});

const reporting = ({ agreement, today }: Setting): Values => ({
  reporter: walkerOf(agreement, 'coordinator').id,
  date: today,
  how: 'phone',
  norm: '1',
  ...Object.fromEntries(
    ['1', '2', 'Child'].flatMap((who): readonly (readonly [string, Values[string]])[] => [
      [`discussed${who}`, 'no'],
      [`ground${who}`, reportGrounds(agreement.protocol)],
    ]),
  ),
  older: 'yes',
  groundsWhy: marked('groundsWhy'),
  reference: marked('reference'),
  schoolDoes: marked('schoolDoes'),
});

/** The first that holds by itself, where the protocol has one. */
const reportGrounds = ({ report: { waivers } }: Protocol): readonly string[] =>
  Object.entries(waivers)
    .filter(([, { afterAdvice, onlyWith }]) => !afterAdvice && onlyWith === undefined)
    .map(([ground]) => ground)
    .slice(0, 1);

const inquiry = ({ agreement, today }: Setting): Values => ({
  date: today,
  employee: marked('employee'),
  asked: marked('asked'),
  given: marked('given'),
  by: walkerOf(agreement, 'coordinator').id,
});

const closing: Values = {
  reason: 'no-suspicion',
  motivation: marked('motivation'),
  agreements: marked('agreements'),
  wentWell: marked('wentWell'),
  tookLong: marked('tookLong'),
  lapsedWhy: marked('lapsedWhy'),
  safe: 'yes',
};

/** What is asked first, as far as it can be done in the form of closing: a state in which it cannot refuses it. */
const firstDone: Values = Object.fromEntries(
  closingLines.flatMap((line) => [
    [`still${line}`, stillValue('done', `t${line}`)],
    [`why${line}`, marked(`why${line}`)],
  ]),
);

type Question = Protocol['weighing']['questions'][string];
type Answer = Question['report'][number];

/** What the framework may say, and what people may then decide, with it and against it. */
function weighings({ agreement, today }: Setting): readonly Sample[] {
  const { questions } = agreement.protocol.weighing;
  const named = Object.entries(questions);
  const leadsTo = (result: 'report' | 'close'): Values => {
    const one = named.find(([, question]) => question[result].length > 0);
    return answersTo(questions, one === undefined ? {} : { [one[0]]: one[1][result][0] });
  };
  const week = addDays(today, 7);
  const opinion = agreement.protocol.weighing.opinion?.of[0];
  const asked: Values = opinion === undefined ? {} : { opinionOf: opinion, opinion: marked('opinion') };
  const written = { ...first, ...asked, safe: 'yes', refusals: marked('refusals'), evaluate: addDays(today, 42) };
  const neither = { report: 'no', help: 'no' };
  const together = named.flatMap(([id, question]) => (question.together ? [id, `${id}Why`] : []));
  return [
    {
      says: 'help',
      fields: {
        ...written,
        ...answersTo(questions),
        report: 'no',
        help: 'yes',
        summary: marked('summary'),
        clean: true,
      },
    },
    { says: 'the help works', fields: { ...written, ...answersTo(questions), ...works(questions), ...neither } },
    { says: 'report', fields: { ...written, ...leadsTo('report'), report: 'yes', help: 'no' } },
    { says: 'report and help', fields: { ...written, ...leadsTo('report'), report: 'yes', help: 'yes' } },
    {
      says: 'report, the rest with Veilig Thuis',
      fields: { ...without(['evaluate'], written), ...without(together, leadsTo('report')), report: 'yes', help: 'no' },
    },
    {
      says: 'no report, against',
      fields: { ...written, ...leadsTo('report'), ...neither, against: marked('against') },
    },
    { says: 'no suspicion', fields: { ...written, ...leadsTo('close'), ...neither } },
    ...(Object.hasOwn(questions, 'q4')
      ? [
          {
            says: 'help once more',
            fields: {
              ...written,
              ...answersTo(questions, { q4: 'no' }),
              report: 'no',
              help: 'yes',
              check: week,
              against: marked('against'),
            },
          },
        ]
      : []),
  ];
}

/**
 * The questions answered, so that they point nowhere where that can be, and those that may wait for the evaluation are
 * left for it; `otherwise` holds the answers that do.
 */
function answersTo(
  questions: Readonly<Record<string, Question>>,
  otherwise: Readonly<Record<string, Answer | undefined>> = {},
): Values {
  return Object.fromEntries(
    Object.entries(questions).flatMap(([id, question]) => {
      const answer = otherwise[id] ?? (question.later ? undefined : pointsNowhere(question));
      return answer === undefined ? [] : answered(id, answer);
    }),
  );
}

const without = (ids: readonly string[], fields: Values): Values =>
  Object.fromEntries(Object.entries(fields).filter(([id]) => !ids.includes(id)));

/** At the evaluation: what waited for it is answered, and nothing points to a report. */
const works = (questions: Readonly<Record<string, Question>>): Values =>
  Object.fromEntries(
    Object.entries(questions).flatMap(([id, question]) =>
      question.later ? answered(id, pointsNowhere(question)) : [],
    ),
  );

const pointsNowhere = ({ report: reports, close }: Question): Answer =>
  (['yes', 'no', 'doubt'] as const).find((answer) => !reports.includes(answer) && !close.includes(answer)) ?? 'yes';

const answered = (id: string, answer: Answer): readonly (readonly [string, string])[] => [
  [id, answer],
  [`${id}Why`, marked(`${id}Why`)],
];

const first = Object.fromEntries(
  ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'].map((field) => [field, marked(field)]),
);
