import { addDays, dayOf } from '../../agreement/calendar';
import { spokenSpan } from '../../agreement/spoken-span';
import type { Agreement } from '../../agreement/agreement';
import type { Day } from '../../agreement/time';
import type { Fields } from '../commands';
import { refused } from '../consent/policy';
import type { CaseEvent } from '../events';
import { frameworkSays, type FrameworkSays } from './framework';
import { leads } from '../involvement';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { awaitsVeiligThuis, reportedInEmergency } from '../report/urgent-report';
import { firstQuestions, questions, type Weighing } from './weighing';
import { ask, askOf, askOn, askOnce, beginStep, nextTaskId, ruleOf } from '../task/ask';
import { approvedSummary, outsidersAlong } from './outsiders';
import { waitingTasks, waitsUntil as untilWhen } from './waiting';
import { weighingAlong } from './weighing-along';
import { ahead, type Context } from '../context';
import { monitorHelp } from '../help/observe';
import { unprepared } from './prepared';
import { counts } from '../relation/related';

/**
 * The weighing and its two decisions (E-01 to E-20). The framework says what it asks at these answers; people decide.
 * A coordinator who decides otherwise writes down why, and the director is told that it happened, without what.
 */
export function weigh(state: CaseState, fields: Fields<'weigh'>, context: Context): readonly CaseEvent[] {
  const needed = unprepared(state, context.agreement);
  if (needed !== undefined) throw new Refusal('not-allowed', needed);
  const { weighing: rules } = context.agreement.protocol;
  const weighing = weighingOf(state, fields, context);
  const former = waitingTasks(state, context).map(({ id }) => id);
  const events: CaseEvent[] = [
    ...beginStep(state, rules.step, context),
    { type: 'weighed', weighing },
    ...answeredBy(weighing, state, context),
    ...former.map(weighedAnew),
  ];
  const others = { ...state, tasks: state.tasks.filter(({ id }) => !former.includes(id)) };
  const once = (rule: string, now = context.now): void => {
    events.push(...askOnce(rule, others, events, { ...context, now }));
  };
  const on = (rule: string, day: Day): void => {
    events.push(askOn(day, rule, state, events, context));
  };
  if (weighing.against !== undefined) once(rules.against);
  if (weighing.report) for (const rule of rules.opens.report) once(rule);
  else events.push(...takenBack(rules.opens.report, state));
  if (weighing.help) for (const rule of rules.opens.help) once(rule, weighing.waitsUntil);
  if (weighing.evaluateOn !== undefined) {
    on(rules.opens.evaluation, weighing.evaluateOn);
    if (state.counts.referrals > 0) events.push(...monitorHelp(state, events, context));
  }
  if (weighing.checkOn !== undefined) on(rules.onceMore.task, weighing.checkOn);
  events.push(...askWeighers(weighing, fields, state, events, context));
  return events;
}

/** A report that was decided and not made yet is decided anew by a weighing without it. */
const takenBack = (rules: readonly string[], state: CaseState): readonly CaseEvent[] =>
  state.tasks.filter(({ status, rule }) => status === 'open' && rules.includes(rule)).map(({ id }) => weighedAnew(id));

/**
 * What asks for a weighing is answered by it; the evaluation of the help only where its question was. Left out, the question
 * stays asked on its day, or goes to the day that was chosen now; without any suspicion it lapses.
 */
function answeredBy({ answers, framework, evaluateOn }: Weighing, state: CaseState, context: Context) {
  const { opens, questions: rules } = context.agreement.protocol.weighing;
  const evaluated = questions.every((id) => rules[id]?.later !== true || answers[id] !== undefined);
  return state.tasks
    .filter(({ status, rule }) => status === 'open' && ruleOf(context, rule).completedBy === 'weigh')
    .flatMap(({ id, rule }): readonly CaseEvent[] => {
      if (rule !== opens.evaluation || evaluated)
        return [{ type: 'task-completed', task: id, result: 'Gewogen', on: dayOf(context.now) }];
      if (evaluateOn !== undefined) return [{ type: 'withdrawn', task: id, reason: 'Er is een andere dag gekozen.' }];
      return framework === 'close' ? [{ type: 'withdrawn', task: id, reason: 'Er is geen vermoeden meer.' }] : [];
    });
}

const weighedAnew = (task: string): CaseEvent => ({ type: 'withdrawn', task, reason: 'Er is opnieuw gewogen.' });

/**
 * Those who weigh along read the weighing and say whether they agree (E-02), by the day until which it waits for them; from outside
 * who may not know of whom it is reads the summary that was approved.
 */
function askWeighers(
  { waitsUntil }: Weighing,
  fields: Fields<'weigh'>,
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const { agree } = context.agreement.protocol.weighing;
  if (agree === undefined) return [];
  const events: CaseEvent[] = state.tasks
    .filter(({ status, rule }) => status === 'open' && rule === agree)
    .map(({ id }) => weighedAnew(id));
  const { person } = context.actor;
  const due = waitsUntil === undefined ? {} : { due: waitsUntil };
  const outsiders = outsidersAlong(person, state, context.agreement);
  const summary = approvedSummary(outsiders, fields, state, context.agreement);
  for (const owner of [...weighingAlong(person, state, context.agreement), ...outsiders.open])
    events.push(...askOf(owner, agree, state, [...before, ...events], context, due));
  for (const owner of summary === undefined ? [] : outsiders.nameless) {
    const id = nextTaskId(state, [...before, ...events]);
    events.push({ ...ask(id, agree, state, context, { ...due, owner, mode: 'anonymous' }), ...summary });
  }
  return events;
}

function weighingOf(state: CaseState, fields: Fields<'weigh'>, context: Context): Weighing {
  const { now } = context;
  const answers = answersOf(fields);
  const whys = Object.fromEntries(
    questions.flatMap((id) => {
      const why = fields[`${id}Why`];
      return why === undefined ? [] : [[id, why]];
    }),
  );
  const { says: framework, norms } = frameworkFor(state, fields, context);
  const unexplained = questions.filter((id) => answers[id] !== undefined && whys[id] === undefined);
  if (unexplained.length > 0)
    throw new Refusal(
      'incomplete',
      'Schrijf bij elk antwoord waarom.',
      unexplained.map((id) => `${id}Why`),
    );
  const report = fields.report === 'yes';
  const help = fields.help === 'yes';
  if (state.consents.some((consent) => refused(consent) && consent.weighed !== true) && fields.refusals === undefined)
    throw new Refusal('incomplete', 'Een ouder weigerde toestemming. Schrijf op hoe dat meetelt.', ['refusals']);
  const against = (framework === 'report' && !report) || (framework === 'help' && !report && !help);
  if (against && fields.against === undefined)
    throw new Refusal('incomplete', 'Je besluit anders dan het afwegingskader vraagt. Schrijf op waarom.', ['against']);
  const checkOn = refusedHelp(fields) ? checkDay(state, fields, context) : undefined;
  const decided = { answers, framework, help, safe: fields.safe };
  const waits = untilWhen(decided, fields, state, context);
  return {
    first: firstOf(fields, context),
    ...grounds(state, fields, framework, context),
    answers,
    whys,
    framework,
    ...(norms.length === 0 ? {} : { norms }),
    report,
    help,
    ...(against && fields.against !== undefined ? { against: fields.against } : {}),
    ...(fields.refusals === undefined ? {} : { refusals: fields.refusals }),
    ...relatedOf(state, fields, context),
    ...(fields.evaluate === undefined ? {} : { evaluateOn: ahead(fields.evaluate, now, 'evaluate') }),
    ...(checkOn === undefined ? {} : { checkOn }),
    ...(waits === undefined ? {} : { waitsUntil: waits }),
    safe: fields.safe,
  };
}

/** What the protocol has people write down in words first: E-14. */
function firstOf(fields: Fields<'weigh'>, { agreement }: Context): Weighing['first'] {
  const asked = firstQuestions.filter((id) => agreement.protocol.weighing.first[id] !== undefined);
  const missing = asked.filter((id) => fields[id] === undefined);
  if (missing.length > 0) throw new Refusal('incomplete', '', missing);
  return Object.fromEntries(asked.map((id) => [id, fields[id]]));
}

/**
 * An opinion from outside, an instrument, the balance: what else the weighing rests on. A report is made with Veilig
 * Thuis anyway, so an opinion is not waited for then.
 */
function grounds(
  state: CaseState,
  fields: Fields<'weigh'>,
  framework: Weighing['framework'],
  { agreement }: Context,
): Pick<Weighing, 'opinion' | 'instrument' | 'burdens' | 'protects'> {
  const { opinion: rule } = agreement.protocol.weighing;
  const doubt = questions.some((id) => fields[id] === 'doubt');
  const withThem = framework === 'report' || reportedInEmergency(state, agreement);
  const needed = rule !== undefined && !withThem && (rule.when === 'always' || doubt);
  const { opinionOf: of, opinion: said, instrument, instrumentOutcome, burdens, protects } = fields;
  if (needed && (of === undefined || said === undefined || !rule.of.includes(of)))
    throw new Refusal('incomplete', 'Vraag een oordeel bij het wegen, en schrijf op wat het was.', [
      'opinionOf',
      'opinion',
    ]);
  if (instrument !== undefined && instrumentOutcome === undefined)
    throw new Refusal('incomplete', 'Schrijf op wat er uit het instrument kwam.', ['instrumentOutcome']);
  return {
    ...(of === undefined || said === undefined ? {} : { opinion: { of, text: said } }),
    ...(instrument === undefined || instrumentOutcome === undefined
      ? {}
      : { instrument: { name: instrument, outcome: instrumentOutcome } }),
    ...(burdens === undefined ? {} : { burdens }),
    ...(protects === undefined ? {} : { protects }),
  };
}

/** The other cases that the case lead ticked, of those that may count: E-11, E-16. Nobody else knows which there are. */
function relatedOf(
  state: CaseState,
  { related: ticked }: Fields<'weigh'>,
  { actor }: Context,
): Pick<Weighing, 'related'> {
  const others = leads(state, actor.person) ? state.related.filter(counts) : [];
  if (ticked.some((id) => others.every((one) => one.case !== id)))
    throw new Refusal('incomplete', 'Kies uit de zorgen die erbij staan.', ['related']);
  const weighed = others.flatMap(({ case: id, code, as, way, closedOn }) =>
    ticked.includes(id)
      ? [{ code, as: way === 'sibling' ? way : as, ...(closedOn === undefined ? {} : { closedOn }) }]
      : [],
  );
  return weighed.length === 0 ? {} : { related: weighed };
}

const answersOf = (fields: Fields<'weigh'>): Weighing['answers'] =>
  Object.fromEntries(
    questions.flatMap((id) => {
      const answer = fields[id];
      return answer === undefined ? [] : [[id, answer]];
    }),
  );

function frameworkFor(state: CaseState, fields: Fields<'weigh'>, { agreement }: Context): FrameworkSays {
  const { questions: rules } = agreement.protocol.weighing;
  refuseWithoutVeiligThuis(state, fields, agreement);
  const framework = frameworkSays(rules, answersOf(fields), reportedInEmergency(state, agreement));
  const { missing, later } = framework;
  if (missing.length > 0) throw new Refusal('incomplete', 'Beantwoord deze vragen nog. Twijfel mag ook.', missing);
  if (later && fields.evaluate === undefined)
    throw new Refusal('incomplete', 'Kies wanneer je kijkt of de hulp werkt.', ['evaluate']);
  return framework;
}

/** E-09: after an emergency report questions 3 to 5 go with Veilig Thuis, and are asked with whom of them and when. */
function refuseWithoutVeiligThuis(state: CaseState, fields: Fields<'weigh'>, agreement: Agreement): void {
  if (!awaitsVeiligThuis(state, agreement)) return;
  const { questions: rules } = agreement.protocol.weighing;
  const alone = questions.filter((id) => rules[id]?.together === true && fields[id] !== undefined);
  if (alone.length > 0)
    throw new Refusal(
      'not-allowed',
      'Vraag 3 tot en met 5 loop je samen door met Veilig Thuis. Leg dat eerst vast bij die vraag: met wie, en wanneer.',
      alone,
    );
}

/** H-17: help was refused, yet once more is chosen instead of a report. */
const refusedHelp = ({ q4, report, help }: Fields<'weigh'>): boolean =>
  q4 === 'no' && report === 'no' && help === 'yes';

function checkDay(state: CaseState, { check }: Fields<'weigh'>, { agreement, now }: Context): Day {
  const { days } = agreement.protocol.weighing.onceMore;
  if (state.advice === undefined)
    throw new Refusal('not-allowed', 'Vraag eerst advies aan Veilig Thuis en leg dat vast. Dan kan nog een keer.', [
      'help',
    ]);
  if (check === undefined || ahead(check, now, 'check') > addDays(dayOf(now), days))
    throw new Refusal(
      'incomplete',
      `Kies een dag binnen ${spokenSpan({ calendarDays: days })} waarop je kijkt of de hulp is aanvaard.`,
      ['check'],
    );
  return check;
}
