import { heading, say, when } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { colleagues } from '../people/choices';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';

const { area, coming, person, pick } = asks('plan-task');

/** Who does what and until when, as colleagues agreed on it (S1-14). */
export const planTaskForm: Dialog = {
  name: 'plan-task',
  title: 'Taak afspreken',
  reads: 'state',
  sends: ['plan-task'],
  pages: [
    (view) => {
      const kinds = kindsOf(view);
      return [
        heading('Taak afspreken'),
        say('Wie doet wat, en wanneer is het klaar?'),
        person('person', 'Wie?', colleagues(view.agreement)),
        when(kinds.length > 0, pick('kind', 'Een vaste taak', kinds, { hint: 'Een eigen taak' })),
        area('what', 'Wat?'),
        coming('due', 'Klaar op', view),
      ];
    },
  ],
  send: (values) => give('plan-task', values),
};

/** The tasks that the protocol has ready. */
const kindsOf = ({ agreement: { protocol } }: DialogView): readonly Choice[] =>
  protocol.planning.others.map((value) => ({ title: protocol.tasks[value]?.title ?? value, value }));
