import type { Agreement } from '../../agreement/agreement';
import { WITHOUT_ROLE, type PersonId, type RoleId } from '../../agreement/people';
import type { SchoolPerson } from '../../agreement/school-schema';
import type { Cast, Participant } from './participant';
import type { CaseState } from '../state';

/** Who is who at a school, as a case writes it down. */

export function personOf(agreement: Agreement, id: PersonId): SchoolPerson | undefined {
  return Object.values(agreement.school.people).find((person) => person.id === id);
}

/** Somebody of the school file as a participant. `role` defaults to the first that the person has. */
export function participant(person: SchoolPerson, role?: RoleId): Participant {
  return {
    person: person.id,
    name: person.name,
    role: role ?? person.roles[0] ?? WITHOUT_ROLE,
    external: person.external,
  };
}

/**
 * The people whom every case needs. Without a deputy of their own, director and board are their
 * own stand-ins; a coordinator always has one, or the school file is refused.
 */
export function castOf(agreement: Agreement): Cast {
  const holder = (key: string, role: RoleId): Participant => {
    const person = agreement.school.people[key];
    if (person === undefined) throw new Error(`${agreement.school.id}: ${key} is not among the people`);
    return participant(person, role);
  };
  const { coordinator, director, board } = agreement.school.roles;
  return {
    coordinator: holder(coordinator.person, 'coordinator'),
    deputy: holder(coordinator.deputy, 'coordinator'),
    director: holder(director.person, 'director'),
    board: holder(board.person, 'board'),
  };
}

/** The people whom every case needs, one after another. */
export const castList = ({ coordinator, deputy, director, board }: Cast): readonly Participant[] => [
  coordinator,
  deputy,
  director,
  board,
];

/**
 * Whether there is a board for what is about director, coordinator or deputy: one that is none of these (S1-24). A school
 * file says so, or is refused; in a program that runs with one that was refused, such a concern has nobody at the school.
 * A board that comes in the place of who was shut out is still the board; who comes in the place of a board that is kept
 * out is none.
 */
export const boardStandsApart = ({ coordinator, deputy, director, board }: Cast): boolean =>
  board.role === 'board' &&
  ![coordinator, deputy, director].some(({ person, role }) => person === board.person && role !== board.role);

/**
 * Who has the child in class (S1-33): the teacher of its group, else the reporter when they are a teacher.
 * `undefined` when the school file does not say.
 */
export function teacherOf(
  { child, reporter }: { readonly child: Pick<CaseState['child'], 'group'> } & Pick<CaseState, 'reporter'>,
  { protocol, school }: Agreement,
): Participant | undefined {
  const teachers = Object.values(school.people).filter(({ roles }) => roles.includes(protocol.teacher));
  const own = teachers.find(({ groups }) => child.group !== undefined && groups.includes(child.group));
  if (own !== undefined) return participant(own, protocol.teacher);
  return reporter.role === protocol.teacher ? reporter : undefined;
}

/** The title of a role as people read it: "IB-er". */
export const titleOf = (agreement: Agreement, role: RoleId): string => agreement.protocol.roles[role]?.title ?? role;

/** The name under which a case knows somebody; `undefined` for those who take no part in it. */
export function nameOf({ cast, members, tasks, reporter }: CaseState, person: PersonId): string | undefined {
  const known = [...castList(cast), reporter, ...members, ...tasks.map(({ owner }) => owner)];
  return known.find((candidate) => candidate.person === person)?.name;
}
