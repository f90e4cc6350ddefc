import type { Agreement } from '../agreement/agreement';
import { standInOn } from '../agreement/changes';
import type { PersonId } from '../agreement/people';
import { boardStandsApart } from './people/roster';
import type { Day } from '../agreement/time';
import { commandTable, type GivenCommandName } from './command-table';
import { SYSTEM } from './people/participant';
import type { SystemCommand } from './relation/system-command';
import { shares } from './shared-work';
import type { CaseState } from './state';
import type { Task } from './task/task';
import { attends } from './talk/attending';
import {
  leads,
  isShutOut,
  isInvolved,
  oversees,
  isMember,
  owns,
  hasOpen,
  readsAll,
  tellsOnly,
  stillTheirs,
} from './involvement';

/**
 * Who may see and do what: need-to-know, decided here for every path and nowhere else.
 *
 * - `yes`
 * - `not-yours`: the person knows of this case, but this part is another's
 * - `hidden`: to be answered exactly as if the case did not exist
 */
export type Permission = 'yes' | 'not-yours' | 'hidden';

/** What somebody wants: to give a command (or open its form), or to look at a page that only shows. */
export type Act =
  | { readonly command: GivenCommandName; readonly task?: string | undefined; readonly agreement: Agreement }
  | { readonly view: ShownPage; readonly task?: string | undefined }
  /** What the program itself writes down: no person may. */
  | { readonly system: SystemCommand['name'] };

type Viewing = Extract<Act, { readonly view: ShownPage }>;

/** The pages that only show. */
export type ShownPage = 'my-part' | 'dossier' | 'process' | 'report-draft' | 'prepare-talk';

/** `state` as of now: who stands in for the coordinator has their rights until the moment at which that ends. */
export function permits(state: CaseState | undefined, person: PersonId, act: Act): Permission {
  if (state === undefined || isShutOut(state, person)) return 'hidden';
  if (state.route === 'staff') return onStaffRoute(state, person, act);
  if ('system' in act) return person === SYSTEM ? 'yes' : 'hidden';
  // The list of all cases is for director and board, who watch over them, and not for those who lead them.
  if ('view' in act && act.view === 'process') return oversees(state, person) ? 'yes' : 'hidden';
  if (leads(state, person) && !('command' in act && isOfBoard(act.command))) return 'yes';
  if ('view' in act) return viewing(state, person, act);
  const task = state.tasks.find(({ id }) => id === act.task);
  const otherwise: Permission = isMember(state, person) || oversees(state, person) ? 'not-yours' : 'hidden';
  const { division, shared } = commandTable[act.command];
  if (shared !== undefined && shares(shared, person, state, act.agreement)) return 'yes';
  // Who is asked something does what answers it, also where another handed it over to them.
  if (task?.status === 'open' && owns(task, person) && isAnswer(act, task)) return 'yes';
  switch (division) {
    case 'coordinator':
      return otherwise;
    case 'helper':
      return hasOpen(state, person, 'help') ? 'yes' : otherwise;
    case 'member':
      // Who was asked it does it, also the board that comes in another's place.
      return isMember(state, person) || (task?.status === 'open' && owns(task, person)) ? 'yes' : otherwise;
    case 'teller':
      return isMember(state, person) || tellsOnly(state, person) ? 'yes' : otherwise;
    case 'involved':
      return isInvolved(state, person) ? 'yes' : otherwise;
    case 'reader':
      return viewing(state, person, { view: 'dossier' });
    case 'owner':
      return task !== undefined && owns(task, person) ? 'yes' : otherwise;
    case 'alerted':
      return oversees(state, person) ? 'yes' : otherwise;
    case 'standstill':
      return decidesStandstill(state, person) ? 'yes' : otherwise;
    case 'board':
      return person === state.cast.board.person && boardStandsApart(state.cast) ? 'yes' : otherwise;
    case 'listener':
      return task !== undefined && (owns(task, person) || oversees(state, person)) ? 'yes' : otherwise;
    case 'caller': {
      const may = task !== undefined && (owns(task, person) || oversees(state, person) || task.askedBy === person);
      return may ? 'yes' : otherwise;
    }
  }
}

const isAnswer = ({ command, agreement }: Extract<Act, { readonly command: unknown }>, { rule }: Task): boolean =>
  agreement.protocol.tasks[rule]?.completedBy === command;

/** What the board decides, and nobody else who leads. */
const isOfBoard = (command: GivenCommandName): boolean =>
  ['standstill', 'board'].includes(commandTable[command].division);

function viewing(state: CaseState, person: PersonId, { view, task: id }: Viewing): Permission {
  const otherwise: Permission = isMember(state, person) || oversees(state, person) ? 'not-yours' : 'hidden';
  if (view === 'report-draft') return hasOpen(state, person, 'report') ? 'yes' : otherwise;
  if (view === 'prepare-talk') return attends(state, person, id) ? 'yes' : otherwise;
  if (isMember(state, person) || readsAll(state, person)) return 'yes';
  // Something to know is no part of the content: a director who is told that there is a case reads nothing of it.
  const asked = state.tasks.some((task) => task.kind !== 'inform' && owns(task, person) && stillTheirs(task));
  if (view === 'dossier' && asked) return 'yes';
  return oversees(state, person) ? 'not-yours' : 'hidden';
}

/**
 * Who may say who does what at a school: its coordinator, their stand-in, and its director (R-01,
 * It belongs to no case, so there is nothing to hide.
 */
export function permitsAtSchool({ school }: Agreement, person: PersonId, today: Day): Exclude<Permission, 'hidden'> {
  const keys = [school.roles.coordinator.person, school.roles.director.person, standInOn(school, today)];
  return keys.some((key) => key !== undefined && school.people[key]?.id === person) ? 'yes' : 'not-yours';
}

/** Nobody else may even know that there is something to decide. */
const decidesStandstill = ({ frozen, cast }: CaseState, person: PersonId): boolean =>
  frozen !== undefined && (person === frozen.by || (person === cast.board.person && boardStandsApart(cast)));

/** Of a concern about a member of staff only the reporter and the board know; they say that they spoke, or need help. */
function onStaffRoute(state: CaseState, person: PersonId, act: Act): Permission {
  const may = 'command' in act ? commandTable[act.command].onStaffRoute : undefined;
  if (may === undefined) return 'hidden';
  if (person === state.cast.board.person && boardStandsApart(state.cast)) return 'yes';
  return may === 'reporter-and-board' && person === state.reporter.person ? 'yes' : 'hidden';
}
