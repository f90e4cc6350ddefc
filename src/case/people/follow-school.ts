import type { Agreement } from '../../agreement/agreement';
import { momentOf } from '../../agreement/calendar';
import { isCastRole, taskHolderOf } from '../../agreement/changes';
import { castRoles } from '../../agreement/school-schema';
import type { PersonId, RoleId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { asOf } from './as-of';
import type { CaseEvent } from '../events';
import type { Participant } from './participant';
import { evolve } from '../evolve';
import { castOf, participant } from './roster';
import type { CaseState } from '../state';
import type { StandIn } from './people-state';
import { leaving } from './dismiss';

/** The reason that goes with the requests of a colleague who works here no more. */
const LEFT = 'Werkt niet meer op school.';

/**
 * What makes a case's people those of its school as it is now: roles that were handed over, somebody
 * who stands in, colleagues who left. Nothing when they are already, so that it can be asked as often as one likes: a
 * hand-over that a crash cut off halfway goes on where it was. A copy of the program that knows of fewer changes than
 * the case has followed leaves it as it is.
 */
export function followSchool(state: CaseState, school: Agreement, now: Moment): readonly CaseEvent[] {
  const changes = school.school.changed?.number ?? 0;
  if (changes < (state.followed ?? 0)) return [];
  const events: CaseEvent[] = [];
  let after = state;
  const add = (more: readonly CaseEvent[]): void => {
    for (const event of more) {
      events.push(event);
      after = evolve(after, { version: after.version, at: now, by: '', event });
    }
  };
  for (const role of rolesFor(state, school)) add(roleEvents(after, role, school));
  if (state.route === 'meldcode') {
    add(standInEvents(after, school, now));
    for (const person of school.school.changed?.left ?? []) add(leftEvents(after, person, school));
  }
  return events.length === 0 ? [] : [...events, { type: 'school-followed', changes }];
}

/** Deputy first: a deputy who becomes coordinator has one role at a time. */
function rolesFor({ route }: CaseState, { protocol }: Agreement): readonly RoleId[] {
  if (route === 'staff') return ['board'];
  const owners = Object.values(protocol.tasks).flatMap(({ owner }) => owner ?? []);
  return [...new Set([...[...castRoles].reverse(), ...owners])];
}

function roleEvents(state: CaseState, role: RoleId, agreement: Agreement): readonly CaseEvent[] {
  if (!isCastRole(role)) return ownerEvents(state, role, agreement);
  const to = castOf(agreement)[role];
  const from = state.cast[role];
  if (to.person === from.person) return [];
  const keeps =
    state.reporter.person === from.person ||
    castRoles.some((other) => other !== role && state.cast[other].person === from.person);
  const tasks = openOf(state, from.person)
    .filter(({ owner }) => !keeps || owner.role === from.role)
    .map(({ id }) => id);
  return [{ type: 'role-handed-over', role, from, to, tasks }];
}

/** A role besides those that every case needs, which tasks of the protocol are for. */
function ownerEvents(state: CaseState, role: RoleId, { protocol, school }: Agreement): readonly CaseEvent[] {
  const key = taskHolderOf(school, role);
  const holder = key === undefined ? undefined : school.people[key];
  if (holder === undefined || holder.external) return [];
  // A colleague who still has the role keeps what was handed over to them.
  const has = (person: PersonId): boolean =>
    Object.values(school.people).some(({ id, roles }) => id === person && roles.includes(role));
  const tasks = state.tasks.filter(
    ({ status, rule, owner }) =>
      status === 'open' && owner.role === role && !has(owner.person) && protocol.tasks[rule]?.owner === role,
  );
  const former = new Map(tasks.map(({ owner }) => [owner.person, owner]));
  return [...former.values()].map((from): CaseEvent => ({
    type: 'role-handed-over',
    role,
    from,
    to: participant(holder, role),
    tasks: tasks.filter(({ owner }) => owner.person === from.person).map(({ id }) => id),
  }));
}

function standInEvents(state: CaseState, { protocol, school }: Agreement, now: Moment): readonly CaseEvent[] {
  const had = asOf(state, now).standIn;
  const wanted = standInOf({ protocol, school }, state.cast.coordinator, now);
  if (wanted === undefined) return had === undefined ? [] : [{ type: 'stand-in-ended' }];
  if (had?.person.person === wanted.person.person && had.until === wanted.until) return [];
  return [{ type: 'stand-in-began', ...wanted }];
}

/** Who has the coordinator's place now, and until when, as the school says: the hour at which the day's requests come. */
export function standInOf(
  { protocol, school }: Pick<Agreement, 'protocol' | 'school'>,
  coordinator: Participant,
  now: Moment,
): Omit<StandIn, 'version' | 'from'> | undefined {
  const { person: key, until: day } = school.changed?.standIn ?? {};
  const person = key === undefined ? undefined : school.people[key];
  if (person === undefined || day === undefined) return undefined;
  const until = momentOf(day, protocol.hours.reminders);
  return until > now ? { for: coordinator, person: participant(person, 'coordinator'), until } : undefined;
}

function leftEvents(state: CaseState, person: PersonId, agreement: Agreement): readonly CaseEvent[] {
  const takesPart = state.members.some((member) => member.person === person) || openOf(state, person).length > 0;
  return takesPart ? leaving(state, person, LEFT, 'coordinator', { agreement }) : [];
}

const openOf = (state: CaseState, person: PersonId) =>
  state.tasks.filter(({ status, owner }) => status === 'open' && owner.person === person);
