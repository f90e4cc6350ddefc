import type { Choice } from '../../view/view';
import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { SchoolPerson } from '../../agreement/school-schema';
import type { Participant } from '../../case/people/participant';
import { personOf, titleOf } from '../../case/people/roster';
import type { DialogView } from '../types';

/** The people of the school file whom a case may consult, in the file's order. */
export const consultable = ({ protocol, school }: Agreement): readonly SchoolPerson[] =>
  Object.values(school.people).filter(({ roles }) => roles.some((role) => protocol.consultation.roles.includes(role)));

/** Who works at the school and has a role there, to choose from. */
export const colleagues = (agreement: Agreement): readonly Choice[] =>
  Object.values(agreement.school.people)
    .filter(({ external, roles }) => !external && roles.length > 0)
    .map((person) => personChoice(person, agreement));

/** Who works for another organisation, to choose from. */
export const outsiders = (agreement: Agreement): readonly Choice[] =>
  Object.values(agreement.school.people)
    .filter(({ external }) => external)
    .map((person) => personChoice(person, agreement));

/** "Noor Hendriks (IB-er)"; somebody from outside school is named so. */
export function personChoice(person: SchoolPerson, agreement: Agreement): Choice {
  const roles = person.roles.map((role) => titleOf(agreement, role));
  const all = person.external ? [...roles, 'van buiten school'] : roles;
  return { title: all.length === 0 ? person.name : `${person.name} (${all.join(', ')})`, value: person.id };
}

/** A name for the timeline: as the case wrote it down, else as the school knows it now. */
export function timelineName(person: PersonId, { agreement, state }: Pick<DialogView, 'agreement' | 'state'>): string {
  const participants: readonly Participant[] =
    state === undefined
      ? []
      : [
          ...state.members,
          state.reporter,
          state.cast.coordinator,
          state.cast.deputy,
          state.cast.director,
          state.cast.board,
          ...state.tasks.flatMap(({ owner, formerOwners }) => [owner, ...formerOwners]),
        ];
  const known = participants.find((participant) => participant.person === person);
  return known?.name ?? personOf(agreement, person)?.name ?? 'iemand van school';
}
