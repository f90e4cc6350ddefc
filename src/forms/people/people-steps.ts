import { dayOf } from '../../agreement/calendar';
import { permitsAtSchool } from '../../case/access';
import type { StepGroup } from '../my-part/next-steps';
import type { DialogView } from '../types';

/** Who takes part: in this case, and, for the director and the coordinator, at the school. */
export function peopleSteps({ agreement, viewer, now }: DialogView): readonly StepGroup[] {
  const appoints = permitsAtSchool(agreement, viewer, dayOf(now)) === 'yes';
  return [
    {
      title: 'De mensen',
      actions: [
        { title: 'Uitnodigen…', verb: 'admit' },
        { title: 'Uit de zorg halen…', verb: 'dismiss' },
        ...(appoints
          ? [
              { title: 'Waarnemer…', verb: 'stand-in' } as const,
              { title: 'Wie doet wat…', verb: 'hand-over-role' } as const,
            ]
          : []),
      ],
      notes: [],
    },
  ];
}
