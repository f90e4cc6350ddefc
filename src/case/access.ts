import type { Agreement } from '../agreement/agreement';
import { standInOn } from '../agreement/changes';
import type { PersonId } from '../agreement/people';
import { boardStandsApart } from './people/roster';
import type { TaskKind } from '../agreement/protocol-schema';
import type { Day } from '../agreement/time';
import type { CaseCommandName } from './commands';
import { correctable } from './course/correctable';
import type { CaseEvent, RecordedEvent } from './events';
import { type Cast, SYSTEM } from './people/participant';
import type { SystemCommand } from './relation/relation';
import type { CaseState } from './state';
import type { Task } from './task/task';

/**
 * Who may see and do what: need-to-know, decided here for every path and nowhere else.
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
  | { readonly command: Exclude<CaseCommandName, Opening>; readonly task?: string | undefined }
  | { readonly view: View }
  /** What the program itself writes down: no person may. */
  | { readonly system: SystemCommand['name'] };

/** The pages that only show. */
type View = 'my-part' | 'dossier' | 'process' | 'report-draft';

/** How each command is divided among people. */
const division: Readonly<
  Record<
    Exclude<CaseCommandName, Opening>,
    'coordinator' | 'helper' | 'member' | 'teller' | 'involved' | 'reader' | 'owner' | 'listener' | 'alerted'
  >
> = {
  'record-signal': 'teller',
  'record-child': 'coordinator',
  'request-consultation': 'coordinator',
  'withdraw-request': 'coordinator',
  refer: 'helper',
  'close-case': 'coordinator',
  'record-consent': 'coordinator',
  'record-advice': 'member',
  'plan-task': 'coordinator',
  'plan-talk': 'coordinator',
  'waive-talk': 'coordinator',
  'record-talk': 'owner',
  'record-signatures': 'owner',
  'record-parent-contact': 'member',
  'move-case': 'coordinator',
  'waive-consultation': 'coordinator',
  weigh: 'coordinator',
  'agree-weighing': 'owner',
  'record-report': 'member',
  'record-feedback': 'owner',
  'record-contact': 'owner',
  'record-inquiry': 'coordinator',
  'reopen-case': 'coordinator',
  admit: 'coordinator',
  dismiss: 'coordinator',
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
  'acknowledge-stagnation': 'alerted',
  'alert-board': 'member',
  'confirm-board': 'listener',
  correct: 'reader',
  relate: 'coordinator',
};

/** `state` as of now: who stands in for the coordinator has their rights until the moment at which that ends. */
export function permits(state: CaseState | undefined, person: PersonId, act: Act): Permission {
  if (state === undefined || isShutOut(state, person)) return 'hidden';
  if (state.route === 'staff') return onStaffRoute(state, person, act);
  if ('system' in act) return person === SYSTEM ? 'yes' : 'hidden';
  // The list of all cases is for whoever watches over them, and not for whoever leads them.
  if ('view' in act && act.view === 'process') return oversees(state, person) ? 'yes' : 'hidden';
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
      return isInvolved(state, person) ? 'yes' : otherwise;
    case 'reader':
      return viewing(state, person, 'dossier');
    case 'owner':
      return task !== undefined && owns(task, person) ? 'yes' : otherwise;
    case 'alerted':
      return oversees(state, person) ? 'yes' : otherwise;
    case 'listener':
      return task !== undefined && (owns(task, person) || oversees(state, person)) ? 'yes' : otherwise;
  }
}

function viewing(state: CaseState, person: PersonId, view: View): Permission {
  if (view === 'report-draft') {
    if (hasOpen(state, person, 'report')) return 'yes';
    return isMember(state, person) || oversees(state, person) ? 'not-yours' : 'hidden';
  }
  if (isMember(state, person) || readsAll(state, person)) return 'yes';
  // Something to know is no part of the content: a director who is told that there is a case reads nothing of it.
  const asked = state.tasks.some((task) => task.kind !== 'inform' && owns(task, person) && stillTheirs(task));
  if (view === 'dossier' && asked) return 'yes';
  return oversees(state, person) ? 'not-yours' : 'hidden';
}

/** Coordinator and deputy: everything. */
export const leads = (state: CaseState, person: PersonId): boolean =>
  state.route === 'meldcode' &&
  state.frozen?.suspect !== person &&
  (person === state.cast.coordinator.person || person === state.cast.deputy.person);

/** Whoever leads, and the coordinator whose place another has for a while: who reads on and does nothing. */
export const readsAll = (state: CaseState, person: PersonId): boolean =>
  leads(state, person) || (state.absent?.person === person && state.frozen?.suspect !== person);

/**
 * Who may say who does what at a school: its coordinator, whoever stands in for them now, and its director (R-01,
 * It belongs to no case, so there is nothing to hide.
 */
export function permitsAtSchool({ school }: Agreement, person: PersonId, today: Day): Exclude<Permission, 'hidden'> {
  const keys = [school.roles.coordinator.person, school.roles.director.person, standInOn(school, today)];
  return keys.some((key) => key !== undefined && school.people[key]?.id === person) ? 'yes' : 'not-yours';
}

/** Of a concern about a member of staff only whoever reported it and the board know; they say that they spoke, or need help. */
function onStaffRoute(state: CaseState, person: PersonId, act: Act): Permission {
  if (!('command' in act)) return 'hidden';
  const ofBoth = act.command === 'confirm-board' || act.command === 'declare-emergency';
  if (
    person === state.cast.board.person &&
    boardStandsApart(state.cast) &&
    (ofBoth || act.command === 'acknowledge-emergency')
  )
    return 'yes';
  return person === state.reporter.person && ofBoth ? 'yes' : 'hidden';
}

/** Whether somebody may ask for the list of all cases of a school. */
export const overseesSchool = ({ director, board }: Pick<Cast, 'director' | 'board'>, person: PersonId): boolean =>
  person === director.person || person === board.person;

/**
 * What whoever reported still sees of it: how far it is while they take part; after that only that it was received
 * (S1-19). Whoever was sent away sees nothing, and a concern about a member of staff stands in no list (S1-24).
 */
export function reportSeenBy(state: CaseState, person: PersonId): 'all' | 'received' | 'nothing' {
  if (state.route === 'staff' || state.reporter.person !== person || isShutOut(state, person)) return 'nothing';
  return isMember(state, person) ? 'all' : 'received';
}

/** Whoever may be involved, or was sent away: to them there is no such case, whatever they have done in it. */
export const isShutOut = ({ frozen, gone }: Pick<CaseState, 'frozen' | 'gone'>, person: PersonId): boolean =>
  frozen?.suspect === person || gone?.includes(person) === true;

/** Whoever holds a card with "Nu gevaar" on it; whoever reported keeps theirs, also when a case goes on without them. */
const isInvolved = (state: CaseState, person: PersonId): boolean =>
  person === state.reporter.person ||
  isMember(state, person) ||
  oversees(state, person) ||
  state.tasks.some((task) => owns(task, person));

/** Director and board: that there is a case, its step and what is waited for; no content. */
export const oversees = ({ cast }: CaseState, person: PersonId): boolean => overseesSchool(cast, person);

export const isMember = (state: CaseState, person: PersonId): boolean =>
  state.members.some((member) => member.person === person);

/** S1-19: whoever only reported may still add to it, without seeing anything. */
export const steppedOut = ({ reporter, reporterStepsOut }: CaseState, person: PersonId): boolean =>
  reporterStepsOut === true && reporter.person === person;

const owns = (task: Task, person: PersonId): boolean => task.owner.person === person;

/** Whether this is asked of somebody now: to organise help, to make the report, to weigh along. */
export const hasOpen = (state: CaseState, person: PersonId, kind: TaskKind): boolean =>
  state.tasks.some((task) => task.kind === kind && task.status === 'open' && owns(task, person));

/** What was taken back of a colleague is not theirs any more, nor what was asked openly of somebody who left again. */
const stillTheirs = ({ owner, mode, status }: Task): boolean =>
  owner.external ? mode === 'anonymous' || status === 'open' : status !== 'withdrawn';

/**
 * The part of a case's events that a person may read: everything for whoever leads; for others what they wrote
 * themselves, and what was asked of them.
 */
export function visibleEvents(
  state: CaseState,
  person: PersonId,
  events: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  if (readsAll(state, person)) return events.filter(({ event }) => !isOfTheBoard(event, state));
  const theirs = (task: Task): boolean => owns(task, person) && (isMember(state, person) || stillTheirs(task));
  const own = new Set(state.tasks.filter(theirs).map(({ id }) => id));
  const reports = hasOpen(state, person, 'report');
  const readable = ({ by, event }: RecordedEvent): boolean => {
    switch (event.type) {
      case 'case-opened':
      case 'signal-recorded':
        return by === person || reports;
      case 'third-party-contact':
      case 'parents-contacted':
        return by === person;
      // Whoever makes the report tells Veilig Thuis all that there is: M-03, M-20.
      case 'child-recorded':
      case 'signal-taken-over':
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
      case 'talk-signed':
      case 'feedback-recorded':
        return own.has(event.task);
      // Those who weigh along read the weighing itself.
      case 'weighed':
        return hasOpen(state, person, 'weigh');
      case 'weighing-agreed':
        return own.has(event.task);
      case 'reported':
      case 'referred':
        return by === person;
      // What the coordinator puts beside it may come from others.
      case 'corrected':
        return (by === person || reports) && events.some((about) => about.version === event.about && readable(about));
      default:
        return false;
    }
  };
  return events.filter(readable);
}

/** Whoever wrote an entry may correct it as long as they may read it; whoever leads the case, every entry. */
export const mayCorrect = (state: CaseState, person: PersonId, entry: RecordedEvent): boolean =>
  correctable(entry.event) &&
  (leads(state, person) || entry.by === person) &&
  visibleEvents(state, person, [entry]).length > 0;

/** That the board was asked to look at somebody of the school, and why a case stands still, is told to nobody here. */
function isOfTheBoard(event: CaseEvent, { cast }: CaseState): boolean {
  if (event.type === 'asked') return event.task.kind === 'inform' && event.task.owner.person === cast.board.person;
  return event.type === 'frozen' || event.type === 'board-contacted' || event.type === 'staff-alerted';
}
