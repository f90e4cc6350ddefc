import { calendarOf, dayOf, momentAfter } from '../agreement/calendar';
import type { SchoolPerson } from '../agreement/school-schema';
import { mayTalkOpenly } from '../case/consent';
import { openConsultations } from '../case/required';
import { personOf } from '../case/roster';
import { fieldsOf, pageCard, pick } from './frame';
import { consultable, personChoice } from './people';
import { listed } from '../room/listed';
import { siblingTeachers } from './relatives';
import type { Dialog, DialogView, Values } from './types';

/** Asking a colleague for their view. Whoever is not of the school is asked without saying who the child is: C-12, C-14. */
export const consultAsk: Dialog = {
  name: 'consult-ask',
  title: 'Overleg vragen',
  reads: 'state',
  relatives: true,
  sends: ['request-consultation'],
  pages: [
    { fields: { to: 'Aan wie?', mode: 'Hoe?', question: 'Je vraag', due: 'Uiterlijk' } },
    { fields: { summary: 'Samenvatting', clean: 'Geen naam, geboortedatum, school of adres' } },
  ],
  show: (view, page, values, problem) => {
    const outsider = isOutsider(view, values);
    const fixed: Values = page === 2 && outsider ? { mode: 'anonymous' } : {};
    const teachers = siblingTeachers(view);
    const people = consultable(view.agreement).filter((one) => one.id !== view.viewer || isNeeded(one, view));
    const suggested = people.filter(({ id }) => teachers.includes(id));
    return pageCard(consultAsk, view, page, { due: usualTerm(view), ...values, ...fixed }, problem, {
      people: [...new Set([...suggested, ...people])].map((person) => personChoice(person, view.agreement)),
      notes: [...siblingNote(suggested), ...notesOf(view)],
      today: dayOf(view.now),
      outsider,
    });
  },
  after: (page, values, view) =>
    page === 1 && (values['mode'] === 'anonymous' || isOutsider(view, values)) ? 2 : 'send',
  send: (values) => {
    const fields = pick(values, fieldsOf(consultAsk));
    return {
      name: 'request-consultation',
      fields: fields['mode'] === 'open' ? { ...fields, summary: '', clean: 'false' } : fields,
    };
  },
};

/** C-01: whoever leads the case and also has the role that must be heard writes that note as well. */
const isNeeded = ({ roles }: SchoolPerson, { state, agreement }: DialogView): boolean =>
  state !== undefined &&
  openConsultations(state, agreement).some(({ anyOf }) => anyOf.some((role) => roles.includes(role)));

/** S1-26 */
const siblingNote = (teachers: readonly SchoolPerson[]): readonly string[] =>
  teachers.length === 0
    ? []
    : [`Kent een broer of zus: ${listed(teachers.map(({ name }) => name))}. Vertel niet meer dan nodig is.`];

/** What the protocol tells of the roles that somebody here has: C-19, C-20. */
const notesOf = ({ agreement }: DialogView): readonly string[] => {
  const there = consultable(agreement).flatMap(({ roles }) => roles);
  return Object.entries(agreement.protocol.consultation.notes).flatMap(([role, note]) =>
    there.includes(role) ? [note] : [],
  );
};

const isOutsider = ({ agreement, state }: DialogView, { to }: Values): boolean =>
  to !== undefined &&
  (personOf(agreement, to)?.external ?? false) &&
  (state === undefined || !mayTalkOpenly(state, to));

/** The date that the protocol gives for an answer. */
function usualTerm({ agreement, now }: DialogView): string {
  const { protocol, school } = agreement;
  const term = protocol.tasks[protocol.consultation.task]?.term ?? { schoolDays: 5 };
  return dayOf(momentAfter(now, term, calendarOf(school), protocol.hours.reminders));
}
