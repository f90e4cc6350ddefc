import { at, field, isRecord, list, text, PlatformError } from '../http';
import type { Content } from '../platform/messages';
import type { Account } from '../platform/model';
import type { Platform } from '../platform/platform';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const MOST_BYTES = 28 * 1024;

/**
 * What an activity of the bot says, as far as Teams would take it.
 * @throws PlatformError 400 for what Teams cannot show, 413 for a card over 28 kB
 */
export function contentOf(platform: Platform, activity: unknown): Content {
  if (!isRecord(activity)) throw badSyntax('An activity is needed.');
  const attachments = list(activity['attachments']);
  if (attachments.length > 1) throw badSyntax('One attachment at most is played here.');
  const card = attachments.length === 0 ? undefined : cardOf(attachments[0]);
  const said = text(activity['text']);
  if (card === undefined && (said === undefined || said === ''))
    throw badSyntax('Activity has neither text nor attachment.');
  const summary = text(activity['summary']);
  const inText = list(activity['entities']).filter((entity) => field(entity, 'type') === 'mention');
  for (const mention of inText) {
    if (said?.includes(text(field(mention, 'text')) ?? '') !== true)
      throw badSyntax('A mention whose text is not in the text.');
  }
  const inCard = list(at(card, 'msteams', 'entities')).filter((entity) => occurs(entity, card));
  return {
    ...(said !== undefined && { text: said }),
    ...(card !== undefined && { card }),
    ...(summary !== undefined && { summary }),
    mentions: mentioned(platform, [...inText, ...inCard]),
  };
}

/** What is wrong with a card for Teams, or nothing. */
export function cardProblem(card: unknown): { readonly status: 400 | 413; readonly message: string } | undefined {
  if (field(card, 'type') !== 'AdaptiveCard') return { status: 400, message: 'The attachment is no Adaptive Card.' };
  const version = /^1\.(\d+)$/.exec(text(field(card, 'version')) ?? '')?.[1];
  if (version === undefined || Number(version) > 5)
    return { status: 400, message: 'Adaptive Card version 1.5 at most.' };
  const bytes = Buffer.byteLength(JSON.stringify(card));
  return bytes > MOST_BYTES ? { status: 413, message: `The card is ${bytes} bytes, over 28 kB.` } : undefined;
}

function cardOf(attachment: unknown): unknown {
  if (field(attachment, 'contentType') !== ADAPTIVE_CARD) throw badSyntax('Only Adaptive Cards are played here.');
  const card = field(attachment, 'content');
  const problem = cardProblem(card);
  if (problem === undefined) return card;
  throw new PlatformError(problem.status, problem.status === 413 ? 'MessageSizeTooBig' : 'BadSyntax', problem.message);
}

/** A mention whose text is not in the card is no mention: Teams shows and notifies nothing. */
function occurs(entity: unknown, card: unknown): boolean {
  const mark = text(field(entity, 'text'));
  if (field(entity, 'type') !== 'mention' || mark === undefined || mark === '') return false;
  const body = JSON.stringify([field(card, 'body'), field(card, 'actions')]);
  return body.includes(JSON.stringify(mark).slice(1, -1));
}

function mentioned(platform: Platform, entities: readonly unknown[]): readonly Account[] {
  const accounts = entities.map((entity) => platform.byId(text(at(entity, 'mentioned', 'id')) ?? ''));
  return [...new Set(accounts.filter((account) => account !== undefined))];
}

export function badSyntax(message: string): PlatformError {
  return new PlatformError(400, 'BadSyntax', message);
}
