import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { askOnce } from '../task/ask';
import { anotherForm, notInFuture, openTask, type Context } from '../context';
import { askSignatures, signaturesIn } from './record-signatures';
import { signersOf } from './policy';
import { inTouch } from './parent-contact';

/** What was said, in its order (D-05); afterwards the teacher hears how it went (D-17), and more may follow (D-06, S1-34). */
export function recordTalk(
  state: CaseState,
  fields: Fields<'record-talk'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  const talk = state.talks.find((candidate) => candidate.task === task.id);
  if (talk === undefined) throw anotherForm();
  const { told, facts, reaction, together, present, outcome, safe, date, agreements } = fields;
  const signatures = signaturesIn(fields, signersOf(state, talk), talk);
  const events: CaseEvent[] = [
    {
      type: 'talk-recorded',
      task: task.id,
      note: {
        told,
        facts,
        reaction,
        together,
        present,
        signatures,
        outcome,
        safe,
        on: notInFuture(date, context.now, 'date'),
        ...(agreements === undefined ? {} : { agreements }),
      },
    },
  ];
  events.push(...askSignatures(signatures, talk, task, events, state, context));
  const { after, afterFirst, agreed } = context.agreement.protocol.talk;
  const follow = [
    ...after,
    ...(talk.early === true ? afterFirst : []),
    ...(agreements === undefined || agreed === undefined ? [] : [agreed]),
  ];
  for (const rule of follow) events.push(...askOnce(rule, state, events, context));
  const withParents = state.talks.some((talk) => talk.task === task.id && talk.with === 'parents');
  return withParents ? [...events, ...inTouch(state, events, context)] : events;
}
