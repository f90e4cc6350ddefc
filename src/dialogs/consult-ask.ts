import { calendarOf, dayOf, momentAfter } from '../agreement/calendar';
import { mayTalkOpenly } from '../case/consent';
import { personOf } from '../case/roster';
import { fieldsOf, pageCard, pick } from './frame';
import { consultable, personChoice } from './people';
import { listed } from './problem';
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
    const people = consultable(view.agreement).filter(({ id }) => id !== view.viewer);
    const suggested = people.filter(({ id }) => teachers.includes(id));
    return pageCard(consultAsk, view, page, { due: usualTerm(view), ...values, ...fixed }, problem, {
      people: [...new Set([...suggested, ...people])].map((person) => personChoice(person, view.agreement)),
      ...(suggested.length === 0 ? {} : { suggested: listed(suggested.map(({ name }) => name)) }),
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
