import { dayOf } from '../../agreement/calendar';
import { heading, say, strong, when } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';
import { reporterRoleWords } from '../words';

const { area, one, past } = asks('complete-task');

/** A task whose result is written down; what is asked is the protocol's. */
export const completeTaskForm: Dialog = {
  name: 'complete-task',
  title: 'Invullen',
  reads: 'question',
  sends: ['complete-task'],
  fill: ({ now }, values) => ({ date: dayOf(now), ...values }),
  pages: [
    (view) => {
      const rule = view.task === undefined ? undefined : view.agreement.protocol.tasks[view.task.rule];
      return [
        heading(rule?.title ?? 'Invullen'),
        rule?.why === undefined ? [] : say(`Waarom: ${rule.why}.`),
        [...asked(view), ...(rule?.questions ?? [])].map(strong),
        area('result', 'Resultaat'),
        when(isFeedback(view), one('role', 'Welke rol houdt de melder?', reporterRoleWords, { required: true })),
        past('date', 'Datum', view),
      ];
    },
  ],
  send: (values) => give('complete-task', values),
};

const isFeedback = ({ task, agreement }: DialogView): boolean =>
  task !== undefined && task.rule === agreement.protocol.opening.feedback;

/** What colleagues agreed that this person would do. */
const asked = ({ task, events }: DialogView): readonly string[] =>
  events.flatMap(({ event, version }) =>
    event.type === 'asked' && version === task?.askedIn && event.question !== undefined ? [event.question] : [],
  );
