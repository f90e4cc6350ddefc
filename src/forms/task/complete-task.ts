import { dayOf } from '../../agreement/calendar';
import { heading, note, say, strong, when } from '../../view/build';
import { asks } from '../../room/asks';
import { mayTalkOpenly } from '../../case/consent/policy';
import type { Choice } from '../../view/view';
import { colleagues, outsiders } from '../people/choices';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';
import { reporterRoleWords } from '../words';

const { area, one, past, person } = asks('complete-task');

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
        when(
          rule?.names !== undefined,
          person('person', 'Wie coördineert de zorg?', mayCoordinate(view), { required: true }),
          note('Die krijgt vanaf nu de vragen van wie coördineert. Wie de zorg leidt blijft dezelfde.'),
        ),
        [...asked(view), ...(rule?.questions ?? [])].map(strong),
        area('result', 'Resultaat'),
        when(isFeedback(view), one('role', 'Welke rol houdt de melder?', reporterRoleWords, { required: true })),
        past('date', 'Datum', view),
      ];
    },
  ],
  send: (values) => give('complete-task', values),
};

/** Colleagues of the school, and who of outside may know who the child is. */
const mayCoordinate = ({ state, agreement }: DialogView): readonly Choice[] => [
  ...colleagues(agreement),
  ...outsiders(agreement).filter(({ value }) => state !== undefined && mayTalkOpenly(state, value)),
];

const isFeedback = ({ task, agreement }: DialogView): boolean =>
  task !== undefined && task.rule === agreement.protocol.opening.feedback;

/** What colleagues agreed that this person would do. */
const asked = ({ task, events }: DialogView): readonly string[] =>
  events.flatMap(({ event, version }) =>
    event.type === 'asked' && version === task?.askedIn && event.question !== undefined ? [event.question] : [],
  );
