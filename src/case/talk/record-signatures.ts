import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import { signerFields, type Signature, type SignatureFields, type Signer } from './signatures';
import type { CaseState } from '../state';
import type { Task } from '../task/task';
import type { TalkState } from './talk';
import { ask, nextTaskId } from '../task/ask';
import { anotherForm, openTask, type Context } from '../context';

/** What each of them says about signing (D-06). @throws Refusal `incomplete` when somebody is left out */
export function signaturesIn(
  fields: SignatureFields,
  needed: readonly Signer[],
  talk: TalkState,
): readonly Signature[] {
  const left = needed.filter((signer) => fields[`signed${signerFields[signer]}`] === undefined);
  if (left.length > 0)
    throw new Refusal(
      'incomplete',
      'Kies bij iedereen of die heeft ondertekend. Nog niet mag ook.',
      left.map((signer) => `signed${signerFields[signer]}`),
    );
  return needed.map((signer) => {
    const person = signer === 'leader' || signer === 'second' ? talk[signer] : undefined;
    const why = fields[`unsigned${signerFields[signer]}`];
    return {
      of: signer,
      answer: fields[`signed${signerFields[signer]}`] ?? 'later',
      ...(person === undefined ? {} : { person }),
      ...(why === undefined ? {} : { why }),
    };
  });
}

/** As long as somebody has not said yes or no, the colleague who led the talk is asked for it again. */
export function askSignatures(
  signed: readonly Signature[],
  talk: TalkState,
  { owner }: Task,
  before: readonly CaseEvent[],
  state: CaseState,
  context: Context,
): readonly CaseEvent[] {
  const rule = context.agreement.protocol.talk.signatures;
  if (rule === undefined || signed.every(({ answer }) => answer !== 'later')) return [];
  return [ask(nextTaskId(state, before), rule, state, context, { owner, talk: talk.id })];
}

/** The signatures that a report still lacked. */
export function recordSignatures(
  state: CaseState,
  fields: Fields<'record-signatures'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  const talk = state.talks.find((candidate) => candidate.id === task.talk);
  if (talk === undefined) throw anotherForm();
  const signed = signaturesIn(fields, talk.unsigned ?? [], talk);
  const events: CaseEvent[] = [{ type: 'talk-signed', task: task.id, talk: talk.id, signatures: signed }];
  return [...events, ...askSignatures(signed, talk, task, events, state, context)];
}
