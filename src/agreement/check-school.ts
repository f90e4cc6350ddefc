import { lastAskTooSoon } from './asks';
import { checkHolidays } from './check-holidays';
import { ownTermRefusal } from './check-safety';
import type { Diagnostic } from './diagnostic';
import type { Parsed, Path } from './parse';
import type { Protocol } from './protocol-schema';
import type { School } from './school-schema';
import type { Day } from './time';

/** What a school file is held against, besides itself. */
export interface Against {
  readonly protocols: ReadonlyMap<string, Protocol>;
  /** The day on which the file is read: what lies years ahead of it is a slip. Where none is given, nothing is too far. */
  readonly today?: Day;
  /** The tenant of the bot, where it has one: of any other no word ever reaches it. */
  readonly tenant?: string | undefined;
}

/**
 * A mistake in a school file, and whether the school can run all the same: without its calendar, or as the file says it
 * (its board is then asked nothing about whom it is as well). With any other mistake it cannot run from this file.
 */
export interface SchoolMistake extends Diagnostic {
  readonly runs: 'without-calendar' | 'as-it-is' | 'not';
}

type Tell = (path: Path, message: string) => SchoolMistake;

/** What no schema can see in a school file: names that refer to nobody, and what cannot be meant. */
export function checkSchool({ value: school, mistake }: Parsed<School>, against: Against): readonly SchoolMistake[] {
  const telling =
    (runs: SchoolMistake['runs']): Tell =>
    (path, message) => ({ ...mistake(path, message), runs });
  const not = telling('not');
  const asItIs = telling('as-it-is');
  return [
    ...checkTenant(school, against, not),
    ...checkProtocolOf(school, against.protocols, not),
    ...checkSafetyTerms(school, against.protocols, asItIs),
    ...checkIds(school, not),
    ...checkHolders(school, not),
    ...checkOutside(school, asItIs),
    ...checkBoard(school, asItIs),
    ...checkHolidays(school, against.today, telling('without-calendar')),
  ];
}

function checkTenant({ tenant }: School, against: Against, tell: Tell): readonly SchoolMistake[] {
  const own = against.tenant?.toLowerCase();
  if (own === undefined || own === tenant) return [];
  const remedy = 'correct it, or run another bot for this school';
  return [tell(['tenant'], `tenant: this is not the tenant of the bot, ${own} (BOT_TENANT_ID): ${remedy}`)];
}

function checkProtocolOf(school: School, protocols: Against['protocols'], tell: Tell): readonly SchoolMistake[] {
  const protocol = protocols.get(school.protocol);
  if (protocol === undefined) {
    const known = [...protocols.keys()].join(', ');
    return [tell(['protocol'], `protocol "${school.protocol}" does not exist; known: ${known}`)];
  }
  const roles = Object.keys(protocol.roles);
  const ofPeople = Object.entries(school.people).flatMap(([key, person]) =>
    person.roles.flatMap((role, index) =>
      roles.includes(role)
        ? []
        : [
            tell(
              ['people', key, 'roles', index],
              `role "${role}" is not in protocol ${protocol.id}; known: ${roles.join(', ')}`,
            ),
          ],
    ),
  );
  const terms = Object.keys(school.terms)
    .filter((task) => !Object.hasOwn(protocol.tasks, task))
    .map((task) => tell(['terms', task], `terms.${task}: protocol ${protocol.id} has no task of this name`));
  const asks = Object.entries(school.terms).flatMap(([task, term]) => {
    const last = protocol.tasks[task]?.last;
    if (last === undefined || lastAskTooSoon(term, last) === undefined) return [];
    const remedy = 'give it less time than the "last" of the protocol';
    return [
      tell(['terms', task], `terms.${task}: it is asked for the last time no later than for the first: ${remedy}`),
    ];
  });
  const held = Object.keys(school.roles)
    .filter((role) => !everywhere.includes(role) && !roles.includes(role))
    .map((role) => tell(['roles', role], `roles.${role}: protocol ${protocol.id} has no such role`));
  return [...ofPeople, ...terms, ...asks, ...held];
}

/** The school runs all the same: what is about safety counts working days, whatever its file says. */
function checkSafetyTerms(school: School, protocols: Against['protocols'], tell: Tell): readonly SchoolMistake[] {
  const protocol = protocols.get(school.protocol);
  return Object.entries(school.terms).flatMap(([task, term]) => {
    const why = protocol && ownTermRefusal(task, term, protocol);
    return why === undefined ? [] : [tell(['terms', task], `terms.${task}: ${why}`)];
  });
}

/** Every school has somebody for these. */
const everywhere: readonly string[] = ['coordinator', 'director', 'board'];

function checkIds({ room, people }: School, tell: Tell): readonly SchoolMistake[] {
  const noTeam = room.kind === 'private-channel' && room.team === undefined;
  const ids = new Map<string, string>();
  const twice = Object.entries(people).flatMap(([key, { id }]) => {
    const other = ids.get(id);
    ids.set(id, key);
    return other === undefined ? [] : [tell(['people', key, 'id'], `people.${key}.id is also the id of ${other}`)];
  });
  return [
    ...(noTeam ? [tell(['room'], 'room.team: a private channel needs the Entra group id of its team')] : []),
    ...twice,
  ];
}

function checkHolders({ people, roles }: School, tell: Tell): readonly SchoolMistake[] {
  const unknown = Object.entries(roles).flatMap(([role, holder]) =>
    Object.entries(holder).flatMap(([part, key]) =>
      Object.hasOwn(people, key)
        ? []
        : [tell(['roles', role, part], `roles.${role}.${part}: "${key}" is not among the people`)],
    ),
  );
  const { person, deputy } = roles.coordinator;
  return person === deputy
    ? [...unknown, tell(['roles', 'coordinator', 'deputy'], 'the coordinator cannot be their own deputy')]
    : unknown;
}

/** The case lead reads everything, and sits in every room: so it is nobody of another organisation. */
function checkOutside(school: School, tell: Tell): readonly SchoolMistake[] {
  return leading(school).flatMap(({ path, key }) =>
    school.people[key]?.external === true
      ? [
          tell(
            path,
            `${path.join('.')}: "${key}" works for another organisation (external: true): name somebody of the school`,
          ),
        ]
      : [],
  );
}

/** What is about director, coordinator or deputy goes to the board, so that it is nobody of these (S1-24). */
function checkBoard(school: School, tell: Tell): readonly SchoolMistake[] {
  const key = school.roles.board.person;
  const [as] = leading(school).filter((one) => one.key === key);
  if (as === undefined) return [];
  const why = `"${key}" is the ${as.title} as well, and a concern about the ${as.title} goes to the board`;
  return [tell(['roles', 'board', 'person'], `roles.board.person: ${why}: name somebody of the supervisory board`)];
}

/** Director, coordinator and deputy, each with the place where the file names them. */
const leading = ({ roles: { coordinator, director } }: School) => [
  { title: 'director', path: ['roles', 'director', 'person'], key: director.person },
  { title: 'coordinator', path: ['roles', 'coordinator', 'person'], key: coordinator.person },
  { title: 'deputy', path: ['roles', 'coordinator', 'deputy'], key: coordinator.deputy },
];
