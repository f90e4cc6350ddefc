import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { notListed, Refusal } from '../refusal';
import { participant, personOf } from '../people/roster';
import type { CaseState } from '../state';
import { admission, ask, comesBy, nextTaskId, ruleOf, startStep } from './ask';
import { termOn } from '../consultation/request-consultation';
import { askReporterFeedback } from '../signal/reporter-feedback';
import { ahead, type Context } from '../context';
import { callFirstRefusal } from '../talk/plan-talk';

/**
 * Who does what, and until when: what colleagues agreed on becomes a task with their name on it (S1-14), or one of those
 * that the protocol has ready, such as a visit at home (S1-16).
 */
export function planTask(state: CaseState, fields: Fields<'plan-task'>, context: Context): readonly CaseEvent[] {
  const colleague = personOf(context.agreement, fields.person);
  if (colleague === undefined) throw notListed('person');
  if (colleague.external)
    throw new Refusal('not-allowed', 'Vraag iemand van buiten school met Overleg vragen.', ['person']);
  const rule = ruleFor(fields, state, context);
  const owner = participant(colleague);
  const due = termOn(ahead(fields.due, context.now, 'due'), context);
  const begun = startStep(state, rule, context);
  const admitting = admission(state, owner, undefined, begun);
  const events: CaseEvent[] = [
    ...begun,
    ...admitting,
    {
      ...ask(nextTaskId(state, begun), rule, state, context, { owner, due, ...comesBy(admitting) }),
      question: fields.what,
    },
  ];
  return [...events, ...askReporterFeedback(state, events, context)];
}

function ruleFor({ kind }: Fields<'plan-task'>, state: CaseState, context: Context): string {
  const { task, others } = context.agreement.protocol.planning;
  if (kind === undefined) return task;
  if (!others.includes(kind)) throw new Refusal('incomplete', 'Kies een taak uit de lijst.', ['kind']);
  // C-24: nobody goes to talk with the parents before Veilig Thuis says that it can be done.
  if (state.talkBlocked && ruleOf(context, kind).withParents) throw callFirstRefusal('kind');
  return kind;
}
