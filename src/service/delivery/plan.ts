import type { Agreement } from '../../agreement/agreement';
import type { Moment } from '../../agreement/time';
import { dangerWaits } from '../../case/emergency/emergency-ladder';
import { agenda } from '../../case/task/agenda';
import { asOf } from '../../case/people/as-of';
import { allKeptOut } from '../../case/people/those-left';
import { mayBeInRoom } from '../../case/consent/policy';
import { isUndecided } from '../../case/relation/related';
import { stagnantFrom } from '../../case/course/stagnation';
import type { CaseState } from '../../case/state';
import { nextCalls } from '../../room/next-calls';
import { nextChange } from '../../room/next-change';
import { later, sharedMoment } from './backoff';
import type { Mistakes } from './mistakes';
import { nextRosterCheck } from './roster-check';
import { outAt } from './substitutes';
import type { Delivery } from './delivery';
import { withSchoolChanges } from '../commands/current-state';
import type { Directory } from '../school/directory';
import { whoIsWho } from '../school/who-is-who';
import type { RegistryRow, Store } from '../ports';

/** What was cut off without saying when it goes on is looked at again after this time. Milliseconds. */
const UNFINISHED_WITHIN = 5 * 60_000;
/** What waits for a silent road is looked at again after this time, also when the copy that would tell is gone. Milliseconds. */
const HELD_FOR = 60_000;

interface Ports {
  readonly store: Pick<Store, 'due' | 'registry'>;
  readonly directory: Directory;
}

interface Planning {
  readonly now: Moment;
  /** Wall time at which the pass began. */
  readonly began: Moment;
  readonly mistakes: Mistakes;
  /** Something waits for a road that is silent. */
  readonly held: boolean;
}

/** Writes the case's line in the overview, and when it wants to be looked at next. */
export async function planAhead(
  ports: Ports,
  state: CaseState,
  delivery: Delivery,
  { now, began, mistakes, held }: Planning,
): Promise<void> {
  const { store, directory } = ports;
  const agreement = await directory.ofCase(state);
  const told = <T>(what: string, work: () => T) => mistakes.apart(what, work);
  const [retry] = [retryMoment(delivery, began), held ? sharedMoment(began, HELD_FOR) : undefined]
    .filter((moment) => moment !== undefined)
    .sort();
  const nextDue = await told('agenda', () => agenda(state, agreement, now)[0]?.due);
  const calls = await told('calls', () => nextCalls(state, agreement, now));
  const seen = asOf(state, now);
  const forOthers = state.route === 'staff' ? {} : await told('lists', () => forLists(seen, agreement, now));
  // A concern about a member of staff is in nobody's overview.
  const involved = state.route === 'staff' ? [] : [...seen.members, ...seen.tasks.map(({ owner }) => owner)];
  const people = involved.filter((one) => mayBeInRoom(state, one)).map(({ person }) => person);
  const place = delivery.room?.ref?.id;
  const out = allKeptOut(state);
  const school = directory.ofSchool(state.school);
  const follows = school !== undefined && withSchoolChanges(directory, state, now).events.length === 0;
  await Promise.all([
    told('due', () => planNext(ports, state, delivery, now)),
    retry === undefined ? undefined : store.due.put({ clock: 'wall', at: retry, caseId: state.id }),
    store.registry.put({
      school: state.school,
      code: state.code,
      caseId: state.id,
      status: state.status,
      step: state.steps.at(-1) ?? '',
      version: state.version,
      openedAt: state.openedAt,
      people: [...new Set(people)],
      ...(dangerWaits(state.emergency) ? { danger: true } : {}),
      ...(calls === undefined ? {} : { calls }),
      ...forOthers,
      ...(nextDue === undefined ? {} : { nextDue }),
      ...(place === undefined ? {} : { room: place }),
      ...(out.length === 0 ? {} : { keptOut: out }),
      ...(follows ? { follows: whoIsWho(school) } : {}),
    }),
  ]);
}

/** What the lists of people look for. */
function forLists(state: CaseState, agreement: Agreement, now: Moment): Partial<RegistryRow> {
  const stagnantSince = stagnantFrom(state, agreement, now);
  return {
    owners: [...new Set(state.tasks.filter(({ status }) => status === 'open').map(({ owner }) => owner.person))],
    reporter: state.reporter.person,
    undecided: state.related.some(isUndecided),
    ...(state.closedAt === undefined ? {} : { closedAt: state.closedAt }),
    ...(stagnantSince === undefined ? {} : { stagnantSince }),
  };
}

/**
 * The first moment in wall time at which something that failed may be tried again, or is looked for in another way. What
 * might have been tried in this pass, which `began` then, and was not, waits for something else: it must not come before
 * what does want a next try.
 */
function retryMoment({ room: place, members, items }: Delivery, began: Moment): Moment | undefined {
  const all = [...(place === undefined ? [] : [place]), ...Object.values(members), ...items];
  const waiting = all
    .flatMap((one) => [one.nextTry, outAt(one)])
    .filter((moment): moment is Moment => moment !== undefined && moment > began);
  // What is only written as intended was cut off in the middle, or waits for the room.
  const unfinished = items.some(({ status, nextTry }) => status === 'intended' && nextTry === undefined);
  if (waiting.length === 0) return unfinished ? later(began, UNFINISHED_WITHIN) : undefined;
  return waiting.reduce((first, moment) => (moment < first ? moment : first));
}

/**
 * Puts the case in the due list for the first moment after `now` at which the agreement asks for something, or at which
 * somebody looks who is in its room.
 */
export async function planNext(
  { store, directory }: Ports,
  state: CaseState,
  { room: place }: Delivery,
  now: Moment,
): Promise<void> {
  const agreement = await directory.ofCase(state);
  const looked = place !== undefined && state.status === 'open' ? [nextRosterCheck(state.id, agreement, now)] : [];
  const [at] = [...looked, nextChange(state, agreement, now)].filter((moment) => moment !== undefined).sort();
  if (at !== undefined) await store.due.put({ clock: 'domain', at, caseId: state.id });
}
