import { addDays, calendarOf, dayOf, firstOn, momentOf } from '../../agreement/calendar';
import type { Day } from '../../agreement/time';
import type { Fields } from '../commands';
import { refused } from '../evolve-steps';
import type { CaseEvent } from '../events';
import { frameworkSays } from '../framework';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { firstQuestions, questions, type Weighing } from '../step-facts';
import { ask, askOnce, beginStep, nextTaskId, ruleOf } from './ask';
import { ahead, type Context } from './context';
import { refuseWithoutSignal } from './signal';
import { talksSettled } from './talk';

/**
 * The weighing and its two decisions (E-01 to E-20). The framework says what it asks at these answers; people decide.
 * Whoever decides otherwise writes down why, and the director is told that it happened, without what.
 */
export function weigh(state: CaseState, fields: Fields<'weigh'>, context: Context): readonly CaseEvent[] {
  refuseWithoutSignal(state);
  if (!talksSettled(state))
    throw new Refusal(
      'not-allowed',
      'Leg eerst vast of er met de ouders en met het kind is gesproken, of waarom niet. Melden kan altijd meteen.',
    );
  const { weighing: rules } = context.agreement.protocol;
  const weighing = weighingOf(state, fields, context);
  const events: CaseEvent[] = [
    ...beginStep(state, rules.step),
    { type: 'weighed', weighing },
    ...state.tasks
      .filter(({ status, rule }) => status === 'open' && ruleOf(context, rule).form === 'weigh-form')
      .map(({ id }): CaseEvent => ({ type: 'task-completed', task: id, result: 'Gewogen', on: dayOf(context.now) })),
  ];
  const once = (rule: string): void => {
    events.push(...askOnce(rule, state, events, context));
  };
  const on = (rule: string, day: Day): void => {
    const due = morningOf(day, context);
    events.push(ask(nextTaskId(state, events), rule, state, context, { askFrom: due, due }));
  };
  if (weighing.against !== undefined) once(rules.against);
  if (weighing.report) once(rules.opens.report);
  if (weighing.help) once(rules.opens.help);
  if (weighing.evaluateOn !== undefined) on(rules.opens.evaluation, weighing.evaluateOn);
  if (weighing.checkOn !== undefined) on(rules.onceMore.task, weighing.checkOn);
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
  const framework = frameworkFor(fields, context);
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
  return {
    first: Object.fromEntries(firstQuestions.map((id) => [id, fields[id]])) as Weighing['first'],
    answers,
    whys,
    framework,
    report,
    help,
    ...(against && fields.against !== undefined ? { against: fields.against } : {}),
    ...(fields.refusals === undefined ? {} : { refusals: fields.refusals }),
    ...(fields.evaluate === undefined ? {} : { evaluateOn: ahead(fields.evaluate, now, 'evaluate') }),
    ...(checkOn === undefined ? {} : { checkOn }),
    safe: fields.safe,
  };
}

const answersOf = (fields: Fields<'weigh'>): Weighing['answers'] =>
  Object.fromEntries(
    questions.flatMap((id) => {
      const answer = fields[id];
      return answer === undefined ? [] : [[id, answer]];
    }),
  );

function frameworkFor(fields: Fields<'weigh'>, { agreement }: Context): Weighing['framework'] {
  const { says, missing } = frameworkSays(agreement.protocol.weighing.questions, answersOf(fields));
  if (missing.length > 0) throw new Refusal('incomplete', 'Beantwoord deze vragen nog. Twijfel mag ook.', missing);
  if (says === 'help' && fields.q5 === undefined && fields.evaluate === undefined)
    throw new Refusal('incomplete', 'Kies wanneer je kijkt of de hulp werkt.', ['evaluate']);
  return says;
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
    throw new Refusal('incomplete', `Kies een dag binnen ${days} dagen waarop je kijkt of de hulp is aanvaard.`, [
      'check',
    ]);
  return check;
}

const morningOf = (day: Day, { agreement }: Context): string =>
  momentOf(firstOn(day, calendarOf(agreement.school).isWorkingDay), agreement.protocol.hours.reminders);
