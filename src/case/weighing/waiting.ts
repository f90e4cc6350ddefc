import { calendarOf, momentAfter } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { Context } from '../context';
import { dangerWaits } from '../emergency/emergency-ladder';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { Participant } from '../people/participant';
import type { CaseState } from '../state';
import { ruleOf } from '../task/ask';
import { decentMoment } from '../task/ladder';
import type { Task } from '../task/task';
import { outsidersAlong } from './outsiders';
import { weighingAlong } from './weighing-along';
import type { Weighing } from './weighing';

type When = Pick<Context, 'agreement' | 'now'>;

/** The decision to help is not carried out yet: who still weighs along, and when it is carried out without their answer. */
export interface AwaitedAnswers {
  readonly until: Moment;
  readonly on: readonly Participant[];
}

/**
 * Until when the decision to help waits for those who weigh along, where the protocol has them decide together (E-02). A
 * report never waits, and where the answers point to one, where the child is not known to be safe or where Veilig Thuis
 * advised to report, help does not either. `undefined`: nothing waits.
 */
export function waitsUntil(
  weighing: Pick<Weighing, 'help' | 'answers' | 'framework' | 'safe'>,
  fields: Fields<'weigh'>,
  state: CaseState,
  { agreement, now, actor }: Context,
): Moment | undefined {
  const { waits } = agreement.protocol.weighing;
  if (waits === undefined || !weighing.help || pointsToReport(weighing)) return undefined;
  if (isUrging({ ...state, safe: { answer: weighing.safe } })) return undefined;
  const outsiders = outsidersAlong(actor.person, state, agreement);
  const nameless = fields.summary === undefined ? [] : outsiders.nameless;
  if ([...weighingAlong(actor.person, state, agreement), ...outsiders.open, ...nameless].length === 0) return undefined;
  return momentAfter(
    decentMoment(now, agreement),
    waits,
    calendarOf(agreement.school),
    agreement.protocol.hours.reminders,
  );
}

const pointsToReport = ({ answers, framework }: Pick<Weighing, 'answers' | 'framework'>): boolean =>
  framework === 'report' || answers.q2 === 'yes' || answers.q2 === 'doubt';

/** What calls for no waiting, whenever it is said: danger, a child that is not known to be safe, advice to report. */
const isUrging = ({
  safe,
  advice,
  emergency,
}: Pick<CaseState, 'advice' | 'emergency'> & {
  readonly safe?: Pick<NonNullable<CaseState['safe']>, 'answer'>;
}): boolean => (safe !== undefined && safe.answer !== 'yes') || advice?.report === true || dangerWaits(emergency);

/** For whom the decision to help still waits, and until when; `undefined` once everybody answered, its term passed or something urges. */
export function waitingFor(state: CaseState, { agreement, now }: When): AwaitedAnswers | undefined {
  const until = state.weighing?.waitsUntil;
  if (until === undefined || now >= until || isUrging(state)) return undefined;
  const on = state.tasks
    .filter(({ status, rule }) => status === 'open' && rule === agreement.protocol.weighing.agree)
    .map(({ owner }) => owner);
  return on.length === 0 ? undefined : { until, on };
}

/** What was asked for the decision to help, and waits with it. */
export function waitingTasks({ tasks, weighing }: CaseState, { agreement, now }: When): readonly Task[] {
  const until = weighing?.waitsUntil;
  const { help } = agreement.protocol.weighing.opens;
  return tasks.filter(
    ({ status, rule, askFrom }) => status === 'open' && help.includes(rule) && askFrom === until && now < askFrom,
  );
}

/**
 * Once nobody is waited for any more before the term of it passed, what waited is asked now: everybody who weighs along
 * answered, agreeing or not, or something urges. `state` as it is after what was decided.
 */
export function holdsNow(state: CaseState, when: When): readonly CaseEvent[] {
  const until = state.weighing?.waitsUntil;
  if (until === undefined || when.now >= until || waitingFor(state, when) !== undefined) return [];
  if (state.status !== 'open' || state.frozen !== undefined) return [];
  const { school, protocol } = when.agreement;
  const askFrom = decentMoment(when.now, when.agreement);
  const tasks = waitingTasks(state, when).map(({ id, rule }) => ({
    task: id,
    askFrom,
    due: momentAfter(askFrom, ruleOf(when, rule).term, calendarOf(school), protocol.hours.reminders),
  }));
  return [{ type: 'decision-holds', tasks }];
}
