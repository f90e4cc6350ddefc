import type { PersonId } from '../agreement/people';
import type { TaskKind } from '../agreement/protocol-schema';
import type { CommandName } from './commands';
import type { CaseEvent, RecordedEvent } from './events';
import type { CaseState, Task } from './state';

/**
 * Who may see and do what: need-to-know, decided here for every path and nowhere else (the design's table, R-07).
 *
 * - `yes`
 * - `not-yours`: the person knows of this case, but this part is another's
 * - `hidden`: to be answered exactly as if the case did not exist
 */
export type Permission = 'yes' | 'not-yours' | 'hidden';

/** The command that is only for a case that is not there yet. */
type Opening = 'open-case';

/** What somebody wants: to give a command (or open its form), or to look at a page that only shows. */
export type Act =
  { readonly command: Exclude<CommandName, Opening>; readonly task?: string | undefined } | { readonly view: View };

/** The pages that only show. */
type View = 'my-part' | 'dossier' | 'report-draft';

/** How each command is divided among people. */
const division: Readonly<
  Record<
    Exclude<CommandName, Opening>,
    'coordinator' | 'helper' | 'member' | 'teller' | 'involved' | 'owner' | 'listener' | 'alerted'
  >
> = {
  'record-signal': 'teller',
  'record-child': 'coordinator',
  'request-consultation': 'coordinator',
  'withdraw-request': 'coordinator',
  refer: 'helper',
  'close-case': 'coordinator',
  'record-consent': 'coordinator',
  'record-advice': 'coordinator',
  'plan-task': 'coordinator',
  'plan-talk': 'coordinator',
  'waive-talk': 'coordinator',
  'record-talk': 'owner',
  'waive-consultation': 'coordinator',
  weigh: 'coordinator',
  'agree-weighing': 'owner',
  'record-report': 'member',
  'record-feedback': 'owner',
  'record-contact': 'owner',
  'record-inquiry': 'coordinator',
  'reopen-case': 'coordinator',
  'answer-consultation': 'owner',
  'complete-task': 'owner',
  postpone: 'owner',
  'hand-over': 'owner',
  decline: 'owner',
  'record-followup': 'owner',
  acknowledge: 'listener',
  'declare-emergency': 'involved',
  'withdraw-emergency': 'coordinator',
  'acknowledge-emergency': 'alerted',
  'alert-board': 'member',
  'confirm-board': 'listener',
};

export function permits(state: CaseState | undefined, person: PersonId, act: Act): Permission {
  if (state === undefined || state.frozen?.suspect === person) return 'hidden';
  if (state.route === 'staff') return onStaffRoute(state, person, act);
  if (leads(state, person)) return 'yes';
  if ('view' in act) return viewing(state, person, act.view);
  const task = state.tasks.find(({ id }) => id === act.task);
  const otherwise: Permission = isMember(state, person) || oversees(state, person) ? 'not-yours' : 'hidden';
  switch (division[act.command]) {
    case 'coordinator':
      return otherwise;
    case 'helper':
      return hasOpen(state, person, 'help') ? 'yes' : otherwise;
    case 'member':
      return isMember(state, person) ? 'yes' : otherwise;
    case 'teller':
      return isMember(state, person) || steppedOut(state, person) ? 'yes' : otherwise;
    case 'involved':
      return isMember(state, person) ||
        steppedOut(state, person) ||
        oversees(state, person) ||
        state.tasks.some((open) => owns(open, person))
        ? 'yes'
        : otherwise;
    case 'owner':
      return task !== undefined && owns(task, person) ? 'yes' : otherwise;
    case 'alerted':
      return oversees(state, person) ? 'yes' : otherwise;
    case 'listener':
      return task !== undefined && (owns(task, person) || oversees(state, person)) ? 'yes' : otherwise;
  }
}

function viewing(state: CaseState, person: PersonId, view: View): Permission {
  if (view === 'report-draft' && !hasOpen(state, person, 'report'))
    return isMember(state, person) || oversees(state, person) ? 'not-yours' : 'hidden';
  if (view === 'report-draft') return 'yes';
  if (isMember(state, person)) return 'yes';
  if (view === 'dossier' && state.tasks.some((task) => owns(task, person) && stillTheirs(task))) return 'yes';
  return oversees(state, person) ? 'not-yours' : 'hidden';
}

/** Coordinator and deputy: everything. */
export const leads = (state: CaseState, person: PersonId): boolean =>
  state.route === 'meldcode' &&
  state.frozen?.suspect !== person &&
  (person === state.cast.coordinator.person || person === state.cast.deputy.person);

/** Of a concern about a member of staff only whoever reported it and the board know; they can say that they spoke. */
function onStaffRoute(state: CaseState, person: PersonId, act: Act): Permission {
  const involved = person === state.reporter.person || person === state.cast.board.person;
  return involved && 'command' in act && act.command === 'confirm-board' ? 'yes' : 'hidden';
}

/** Director and board: that there is a case, its step and what is waited for; no content. */
export const oversees = (state: CaseState, person: PersonId): boolean =>
  person === state.cast.director.person || person === state.cast.board.person;

export const isMember = (state: CaseState, person: PersonId): boolean =>
  state.members.some((member) => member.person === person);

/** S1-19: whoever only reported may still add to it, without seeing anything. */
const steppedOut = ({ reporter, reporterStepsOut }: CaseState, person: PersonId): boolean =>
  reporterStepsOut === true && reporter.person === person;

const owns = (task: Task, person: PersonId): boolean => task.owner.person === person;

/** Whether this is asked of somebody now: to organise help, to make the report, to weigh along. */
export const hasOpen = (state: CaseState, person: PersonId, kind: TaskKind): boolean =>
  state.tasks.some((task) => task.kind === kind && task.status === 'open' && owns(task, person));

/** What was asked openly of somebody who is no longer admitted is not theirs to read any more. */
const stillTheirs = ({ owner, mode, status }: Task): boolean =>
  !owner.external || mode === 'anonymous' || status === 'open';

/**
 * The part of a case's events that a person may read: everything for whoever leads; for others what they wrote
 * themselves, and what was asked of them.
 */
export function visibleEvents(
  state: CaseState,
  person: PersonId,
  events: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  if (leads(state, person)) return events.filter(({ event }) => !isOfTheBoard(event, state));
  const own = new Set(state.tasks.filter((task) => owns(task, person)).map(({ id }) => id));
  const reports = hasOpen(state, person, 'report');
  return events.filter(({ by, event }) => {
    switch (event.type) {
      case 'case-opened':
      case 'signal-recorded':
        return by === person || reports;
      // Whoever makes the report tells Veilig Thuis all that there is: M-03, M-20.
      case 'child-recorded':
        return reports;
      case 'asked':
        return own.has(event.task.id);
      case 'task-completed':
        return own.has(event.task);
      // A reason is whose who gave it; whoever takes the request over is asked the question, and no more.
      case 'declined':
      case 'postponed':
        return own.has(event.task) && by === person;
      case 'consultation-answered':
      case 'talk-recorded':
        return own.has(event.task) || reports;
      case 'feedback-recorded':
        return own.has(event.task);
      // Whoever weighs along reads the weighing itself (the design's table).
      case 'weighed':
        return hasOpen(state, person, 'weigh');
      case 'weighing-agreed':
        return own.has(event.task);
      case 'reported':
      case 'referred':
        return by === person;
      default:
        return false;
    }
  });
}

/** That the board was asked to look at somebody of the school, and why a case stands still, is told to nobody here. */
function isOfTheBoard(event: CaseEvent, { cast }: CaseState): boolean {
  if (event.type === 'asked') return event.task.kind === 'inform' && event.task.owner.person === cast.board.person;
  return event.type === 'frozen' || event.type === 'board-contacted' || event.type === 'staff-alerted';
}
