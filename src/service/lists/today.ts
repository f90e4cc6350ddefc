import { DateTime } from 'luxon';
import { addDays, dayOf, spokenDay } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
import { safetyTasks } from '../../agreement/safety-tasks';
import type { PersonId } from '../../agreement/people';
import type { Day, Moment } from '../../agreement/time';
import { isMember, leads } from '../../case/involvement';
import { agenda, type AgendaEntry } from '../../case/task/agenda';
import { isUndecided } from '../../case/relation/related';
import type { Related } from '../../case/relation/relation';
import { isStagnant } from '../../case/course/stagnation';
import type { CaseState } from '../../case/state';
import type { Task } from '../../case/task/task';
import { card, type TodayData } from '../../room/card-data';
import { formOfTask } from '../../room/forms';
import { listActions } from '../../room/task-actions';
import type { RegistryRow } from '../ports';
import { relatedCasesOf } from '../dialogs/related-cases';
import { isBehind } from '../school/who-is-who';
import { dangerFor } from './danger';
import { leafOf, MOST_AT_ONCE, schoolOfLine } from './leaf';
import type { List, ListPorts } from './list';
import { byDue, compare, urgencyOf, type Urgency } from './order';
import { rowsFor } from './rows';

type Line = TodayData['now'][number];

/**
 * What somebody has to do: what is due today or was before, then what was asked and what comes this week; over all their cases. For the one who
 * leads also what others are waited for, and what hangs: a case in which nothing is asked, or a choice to be made.
 */
export const todayFor: List = async (ports, schools, reader) => {
  const { clock, directory } = ports;
  const { person } = reader;
  const now = clock.now();
  const today = dayOf(now);
  const week = endOfWeek(today);
  const all = await rowsFor(ports.store, schools, person);
  const rows = all
    .filter((row) => row.status === 'open' && (concerns(row, person, week) || isBehind(directory, row)))
    .sort(byDue);
  const looking = { ...ports, store: { registry: ports.store.registry, cases: besides(ports.store.cases, rows, all) } };
  const { shown, ...leaf } = await leafOf(looking, rows, reader, {
    schools,
    linesOf: async ({ row, state }) => {
      const undecided = state.related.some(isUndecided) ? await relatedCasesOf(looking, state, person) : [];
      const lines = linesOf(state, await directory.ofCase(state), person, { now, week, undecided });
      const where = schoolOfLine(schools, state);
      return lines.map((one) => ({ of: row, id: one.id, show: { ...one, line: { ...one.line, ...where } } }));
    },
    inOrder: (a, b) => compare(a.urgency, b.urgency),
  });
  const parted = (part: Part): readonly Line[] => shown.filter((one) => one.part === part).map(({ line }) => line);
  return card('today', {
    day: spokenDay(today, now),
    danger: parted('danger'),
    now: parted('now'),
    hangs: parted('hangs'),
    next: parted('next'),
    ...leaf,
  });
};

/** In this order they are on the card. */
const parts = ['danger', 'now', 'hangs', 'next'] as const;
type Part = (typeof parts)[number];

/** A line with its place: the part of the card that it is in, and how soon somebody has to look at it there. */
interface Placed {
  readonly id: string;
  readonly part: Part;
  readonly urgency: Urgency;
  readonly line: Line;
}

const placed = (id: string, part: Part, urgency: Urgency, line: Line): Placed => ({
  id,
  part,
  urgency: `${parts.indexOf(part)} ${urgency}`,
  line,
});

/**
 * Reads each case once for a list, however often it is asked for. Where a case asks how another belongs with it, that other
 * one is read along with those of the list, and not after them.
 */
function besides(
  cases: ListPorts['store']['cases'],
  rows: readonly RegistryRow[],
  all: readonly RegistryRow[],
): ListPorts['store']['cases'] {
  const reading = new Map<string, ReturnType<typeof cases.readState>>();
  const readState = (caseId: string): ReturnType<typeof cases.readState> => {
    const begun = reading.get(caseId) ?? cases.readState(caseId);
    reading.set(caseId, begun);
    return begun;
  };
  const asking = new Set(rows.filter(({ undecided }) => undecided === true).map(({ school }) => school));
  const others = all.filter(({ school, status }) => asking.has(school) && status === 'open');
  for (const { caseId } of others.slice(0, MOST_AT_ONCE)) readState(caseId).catch(() => undefined);
  return { readState };
}

/** An owner of something open is told, whenever it is due; a member who only takes part, what hangs or may be due soon. */
function concerns(row: RegistryRow, person: PersonId, week: Day): boolean {
  const { people, owners = [], nextDue, stagnantSince, undecided, danger } = row;
  const hangs = danger === true || nextDue === undefined || stagnantSince !== undefined || undecided === true;
  return owners.includes(person) || (people.includes(person) && (hangs || dayOf(nextDue) <= week));
}

/** The Sunday of this week. */
const endOfWeek = (day: Day): Day => addDays(day, 7 - DateTime.fromISO(day).weekday);

function linesOf(
  state: CaseState,
  agreement: Agreement,
  person: PersonId,
  { now, week, undecided }: { readonly now: Moment; readonly week: Day; readonly undecided: readonly Related[] },
): readonly Placed[] {
  if (state.route === 'staff') return [];
  const leading = leads(state, person);
  const about = safetyTasks(agreement.protocol);
  // That the board was asked about a member of staff is in no list.
  const { task: board } = agreement.protocol.staff;
  const open = agenda(state, agreement, now).filter(({ rule }) => rule !== board);
  const due = open.flatMap((entry): readonly Placed[] => {
    const task = state.tasks.find(({ id }) => id === entry.task);
    const theirs = task?.owner.person === person;
    const asked = theirs && entry.state !== 'planned';
    const soon = dayOf(entry.due) <= week && (theirs || leading);
    if (task === undefined || !(asked || soon)) return [];
    const urgency = urgencyOf(false, { safety: about.has(entry.rule), due: entry.due }, state.code);
    const part = dayOf(entry.due) <= dayOf(now) ? 'now' : 'next';
    return [placed(task.id, part, urgency, lineOf(entry, task, state, agreement, person, now))];
  });
  const why = whyHanging(state, open.length === 0, agreement, now);
  const danger = dangerFor(person, state);
  return [
    ...(danger === undefined ? [] : [inDanger(state, danger)]),
    ...due,
    ...(leading && state.frozen === undefined ? hanging(state, undecided, why) : []),
  ];
}

const inDanger = (state: CaseState, danger: string): Placed =>
  placed('danger', 'danger', state.code, { ...lineOfCase(state, ''), text: `Zorg ${state.code}. ${danger}` });

function lineOf(
  entry: AgendaEntry,
  task: Task,
  state: CaseState,
  agreement: Agreement,
  person: PersonId,
  now: Moment,
): Line {
  const theirs = task.owner.person === person;
  const until = spokenDay(dayOf(entry.due), now);
  // Of an anonymous question nobody learns which case it is about.
  const code = task.mode === 'anonymous' && theirs ? '' : `Zorg ${state.code}: `;
  const whom = theirs ? '' : `${task.owner.name}, `;
  return {
    text: `${code}${whom}${entry.title}`,
    until,
    case: state.id,
    task: task.id,
    version: task.version,
    opens: isMember(state, person) || leads(state, person),
    actions: theirs ? listActions({ form: formOfTask(task, agreement) }) : [],
  };
}

const whyHanging = (state: CaseState, idle: boolean, agreement: Agreement, now: Moment): string | undefined => {
  if (idle) return 'er staat geen vraag open.';
  return isStagnant(state, agreement, now) ? 'er gebeurt al een tijd niets.' : undefined;
};

function hanging(state: CaseState, related: readonly Related[], why: string | undefined): readonly Placed[] {
  const undecided = related.filter(isUndecided).map(({ code, as }) =>
    placed(`with-${code}`, 'hangs', state.code, {
      ...lineOfCase(state, ''),
      text: `Zorg ${state.code} en zorg ${code}: ${as === 'sibling' ? 'een broer of zus' : 'hetzelfde kind'}?`,
      actions: [{ title: 'Kiezen…', verb: 'relate', decides: false }],
    }),
  );
  return [...undecided, ...(why === undefined ? [] : [placed('hangs', 'hangs', state.code, lineOfCase(state, why))])];
}

/** About the case as a whole: what can be done is to open it. */
const lineOfCase = ({ id, code, version }: CaseState, what: string): Line => ({
  text: `Zorg ${code}: ${what}`,
  case: id,
  task: 't',
  version,
  opens: true,
  actions: [],
});
