import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import { participant, personOf } from '../roster';
import type { CaseState } from '../state';
import { ask, startStep, taskId } from './ask';
import { admission, joining, termOn } from './consult';
import { ahead, type Context } from './context';

/** Who does what, and until when: what colleagues agreed on becomes a task with their name on it (S1-14). */
export function planTask(state: CaseState, fields: Fields<'plan-task'>, context: Context): readonly CaseEvent[] {
  const colleague = personOf(context.agreement, fields.person);
  if (colleague === undefined) throw new Refusal('incomplete', 'Kies iemand uit de lijst.', ['person']);
  if (colleague.external)
    throw new Refusal('not-allowed', 'Vraag iemand van buiten school met Overleg vragen.', ['person']);
  const rule = context.agreement.protocol.planning.task;
  const owner = participant(colleague);
  const due = termOn(ahead(fields.due, context.now, 'due'), context);
  const admitting = admission(state, owner, undefined);
  return [
    ...startStep(state, rule, context),
    ...admitting,
    { ...ask(taskId(state), rule, state, context, { owner, due, ...joining(admitting) }), question: fields.what },
  ];
}
