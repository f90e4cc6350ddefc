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
    keepingOut(true),
  ];
}

/** A parent, family, a friend: who leads keeps them out, and anybody who takes part stays out. */
export const keepingOut = (leading: boolean): StepGroup => ({
  title: 'Dicht bij het gezin',
  actions: [
    ...(leading ? [{ title: 'Iemand mag dit niet lezen…', verb: 'keep-out' } as const] : []),
    { title: 'Ik wil dit niet lezen…', verb: 'stay-out' },
  ],
  notes: [],
});
