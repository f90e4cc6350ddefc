import type { Agreement } from '../../../src/agreement/agreement';
import { addDays, calendarOf, dayOf, momentAfter } from '../../../src/agreement/calendar';
import type { PersonId } from '../../../src/agreement/people';
import type { Protocol } from '../../../src/agreement/protocol-schema';
import type { Moment } from '../../../src/agreement/time';
import { asOf } from '../../../src/case/people/as-of';
import type { CaseState } from '../../../src/case/state';
import type { Task } from '../../../src/case/task/task';
import type { Problem, Proof, Seen } from '../proof';

/** As long as the longest holiday, both of its days included. */
const SUMMER = 69;
/** Within so many working days after its term the director hears of it in a holiday. */
const DIRECTOR_WITHIN = 5;

/**
 * Nothing about safety waits longer for a holiday that begins the moment it is asked: its day is the same, and at its
 * term somebody else hears of it than its owner, who may not be there. Looked at once for each rule and owner.
 */
export function holiday(): Proof {
  const followed = new Set<string>();
  return {
    name: 'nothing about safety waits for the end of a holiday',
    problems: (stored) => {
      const seen = { ...stored, state: asOf(stored.state, stored.now) };
      const safety = aboutSafety(seen.agreement.protocol);
      return seen.state.tasks
        .filter(({ status, rule }) => status === 'open' && safety.has(rule))
        .flatMap((task) => {
          const shape = `${task.rule} ${task.owner.person}`;
          if (followed.has(shape)) return [];
          followed.add(shape);
          return waits(task, seen);
        });
    },
  };
}

/** Named here a second time, so that the rule of the program is held against it. */
function aboutSafety({ opening, advice, weighing, report, referral, emergency }: Protocol): ReadonlySet<string> {
  const { declarer, coordinator } = emergency.tasks;
  return new Set([
    ...(opening.reading === undefined ? [] : [opening.reading]),
    ...(weighing.task === undefined ? [] : [weighing.task]),
    ...weighing.opens.report,
    ...[advice.callFirst.task, report.rest, report.feedback, referral.followUp, declarer, coordinator],
  ]);
}

function waits(task: Task, seen: Seen): readonly Problem[] {
  const { agreement, state } = seen;
  const { rule, owner, due, askFrom } = task;
  const away = onHoliday(agreement, askFrom);
  const { term, last } = agreement.protocol.tasks[rule] ?? {};
  const longer = [term, last].some(
    (span) => span !== undefined && later(askFrom, span, away) > later(askFrom, span, agreement),
  );
  if (longer) return [{ message: `"${rule}" waits for the end of a holiday`, rule }];
  const director = state.cast.director.person;
  // Where nobody is sure who is concerned, the board alone hears it.
  if (owner.person === state.cast.board.person) return [];
  const atTerm = heard(task, seen, away, due);
  const afterwards = heard(task, seen, away, later(due, { workingDays: DIRECTOR_WITHIN }, away));
  return [
    // Where only one is left who leads, there is no other until the director hears.
    ...(state.cast.coordinator.person !== state.cast.deputy.person &&
    [...atTerm].every((person) => person === owner.person)
      ? [{ message: `in a holiday nobody but its owner hears of "${rule}" at its term`, rule }]
      : []),
    ...(afterwards.has(director) || owner.person === director
      ? []
      : [{ message: `in a holiday the director does not hear of "${rule}" that nobody answers`, rule }]),
  ];
}

const later = (from: Moment, span: Parameters<typeof momentAfter>[1], { school, protocol }: Agreement): Moment =>
  momentAfter(from, span, calendarOf(school), protocol.hours.reminders);

const onHoliday = (agreement: Agreement, from: Moment): Agreement => {
  const day = dayOf(from);
  const summer = { name: 'zomer', from: day, until: addDays(day, SUMMER) };
  return { ...agreement, school: { ...agreement.school, holidays: [summer] } };
};

/** Who was told of a task until a moment of the holiday, in a case in which nothing else is open. */
function heard(task: Task, { state, engine }: Seen, away: Agreement, until: Moment): ReadonlySet<PersonId | 'room'> {
  const { emergency: _, ...calm } = state;
  const alone: CaseState = { ...calm, tasks: [task] };
  const items = engine.room(alone, away, until).items.filter(({ card }) => card.data['task'] === task.id);
  return new Set(items.flatMap(({ to, mentions }) => [to, ...mentions]).filter((to) => to !== 'room'));
}
