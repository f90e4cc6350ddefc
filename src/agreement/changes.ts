import { keptInMap, removedFromMap, type MapEntry } from './kept-map';
import type { PersonId, RoleId } from './people';
import { castRoles, type CastRole, type School } from './school-schema';
import type { Day } from './time';

/**
 * What was changed about a school from cards. Every change is kept, with who made it and when; they win over the file.
 */
export type SchoolChange =
  | { readonly kind: 'appointed'; readonly role: RoleId; readonly person: PersonId }
  /** Somebody has the coordinator's place, until the day on which the coordinator is back. */
  | { readonly kind: 'stand-in'; readonly person: PersonId; readonly until: Day }
  | { readonly kind: 'back' }
  /** Works here no more. */
  | { readonly kind: 'left'; readonly person: PersonId }
  /** Everybody in the social map was looked at, and is right. */
  | { readonly kind: 'map-checked'; readonly on: Day }
  /** Somebody stands in the social map, in the place of another or behind the others; or does no more. */
  | { readonly kind: 'map-kept'; readonly entry: MapEntry; readonly instead?: string }
  | { readonly kind: 'map-removed'; readonly entry: string }
  /** The coordinator was asked to do so, and is asked again on a day. */
  | { readonly kind: 'map-reminded'; readonly again: Day }
  /** Somebody was asked, or told, something else about the school, and is so again on a day if it is still needed. */
  | { readonly kind: 'reminded'; readonly about: string; readonly again: Day };

/**
 * A school with what was changed since its file was written. A change that no longer fits the file (somebody whom it
 * does not name any more) changes nothing, so that whatever comes out is a school as its file might say it.
 */
export function changedSchool(file: School, changes: readonly SchoolChange[]): School {
  if (changes.length === 0) return file;
  const changed = changes.reduce(apply, { ...file, changed: { number: 0, left: [] } });
  return { ...changed, changed: { left: [], ...changed.changed, number: changes.length } };
}

function apply(school: School, change: SchoolChange): School {
  const before = school.changed ?? { number: 0, left: [] };
  if (change.kind === 'map-kept')
    return { ...school, socialMap: keptInMap(school.socialMap, change.entry, change.instead) };
  if (change.kind === 'map-removed') return { ...school, socialMap: removedFromMap(school.socialMap, change.entry) };
  if (change.kind === 'map-checked') return { ...school, changed: { ...before, mapChecked: change.on } };
  if (change.kind === 'map-reminded') return { ...school, changed: { ...before, mapAgain: change.again } };
  if (change.kind === 'reminded')
    return { ...school, changed: { ...before, again: { ...before.again, [change.about]: change.again } } };
  const { standIn: _, ...rest } = before;
  if (change.kind === 'back') return { ...school, changed: rest };
  const key = keyOfPerson(school, change.person);
  if (key === undefined) return school;
  switch (change.kind) {
    case 'appointed': {
      const after = isCastRole(change.role) ? appointed(school, change.role, key) : withRole(school, change.role, key);
      // The new coordinator is there: standing in for the former one is over.
      return after !== school && change.role === 'coordinator' ? { ...after, changed: rest } : after;
    }
    case 'stand-in':
      return key === school.roles.coordinator.person
        ? school
        : { ...school, changed: { ...rest, standIn: { person: key, until: change.until } } };
    case 'left': {
      if (rolesOf(school, key).length > 0) return school;
      const { [key]: _gone, ...people } = school.people;
      const left = [...(school.changed?.left ?? []), change.person];
      return { ...school, people, changed: { number: 0, ...school.changed, left } };
    }
  }
}

/** A coordinator is never their own deputy: what would make them so does not fit. */
function appointed(school: School, role: CastRole, key: string): School {
  const { coordinator } = school.roles;
  const other = role === 'coordinator' ? coordinator.deputy : role === 'deputy' ? coordinator.person : undefined;
  if (other === key) return school;
  const before = holderOf(school, role);
  const roles =
    role === 'deputy'
      ? { ...school.roles, coordinator: { ...coordinator, deputy: key } }
      : { ...school.roles, [role]: { ...school.roles[role], person: key } };
  const title = titleOf(role);
  const people = { ...school.people };
  const after = { ...school, roles, people };
  if (!rolesOf(after, before).some((kept) => titleOf(kept) === title)) people[before] = without(people[before], title);
  people[key] = having(people[key], title);
  return after;
}

/** What a role is called in the protocol: the deputy is a coordinator too. */
const titleOf = (role: CastRole | 'stand-in'): RoleId => (role === 'deputy' ? 'coordinator' : role);

/** Another role than those: from then on its tasks are for the new holder, and the former holder has it no more. */
function withRole(school: School, role: RoleId, key: string): School {
  const before = taskHolderOf(school, role);
  const people = { ...school.people };
  if (before !== undefined) people[before] = without(people[before], role);
  people[key] = having(people[key], role);
  return { ...school, people, roles: { ...school.roles, [role]: { person: key } } };
}

/** Who does the tasks of another role: the colleague whom the school names, else the only one who has it. */
export function taskHolderOf({ roles, people }: School, role: RoleId): string | undefined {
  const named = roles[role]?.person;
  if (named !== undefined) return named;
  const [only, ...others] = Object.keys(people).filter((key) => people[key]?.roles.includes(role));
  return others.length === 0 ? only : undefined;
}

type Person = School['people'][string];
const fallback: Person = { id: '', name: '', roles: [], groups: [], external: false };
const without = (person: Person = fallback, role: RoleId): Person => ({
  ...person,
  roles: person.roles.filter((one) => one !== role),
});
const having = (person: Person = fallback, role: RoleId): Person => ({
  ...person,
  roles: [role, ...person.roles.filter((one) => one !== role)],
});

export const isCastRole = (role: RoleId): role is CastRole => castRoles.some((one) => one === role);

/** The key of the holder of a role that every case needs. */
export const holderOf = ({ roles }: School, role: CastRole): string =>
  role === 'deputy' ? roles.coordinator.deputy : roles[role].person;

/** The roles that every case needs and that somebody holds, or stands in for. */
export const rolesOf = (school: School, key: string): readonly (CastRole | 'stand-in')[] => [
  ...castRoles.filter((role) => holderOf(school, role) === key),
  ...(school.changed?.standIn?.person === key ? (['stand-in'] as const) : []),
];

/** The key of the coordinator's stand-in on a day; `undefined` while nobody does. */
export function standInOn({ changed }: Pick<School, 'changed'>, day: Day): string | undefined {
  const standIn = changed?.standIn;
  return standIn !== undefined && day < standIn.until ? standIn.person : undefined;
}

export const keyOfPerson = ({ people }: School, person: PersonId): string | undefined =>
  Object.entries(people).find(([, { id }]) => id === person)?.[0];
