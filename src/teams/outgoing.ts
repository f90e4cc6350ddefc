import type { Activity, Attachment } from 'botbuilder';
import type { Message } from '../service/surface';
import type { Cards } from './ports';

export const attached = (card: object): Attachment => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
});

/**
 * A card as a message. It has no text of its own: that would be shown on a lock screen in the place of the summary, so
 * mentions are in the card as well.
 */
export function messageActivity(message: Message, cards: Cards): Partial<Activity> {
  return {
    type: 'message',
    summary: cards.summaryOf(message.card),
    attachments: [attached(cards.bindCard(message.card, message.mentions))],
  };
}
