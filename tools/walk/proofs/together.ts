import { calendarOf, momentAfter } from '../../../src/agreement/calendar';
import type { Agreement } from '../../../src/agreement/agreement';
import type { Moment } from '../../../src/agreement/time';
import { asOf } from '../../../src/case/people/as-of';
import { decentMoment } from '../../../src/case/task/ladder';
import type { CaseState } from '../../../src/case/state';
import { questions, type Weighing } from '../../../src/case/weighing/weighing';
import type { Attempt } from '../moves';
import type { Problem, Proof, Seen } from '../proof';

/**
 * Where a protocol has people decide together, helping waits for those who weigh along, for its term at most and no longer
 * than until they answered; where the child may not be safe nothing waits, and a report never does.
 */
export const together: Proof = {
  name: 'helping waits for who weighs along, for a term; no report waits',
  problems: (seen): readonly Problem[] => {
    const { now, agreement, attempts } = seen;
    const state = asOf(seen.state, now);
    if (state.status !== 'open' || state.frozen !== undefined) return [];
    return attempts.flatMap((attempt) => [
      ...ofReport(attempt, state, agreement, now),
      ...ofWeighing(attempt, state, agreement, now),
      ...ofReferral(attempt, state, agreement, now),
      ...ofAnswers(seen, attempt),
    ]);
  },
};

/** A report that can be made, or that is asked, is not put off. */
function ofReport({ command, events, refusal }: Attempt, state: CaseState, agreement: Agreement, now: Moment) {
  const { tasks } = agreement.protocol;
  // A refusal with a field is about what was filled in.
  const refused = command.name === 'record-report' && refusal?.code === 'not-allowed' && refusal.fields.length === 0;
  const problems: Problem[] =
    refused && state.weighing !== undefined ? [{ message: 'a report waits for who weighs along' }] : [];
  for (const event of events)
    if (event.type === 'asked' && tasks[event.task.rule]?.kind === 'report' && decidesToReport(events))
      if (event.task.askFrom > decentMoment(now, agreement))
        problems.push({ message: `"${event.task.rule}" waits, and people decided to report`, rule: event.task.rule });
  return problems;
}

const decidesToReport = (events: Attempt['events']): boolean =>
  events.some((event) => event.type === 'weighed' && event.weighing.report);

/** What waits is asked within the term, and nothing waits where the answers or what Veilig Thuis advised call for a report. */
function ofWeighing({ events }: Attempt, state: CaseState, agreement: Agreement, now: Moment): readonly Problem[] {
  const weighing = events.find((event) => event.type === 'weighed')?.weighing;
  if (weighing?.waitsUntil === undefined) return [];
  const { opens } = agreement.protocol.weighing;
  const end = lastMoment(agreement, now);
  const late = events.flatMap((event): readonly Problem[] => {
    if (event.type !== 'asked' || !opens.help.includes(event.task.rule) || opens.report.includes(event.task.rule))
      return [];
    const { rule, askFrom } = event.task;
    return askFrom > end ? [{ message: `"${rule}" waits for longer than the term`, rule }] : [];
  });
  return urges(weighing, state, agreement)
    ? [{ message: 'helping waits while the child may not be safe' }, ...late]
    : late;
}

function lastMoment(agreement: Agreement, now: Moment): Moment {
  const { protocol, school } = agreement;
  const term = protocol.weighing.waits ?? { workingDays: 0 };
  return momentAfter(decentMoment(now, agreement), term, calendarOf(school), protocol.hours.reminders);
}

const urges = ({ answers, safe }: Weighing, { advice }: CaseState, { protocol }: Agreement): boolean =>
  safe !== 'yes' ||
  advice?.report === true ||
  answers.q2 === 'yes' ||
  answers.q2 === 'doubt' ||
  questions.some((id) => {
    const answer = answers[id];
    return answer !== undefined && protocol.weighing.questions[id]?.report.includes(answer) === true;
  });

/** Nobody refers while those who weigh along are waited for. */
function ofReferral(
  { command, events }: Attempt,
  state: CaseState,
  agreement: Agreement,
  now: Moment,
): readonly Problem[] {
  const waits = isWaiting(state, now) && openAlong(state, agreement) && state.safe?.answer === 'yes';
  const urged = state.advice?.report === true || isInDanger(state);
  return command.name === 'refer' && events.length > 0 && waits && !urged
    ? [{ message: 'people refer while others still weigh along' }]
    : [];
}

const isInDanger = ({ emergency }: CaseState): boolean =>
  emergency !== undefined && emergency.acknowledgedAt === undefined && emergency.withdrawnAt === undefined;

const isWaiting = ({ weighing }: CaseState, now: Moment): boolean =>
  weighing?.waitsUntil !== undefined && now < weighing.waitsUntil;

const openAlong = ({ tasks }: CaseState, { protocol }: Agreement): boolean =>
  tasks.some(({ status, rule }) => status === 'open' && rule === protocol.weighing.agree);

/** Once the last of them answered, nothing of the decision is put off any more. */
function ofAnswers({ state: before, now, agreement, engine }: Seen, { events, by }: Attempt): readonly Problem[] {
  if (!isWaiting(before, now)) return [];
  const recorded = events.map((event, index) => ({ version: before.version + index + 1, at: now, by: by.id, event }));
  const state = recorded.reduce<CaseState>(engine.evolve, before);
  if (state.status !== 'open' || state.frozen !== undefined) return [];
  if (!isWaiting(state, now) || openAlong(state, agreement)) return [];
  return state.tasks
    .filter(({ status, askFrom }) => status === 'open' && askFrom === state.weighing?.waitsUntil)
    .filter(({ askFrom }) => askFrom > decentMoment(now, agreement))
    .map(({ rule }) => ({ message: `"${rule}" still waits, and everybody answered`, rule }));
}
