import type { Activity, Attachment } from 'botbuilder';
import type { Reply } from '../service/request';
import { attached, messageActivity } from './outgoing';
import type { Cards } from './ports';

export const NOT_OURS = 'Dat begreep ik niet. Typ help, dan zie je wat ik kan.';
const OPEN_THE_FORM = 'Hier kan ik geen formulier tonen. Open het met een knop op de kaart.';

/** A page of a dialog; a text ends the dialog with a short message. */
export type TaskAnswer = string | DialogPage;

export interface DialogPage {
  readonly title: string;
  readonly width: 'medium';
  readonly height: 'large';
  readonly card: Attachment;
}

/** Answers a dialog that was opened or sent in. */
export function taskAnswer(reply: Reply, cards: Cards): TaskAnswer {
  if (reply.kind === 'message') return reply.text;
  const [title, card] =
    reply.kind === 'dialog' ? [reply.title, cards.bindDialog(reply.page)] : ['Zorgmelding', cards.bindCard(reply.card)];
  return { title, width: 'medium', height: 'large', card: attached(card) };
}

/**
 * Answers a dialog that was opened beside a message box. There Teams promises to show another page, and nothing else
 * that stays out of the conversation: so the last word is a page too.
 */
export function extensionAnswer(reply: Reply, cards: Cards): DialogPage {
  const answer = taskAnswer(reply, cards);
  if (typeof answer !== 'string') return answer;
  const lastWord = { template: 'notice', data: { title: 'Zorgmelding', text: answer } } as const;
  return { title: 'Zorgmelding', width: 'medium', height: 'large', card: attached(cards.bindCard(lastWord)) };
}

/** Answers an `Action.Execute`, as Teams wants it in the body of the HTTP answer. */
export interface ActionAnswer {
  readonly statusCode: 200 | 400 | 500;
  readonly type:
    | 'application/vnd.microsoft.card.adaptive'
    | 'application/vnd.microsoft.activity.message'
    | 'application/vnd.microsoft.error';
  readonly value: object | string;
}

export function actionAnswer(reply: Reply, cards: Cards): ActionAnswer {
  if (reply.kind === 'card') {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: cards.bindCard(reply.card) };
  }
  // A button on a card cannot open a dialog; and what a dialog shows does not belong on a card that stays.
  const value = reply.kind === 'message' ? reply.text : OPEN_THE_FORM;
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

/** What is wrong with an action that no card of ours could have sent (400), or with us (500). */
export const actionError = (statusCode: 400 | 500, message: string): ActionAnswer => ({
  statusCode,
  type: 'application/vnd.microsoft.error',
  value: { code: statusCode === 400 ? 'BadRequest' : 'InternalServerError', message },
});

/** Answers what somebody typed, one to one; `first` is said before anything else. */
export function chatAnswer(reply: Reply, cards: Cards, first?: string): Partial<Activity> {
  if (reply.kind === 'message') return { type: 'message', text: [first, reply.text].filter(Boolean).join(' ') };
  if (reply.kind === 'dialog') return { type: 'message', text: OPEN_THE_FORM };
  if (first === undefined) return messageActivity({ card: reply.card, mentions: [] }, cards);
  // The start card has a place for it; another card gets it as the text above.
  if (reply.card.template !== 'start') {
    return { ...messageActivity({ card: reply.card, mentions: [] }, cards), text: first };
  }
  const card = { ...reply.card, data: { ...reply.card.data, text: first } };
  return messageActivity({ card, mentions: [] }, cards);
}
