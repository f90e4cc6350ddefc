import { ADAPTIVE_CARD, cardProblem } from '../connector/content';
import { at, field, isRecord, text } from '../http';
import type { BotAnswer } from '../api';
import type { RawAnswer } from './bot-line';

/** What Teams makes of the bot's answer to an invoke; `problem` says what it could not show, and why. */
export type Understood = Pick<BotAnswer, 'dialog' | 'card' | 'text' | 'problem'>;

const MESSAGE = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

export function understand(answer: RawAnswer): Understood {
  if (answer.status === 0) return { problem: 'the bot did not answer' };
  if (answer.status >= 300) return { problem: `the bot answered ${answer.status}` };
  const body = parsed(answer.body);
  if (field(body, 'composeExtension') !== undefined)
    return { problem: 'the bot would put something into the conversation: that is not played here' };
  if (isRecord(field(body, 'task'))) return task(field(body, 'task'));
  if (field(body, 'statusCode') !== undefined) return cardAction(body);
  return answer.body.trim() === '' || isRecord(body) ? {} : { problem: 'the answer is no JSON object' };
}

function task(given: unknown): Understood {
  const value = field(given, 'value');
  if (field(given, 'type') === 'message') return { text: text(value) ?? '' };
  if (field(given, 'type') !== 'continue') return { problem: 'a task is either "continue" or "message"' };
  if (at(value, 'card', 'contentType') !== ADAPTIVE_CARD)
    return { problem: 'a dialog needs an Adaptive Card attachment' };
  const card = at(value, 'card', 'content');
  const problem = cardProblem(card);
  return problem === undefined
    ? { dialog: { title: text(field(value, 'title')) ?? '', card } }
    : { problem: problem.message };
}

function cardAction(body: unknown): Understood {
  const value = field(body, 'value');
  switch (field(body, 'type')) {
    case ADAPTIVE_CARD: {
      const problem = cardProblem(value);
      return problem === undefined ? { card: value } : { problem: problem.message };
    }
    case MESSAGE:
      return { text: text(value) ?? '' };
    case ERROR:
      return { text: text(field(value, 'message')) ?? '', problem: 'the bot answered with an error' };
    default:
      return { problem: `the answer to a button has an unknown type: ${String(field(body, 'type'))}` };
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
