import { DateTime } from 'luxon';
import { addDays, dayOf, spokenDay } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
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
import { dangerFor } from './danger';
import type { List } from './list';
import { byDue, compare, MOST_CASES, openEach, rowsFor } from './rows';

type Line = TodayData['now'][number];

/**
 * What somebody has to do: what is due today or was before, then what was asked and what comes this week; over all their cases. For the one who
 * leads also what others are waited for, and what hangs: a case in which nothing is asked, or a choice to be made.
 */
export const todayFor: List = async (ports, agreement, person) => {
  const { store, clock, directory, surface } = ports;
  const now = clock.now();
  const today = dayOf(now);
  const week = endOfWeek(today);
  const rows = (await rowsFor(store, agreement.school.id, person))
    .filter((row) => row.status === 'open' && concerns(row, person, week))
    .sort(byDue);
  const { lines, ...unopened } = await openEach(ports, rows.slice(0, MOST_CASES), person, async ({ state }) => {
    const undecided = state.related.some(isUndecided) ? await relatedCasesOf(ports, state, person) : [];
    return linesOf(state, await directory.ofCase(state), person, { now, week, undecided });
  });
  const due = lines.flatMap((of) => of.due).sort((a, b) => compare(a.due, b.due));
  const parts = {
    danger: lines.flatMap(({ danger }) => danger),
    now: due.filter((line) => dayOf(line.due) <= today).map(({ line }) => line),
    next: due.filter((line) => dayOf(line.due) > today).map(({ line }) => line),
    hangs: lines.flatMap(({ hangs }) => hangs),
  };
  return card('today', {
    ...capped(parts, surface.capacity.listLines, spokenDay(today, now), unopened.unopened ?? 0),
    ...unopened,
  });
};

/** The lines that fit; danger goes before what is due now, that before what hangs, and that before what comes. */
function capped(
  parts: Pick<TodayData, 'danger' | 'now' | 'next' | 'hangs'>,
  most: number,
  day: string,
  unopened: number,
): TodayData {
  let left = most;
  const fitting = <T>(lines: readonly T[]): readonly T[] => {
    const shown = lines.slice(0, left);
    left -= shown.length;
    return shown;
  };
  const danger = fitting(parts.danger);
  const now = fitting(parts.now);
  const hangs = fitting(parts.hangs);
  const next = fitting(parts.next);
  const all = Object.values(parts).reduce((sum, lines) => sum + lines.length, 0);
  const more = all - (most - left);
  return { day, danger, now, hangs, next, empty: all === 0 && unopened === 0, ...(more > 0 ? { more } : {}) };
}

/** An owner of something open is told, whenever it is due; a member who only takes part, what hangs or may be due soon. */
function concerns(row: RegistryRow, person: PersonId, week: Day): boolean {
  const { people, owners = [], nextDue, stagnantSince, undecided, danger } = row;
  const hangs = danger === true || nextDue === undefined || stagnantSince !== undefined || undecided === true;
  return owners.includes(person) || (people.includes(person) && (hangs || dayOf(nextDue) <= week));
}

/** The Sunday of this week. */
const endOfWeek = (day: Day): Day => addDays(day, 7 - DateTime.fromISO(day).weekday);

interface Lines {
  readonly danger: readonly Line[];
  readonly due: readonly { readonly due: Moment; readonly line: Line }[];
  readonly hangs: readonly Line[];
}

function linesOf(
  state: CaseState,
  agreement: Agreement,
  person: PersonId,
  { now, week, undecided }: { readonly now: Moment; readonly week: Day; readonly undecided: readonly Related[] },
): Lines {
  const nothing: Lines = { danger: [], due: [], hangs: [] };
  if (state.route === 'staff') return nothing;
  const leading = leads(state, person);
  // That the board was asked about a member of staff is in no list.
  const { task: board } = agreement.protocol.staff;
  const open = agenda(state, agreement, now).filter(({ rule }) => rule !== board);
  const due = open.flatMap((entry) => {
    const task = state.tasks.find(({ id }) => id === entry.task);
    const theirs = task?.owner.person === person;
    const asked = theirs && entry.state !== 'planned';
    const soon = dayOf(entry.due) <= week && (theirs || leading);
    if (task === undefined || !(asked || soon)) return [];
    return [{ due: entry.due, line: lineOf(entry, task, state, agreement, person, now) }];
  });
  const why = whyHanging(state, open.length === 0, agreement, now);
  const danger = dangerFor(person, state);
  return {
    danger: danger === undefined ? [] : [{ ...lineOfCase(state, ''), text: `Zorg ${state.code}. ${danger}` }],
    due,
    hangs: leading && state.frozen === undefined ? hanging(state, undecided, why) : [],
  };
}

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

function hanging(state: CaseState, related: readonly Related[], why: string | undefined): readonly Line[] {
  const undecided = related.filter(isUndecided).map(({ code, as }): Line => ({
    ...lineOfCase(state, ''),
    text: `Zorg ${state.code} en zorg ${code}: ${as === 'sibling' ? 'een broer of zus' : 'hetzelfde kind'}?`,
    actions: [{ title: 'Kiezen…', verb: 'relate', decides: false }],
  }));
  return [...undecided, ...(why === undefined ? [] : [lineOfCase(state, why)])];
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
