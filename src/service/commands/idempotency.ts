import { createHash } from 'node:crypto';
import { SUBMISSION } from '../../forms/show';
import { textIn } from '../../view/values';
import type { Dialog, Values } from '../../forms/types';
import type { Sending } from '../dialogs/turn-page';
import type { Request } from '../request';

/*
 * A form is known by an id that is minted when it is first drawn and travels in it. The platform, or a person, may send
 * the form again under another activity id when an answer was lost: it is stored once all the same.
 */

/** Forms that come before any case need none: they open one case under its own id, or call for help. */
const takesOne = (dialog: Dialog): boolean => dialog.reads !== 'nothing' && dialog.send !== undefined;

/** What a form opens with: the id under which it will be sent; one that comes back from "Nu gevaar" has it already. */
export const withSubmission = (dialog: Dialog, values: Values, newId: () => string): Values =>
  takesOne(dialog) ? { [SUBMISSION]: newId(), ...values } : values;

/**
 * The id of the command that a form sends. It is bound to who sends it, to the case and to every word, so that a forged
 * one cannot pass for somebody else's, and a form that was changed before it was sent again is not taken for the first.
 */
export function idempotencyKey(dialog: Dialog, { name, fields }: Sending, request: Request): string {
  const submission = textIn(request.values[SUBMISSION]);
  if (!takesOne(dialog) || submission === '') return request.id;
  const { actor, case: caseId, task } = request;
  const form = JSON.stringify([submission, actor.person, caseId ?? '', task ?? '', name, inText(fields)]);
  return createHash('sha256').update(form).digest('hex');
}

/**
 * What was filled in, in one order and as texts. A copy of the program of the release before, which knew only texts, makes
 * the same of it, and one form may be sent to both.
 */
export const inText = (values: Values): readonly (readonly [id: string, text: string])[] =>
  Object.entries(values)
    .map(([id, value]) => [id, String(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
