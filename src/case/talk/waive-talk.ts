import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { refuseGrounds } from './grounds';
import type { CaseState } from '../state';
import { startStep } from '../task/ask';
import type { Context } from '../context';
import { endTouch } from './parent-contact';
import { comingTalks } from './attending';
import { nowPlanned } from './planned';

/** No talk, and why (D-12, D-13): some grounds hold only after Veilig Thuis was asked. */
export function waiveTalk(state: CaseState, fields: Fields<'waive-talk'>, context: Context): readonly CaseEvent[] {
  const { waivers, task } = context.agreement.protocol.talk;
  refuseGrounds(fields.grounds, waivers, state, 'grounds');
  return [
    ...startStep(state, task, context),
    {
      type: 'talk-waived',
      waiver: { id: `k${state.talks.length + 1}`, with: fields.with, grounds: fields.grounds, why: fields.why },
    },
    // Nobody goes to a talk that is left out.
    ...comingTalks(state)
      .filter((talk) => talk.with === fields.with)
      .map((talk): CaseEvent => ({ type: 'withdrawn', task: talk.task ?? '', reason: 'Er is geen gesprek.' })),
    ...nowPlanned({ with: fields.with }, state, context),
    ...(fields.with === 'parents' ? endTouch(state, 'Er is geen gesprek met de ouders.', context) : []),
  ];
}
