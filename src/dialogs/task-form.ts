import { dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog, DialogView } from './types';
import { choices, reporterRoleWords } from './words';

/** A task whose result is written down; what is asked is the protocol's. */
export const taskForm: Dialog = {
  name: 'task-form',
  title: 'Invullen',
  reads: 'question',
  sends: ['complete-task'],
  pages: [{ fields: { result: 'Resultaat', role: 'Welke rol houdt de melder?', date: 'Datum' } }],
  show: (view, page, values, problem) => {
    const rule = view.task === undefined ? undefined : view.agreement.protocol.tasks[view.task.rule];
    const today = dayOf(view.now);
    return pageCard(taskForm, view, page, { date: today, ...values }, problem, {
      heading: rule?.title ?? 'Invullen',
      why: rule?.why ?? '',
      questions: [...asked(view), ...(rule?.questions ?? [])],
      today,
      roles: isFeedback(view) ? choices(reporterRoleWords) : [],
    });
  },
  send: (values) => ({ name: 'complete-task', fields: pick(values, fieldsOf(taskForm)) }),
};

const isFeedback = ({ task, agreement }: DialogView): boolean =>
  task !== undefined && task.rule === agreement.protocol.opening.feedback;

/** What colleagues agreed that this person would do. */
const asked = ({ task, events }: DialogView): readonly string[] =>
  events.flatMap(({ event }) =>
    event.type === 'asked' && event.task.id === task?.id && event.question !== undefined ? [event.question] : [],
  );
