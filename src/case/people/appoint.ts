import type { Agreement } from '../../agreement/agreement';
import { dayOf } from '../../agreement/calendar';
import { holderOf, isCastRole, keyOfPerson, rolesOf, taskHolderOf, type SchoolChange } from '../../agreement/changes';
import { mapCheckedOn } from '../../agreement/social-map';
import { isYearlyDone, yearlyDone } from '../../agreement/yearly';
import type { PersonId, RoleId } from '../../agreement/people';
import type { Day, Moment } from '../../agreement/time';
import type { SchoolCommand, SchoolCommandName, SchoolCommandOf } from './commands';
import { notAppointing, notListed, notOfSchool, Refusal } from '../refusal';
import { permitsAtSchool } from '../access';
import { personOf } from './roster';
import { ahead } from '../context';
import { said } from '../defined-fields';
import { handedOverRoles } from './policy';

/**
 * What a command about the school changes. Pure, as `decide` is; which cases follow it is no matter of this.
 * @throws Refusal that says what can be done instead
 */
export function decideAtSchool(
  agreement: Agreement,
  command: SchoolCommand,
  actor: PersonId,
  now: Moment,
): SchoolChange {
  if (permitsAtSchool(agreement, actor, dayOf(now)) !== 'yes') throw notAppointing();
  return changeBy(command, { agreement, actor, now });
}

interface Asked {
  readonly agreement: Agreement;
  readonly actor: PersonId;
  readonly now: Moment;
}

type FieldsOf<N extends SchoolCommandName> = SchoolCommandOf<N>['fields'];

/** What each command changes. The compiler misses none. */
const changes: { readonly [N in SchoolCommandName]: (fields: FieldsOf<N>, asked: Asked) => SchoolChange } = {
  'hand-over-role': ({ role, person }, { agreement, actor }) => {
    refuseOneself(person, actor);
    return appoint(agreement, role, person);
  },
  'stand-in': ({ person, until }, { agreement, actor, now }) => {
    refuseOneself(person, actor);
    return standIn(agreement, person, ahead(until, now, 'until'));
  },
  'end-stand-in': (_, { agreement }) => {
    if (agreement.school.changed?.standIn === undefined) throw same();
    return { kind: 'back' };
  },
  'dismiss-everywhere': ({ person }, { agreement }) => leave(agreement, person),
  'check-map': (_, { agreement, now }) => {
    const on = dayOf(now);
    if (mapCheckedOn(agreement.school) === on) throw same();
    return { kind: 'map-checked', on };
  },
  'keep-in-map': (fields, { agreement, now }) => keepInMap(agreement, fields, dayOf(now)),
  'remove-from-map': ({ entry }, { agreement }) => {
    if (!agreement.school.socialMap.some(({ name }) => name === entry)) throw same();
    return { kind: 'map-removed', entry };
  },
  'check-year': (_, { agreement, now }) => {
    const today = dayOf(now);
    if (isYearlyDone(agreement.school, today)) throw same();
    return yearlyDone(today);
  },
};

const changeBy = <N extends SchoolCommandName>({ name, fields }: SchoolCommandOf<N>, asked: Asked): SchoolChange =>
  changes[name](fields, asked);

/** With a role comes what may be read: nobody takes that for themselves. */
function refuseOneself(person: PersonId, actor: PersonId): void {
  if (person === actor)
    throw new Refusal('not-allowed', 'Jezelf kun je niet kiezen. Vraag de directeur of de coördinator.', ['person']);
}

/** who has a role; coordinator and deputy are never one and the same. */
function appoint(agreement: Agreement, role: RoleId, person: PersonId): SchoolChange {
  const { school } = agreement;
  const { key, name } = ofSchool(agreement, person);
  if (!handedOverRoles(agreement).includes(role))
    throw new Refusal('incomplete', 'Kies een rol uit de lijst.', ['role']);
  if ((isCastRole(role) ? holderOf(school, role) : taskHolderOf(school, role)) === key) throw same();
  if (role === 'coordinator' && key === school.roles.coordinator.deputy)
    throw new Refusal('not-allowed', `${name} is nu de waarnemer. Kies eerst een andere waarnemer.`, ['person']);
  if (role === 'deputy' && key === school.roles.coordinator.person)
    throw new Refusal('not-allowed', `${name} is de coördinator. Kies iemand anders als waarnemer.`, ['person']);
  refuseBoardBeside(role, key, agreement);
  return { kind: 'appointed', role, person };
}

/** S1-24: what is about coordinator or director goes to the board, so that it is nobody of these. */
function refuseBoardBeside(role: RoleId, key: string, { school }: Agreement): void {
  const held = rolesOf(school, key);
  const both = role === 'board' ? held.length > 0 : isCastRole(role) && held.includes('board');
  if (both)
    throw new Refusal('not-allowed', 'Het bestuur is iemand anders dan de directeur, de coördinator en de waarnemer.', [
      'person',
    ]);
}

function standIn(agreement: Agreement, person: PersonId, until: string): SchoolChange {
  const { school } = agreement;
  const { key, name } = ofSchool(agreement, person);
  if (key === school.roles.coordinator.person)
    throw new Refusal('not-allowed', `${name} is zelf de coördinator. Kies wie waarneemt.`, ['person']);
  refuseBoardBeside('coordinator', key, agreement);
  const now = school.changed?.standIn;
  if (now?.person === key && now.until === until) throw same();
  return { kind: 'stand-in', person, until };
}

/** who stands in the social map was looked at on that day. Two of one name could not be told apart. */
function keepInMap({ school }: Agreement, fields: FieldsOf<'keep-in-map'>, checked: Day): SchoolChange {
  const { entry: instead, ...written } = fields;
  const others = school.socialMap.filter(({ name }) => name !== instead);
  if (instead !== undefined && others.length === school.socialMap.length)
    throw new Refusal('incomplete', 'Kies iemand uit de lijst.', ['entry']);
  if (others.some(({ name }) => name === written.name))
    throw new Refusal('not-allowed', `${written.name} staat al in de sociale kaart. Kies wijzigen.`, ['name']);
  const { name, kind, web, emergency } = written;
  const entry = {
    name,
    kind,
    ...said(written, ['contact', 'phone', 'mail']),
    ...(web === undefined ? {} : { web: asBrowsersOpenIt(web) }),
    ...said(written, ['agreed']),
    emergency,
    checked,
  };
  return { kind: 'map-kept', entry, ...(instead === undefined ? {} : { instead }) };
}

const asBrowsersOpenIt = (web: string): string => (/^https?:/i.test(web) ? web : `https://${web}`);

function leave(agreement: Agreement, person: PersonId): SchoolChange {
  const { school } = agreement;
  if (school.changed?.left.includes(person) === true) throw same();
  const key = keyOfPerson(school, person);
  if (key === undefined) throw notListed('person');
  if (rolesOf(school, key).length > 0) {
    const name = school.people[key]?.name ?? '';
    throw new Refusal('not-allowed', `${name} heeft nog een rol die niet leeg kan zijn. Draag die eerst over.`, [
      'person',
    ]);
  }
  return { kind: 'left', person };
}

function ofSchool(agreement: Agreement, person: PersonId): { readonly key: string; readonly name: string } {
  const found = personOf(agreement, person);
  const key = keyOfPerson(agreement.school, person);
  if (found === undefined || key === undefined || found.external) throw notOfSchool('person');
  return { key, name: found.name };
}

const same = (): Refusal => new Refusal('already-done', 'Dit is al zo.');
