import type { Agreement } from '../../src/agreement/agreement';
import type { Protocol } from '../../src/agreement/protocol-schema';
import { schoolSchema, type SchoolPerson } from '../../src/agreement/school-schema';

/**
 * A school with somebody in every role of a protocol, so that a protocol can be walked before any school works by it.
 * Each role is held by a colleague and by somebody of another organisation: which of both it is, differs per school.
 */
export function walkingSchool(protocol: Protocol): Agreement {
  const roles = Object.keys(protocol.roles).filter((role) => !leading.has(role));
  const people = [
    { key: 'coordinator', name: 'Coördinator', roles: ['coordinator'] },
    { key: 'deputy', name: 'Waarnemer', roles: ['coordinator'] },
    { key: 'director', name: 'Directeur', roles: ['director'] },
    { key: 'board', name: 'Bestuurder', roles: ['board'] },
    { key: 'reporter', name: 'Melder', roles: roles.slice(0, 1) },
    ...roles.map((role) => ({
      key: role,
      name: `Collega ${role}`,
      roles: [role],
      groups: role === protocol.teacher ? ['5'] : [],
    })),
    ...roles.map((role) => ({ key: `${role}-outside`, name: `Buiten ${role}`, roles: [role], external: true })),
  ];
  const school = schoolSchema.parse({
    id: 'walk',
    name: 'Wandelschool',
    tenant: guid(0),
    protocol: protocol.id,
    room: { kind: 'group-chat' },
    people: Object.fromEntries(people.map(({ key, ...person }, index) => [key, { id: guid(index + 1), ...person }])),
    roles: {
      coordinator: { person: 'coordinator', deputy: 'deputy' },
      director: { person: 'director' },
      board: { person: 'board' },
    },
    verwijsindex: true,
    crisisService: 'Crisisdienst',
  });
  return { hash: 'walk', protocol, school };
}

const leading: ReadonlySet<string> = new Set(['coordinator', 'director', 'board']);

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Somebody of the tenant whom no school file knows, and who has no part in the case. */
export const stranger = { key: 'stranger', id: guid(999_999), name: 'Vreemde' } as const;

/** The actor, by the key that a trail names them with. */
export interface Walker {
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

export function walkerOf({ school }: Agreement, key: string): Walker & SchoolPerson {
  const person = school.people[key];
  if (person === undefined) throw new Error(`nobody of the walk is called ${key}`);
  return { key, ...person };
}

export const everybody = ({ school }: Agreement): readonly (Walker & SchoolPerson)[] =>
  Object.entries(school.people).map(([key, person]) => ({ key, ...person }));
