import { addDays, dayOf, spoken, spokenDay } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import type { TaskRule } from '../../agreement/protocol-schema';
import type { Moment } from '../../agreement/time';
import { permits } from '../../case/access';
import { veiligThuisFirst } from '../../case/advice/call-first';
import { isMember, oversees, readsAll } from '../../case/involvement';
import { mayBeInRoom } from '../../case/consent/policy';
import { callsUntil, type Call } from '../../case/task/ladder';
import type { Participant } from '../../case/people/participant';
import { titleOf } from '../../case/people/roster';
import type { CaseState } from '../../case/state';
import { talksLeft } from '../../case/talk/planned';
import type { Task } from '../../case/task/task';
import { askedAgain } from '../asked-again';
import { card, type FollowUpData, type RequestData } from '../card-data';
import { formOfTask } from '../forms';
import { notHeld } from '../held';
import type { Item } from '../types';
import { alongWith } from '../weighs-with';
import { morningOf } from './morning';
import type { RoomView } from './view';

/** Somebody who took a request over is asked anew, whatever number of reminders came before. */
const EDITIONS_PER_OWNER = 1000;

/** The request of a task to its owner, and what became of it for those who had it before. */
export function requestItems(task: Task, view: RoomView): readonly Item[] {
  const all = callsUntil(task, view.state, view.agreement, view.now).calls;
  const calls = notHeld(all, task, view).filter(({ person }) => person === task.owner.person);
  const latest = calls.at(-1);
  const current = latest === undefined ? [] : [ownItem(task, calls, latest, view)];
  return [...formerItems(task, view, current[0]?.key), ...current];
}

function ownItem(task: Task, calls: readonly Call[], latest: Call, view: RoomView): Item {
  const { state } = view;
  const times = new Set(calls.map(({ at }) => at)).size;
  const inRoom = isAskedInRoom(task, state);
  return {
    key: keyOf(task, task.owner, inRoom),
    to: inRoom ? 'room' : task.owner.person,
    edition: task.formerOwners.length * EDITIONS_PER_OWNER + times,
    card: cardOf(task, { latest: latest.at, reminder: times > 1 && task.formerOwners.length === 0 }, view),
    mentions: inRoom && task.status === 'open' ? [task.owner.person] : [],
    ...morningOf(latest, task),
    closed: task.status !== 'open',
  };
}

/** Where the request stood with somebody who handed it over, it says so; where it moved on, nothing is left behind. */
function formerItems(task: Task, view: RoomView, currentKey: string | undefined): readonly Item[] {
  const keys = new Map<string, Participant>(
    task.formerOwners.map((owner) => [keyOf(task, owner, standsInRoom(task, owner, view.state)), owner]),
  );
  if (currentKey !== undefined) keys.delete(currentKey);
  return [...keys].map(([key, owner]) => ({
    key,
    to: standsInRoom(task, owner, view.state) ? 'room' : owner.person,
    edition: 1,
    card: cardOf({ ...task, owner }, { latest: task.askedAt, reminder: false, handedOver: true }, view),
    mentions: [],
    closed: true,
  }));
}

/**
 * Colleagues are asked in the room, with a mention. People from outside, and the case lead, are asked one to
 * one: the first may not see the room, the second would fill it. Director and board are in no room either, nor is
 * a reporter who stepped out.
 */
const standsInRoom = (task: Task, owner: Participant, state: CaseState): boolean =>
  mayBeInRoom(state, owner) &&
  !(state.reporterStepsOut === true && owner.person === state.reporter.person) &&
  (isMember(state, owner.person) || !oversees(state, owner.person)) &&
  task.mode !== 'anonymous' &&
  task.kind !== 'follow-up' &&
  task.kind !== 'feedback' &&
  !readsAll(state, owner.person);

/** What is open is asked where its owner reads it: somebody who left the room with a case that was closed is not in it again. */
export const isAskedInRoom = (task: Task, state: CaseState): boolean =>
  standsInRoom(task, task.owner, state) && (task.status !== 'open' || isMember(state, task.owner.person));

const keyOf = (task: Task, owner: Participant, inRoom: boolean): string =>
  inRoom ? `task/${task.id}` : `task/${task.id}/${owner.person}`;

interface Telling {
  /** When the owner was asked or reminded last. */
  readonly latest: Moment;
  readonly reminder: boolean;
  readonly handedOver?: boolean;
}

function cardOf(task: Task, telling: Telling, view: RoomView): Item['card'] {
  const rule = view.agreement.protocol.tasks[task.rule];
  // Spoken relative to the asking, not to now: so that a card does not change because a year begins.
  const say = (moment: Moment): string => spoken(moment, task.askedAt);
  const common = {
    code: view.state.code,
    case: view.state.id,
    task: task.id,
    version: task.version,
    title: rule?.title ?? task.rule,
    who: task.owner.name,
    reminder: telling.reminder,
    ...(task.closedAt === undefined ? {} : { on: spokenDay(dayOf(task.closedAt), task.askedAt) }),
    ...(task.postponed === undefined ? {} : { postponedUntil: say(task.postponed.until) }),
  };
  const state = telling.handedOver === true ? 'handed-over' : task.lapsed === true ? 'lapsed' : task.status;
  if (task.kind === 'follow-up') {
    return card('follow-up', {
      ...common,
      ...followUpData(task, telling, view),
      state: state === 'declined' ? 'withdrawn' : state,
    } satisfies FollowUpData);
  }
  const form = formOfTask(task, view.agreement);
  const along = form === 'weigh' && state === 'open' ? alongWith(task.owner.person, view) : [];
  const left = form === 'plan-talk' && state === 'open' ? talksLeft(view.state, view) : [];
  return card('request', {
    ...common,
    until: say(task.due),
    why: rule?.why ?? '',
    kind: task.kind,
    ...(task.kind === 'inform' && permits(view.state, task.owner.person, { view: 'dossier' }) === 'yes'
      ? { reads: true as const }
      : {}),
    form,
    ...(along.length === 0 ? {} : { along }),
    ...(left.length === 0 ? {} : { left }),
    ...(state === 'open' && rule !== undefined && speaks(rule) && veiligThuisFirst(view.state)
      ? { callFirst: true as const }
      : {}),
    later: task.kind !== 'inform',
    state,
    anonymous: task.mode === 'anonymous',
    ...(task.joins === true && task.formerOwners.length === 0
      ? { joins: titleOf(view.agreement, task.owner.role) }
      : {}),
  } satisfies RequestData);
}

/** Whether somebody speaks with the parents, or plans to, who does it. */
const speaks = ({ withParents, completedBy }: TaskRule): boolean => withParents || completedBy === 'plan-talk';

/** The date that a follow-up names is that of its latest ask: after the second week, the second one. */
function followUpData(
  task: Task,
  { latest }: Telling,
  { agreement }: RoomView,
): Pick<FollowUpData, 'until' | 'since' | 'outcomes' | 'again' | 'later' | 'today'> {
  const lastAsk = task.last !== undefined && latest >= task.last;
  const again = askedAgain(agreement.protocol);
  return {
    until: spokenDay(dayOf(lastAsk ? task.last : task.due), task.askedAt),
    since: spokenDay(task.since ?? dayOf(task.askedAt), task.askedAt),
    outcomes: Object.entries(agreement.protocol.outcomes).map(([value, { title }]) => ({ value, title })),
    ...(again === undefined ? {} : { again }),
    later: !lastAsk,
    today: addDays(dayOf(latest), 1),
  };
}

/** The key of the item by which somebody is asked a task; for finding the card that belongs to an action. */
export const requestKey = (task: Task, state: CaseState): string => keyOf(task, task.owner, isAskedInRoom(task, state));

/** The key of the item by which somebody is told that a task of another is open. */
export const escalationKey = (task: Pick<Task, 'id'>, person: PersonId): string => `escalation/${task.id}/${person}`;
