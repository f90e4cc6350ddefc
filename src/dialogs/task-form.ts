import { dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';

/** A task whose result is written down; what is asked is the protocol's. */
export const taskForm: Dialog = {
  name: 'task-form',
  title: 'Invullen',
  reads: 'state',
  sends: ['complete-task'],
  pages: [{ fields: { result: 'Resultaat', date: 'Datum' } }],
  show: (view, page, values, problem) => {
    const rule = view.task === undefined ? undefined : view.agreement.protocol.tasks[view.task.rule];
    const today = dayOf(view.now);
    return pageCard(taskForm, view, page, { date: today, ...values }, problem, {
      heading: rule?.title ?? 'Invullen',
      why: rule?.why ?? '',
      questions: rule?.questions ?? [],
      today,
    });
  },
  send: (values) => ({ name: 'complete-task', fields: pick(values, fieldsOf(taskForm)) }),
};
