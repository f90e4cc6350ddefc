import type { PersonId } from '../agreement/people';
import { viewOf } from '../room/cards/all';
import type { CardSpec } from '../room/card-data';
import { completeOnCard, dangerOnCard, origin } from './actions';
import type { AdaptiveCard } from './card';
import { layOut, layOutActions } from './lay-out';

/**
 * A card as Teams takes it. Nobody sees content on it.
 *
 * @param mentions whom to mention where the card says who must act; one person at most can be meant by that
 */
export function bindCard(spec: CardSpec, mentions: readonly PersonId[] = []): AdaptiveCard {
  const { blocks, actions } = viewOf(spec);
  const who = blocks.flatMap((block) => (block.kind === 'text' && block.who !== undefined ? [block.who] : []))[0];
  const [person] = mentions;
  const mention = who === undefined || person === undefined ? undefined : { id: person, name: plainName(who) };
  const from = origin(spec.data);
  const bound: AdaptiveCard = {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'nl',
    body: completeOnCard(layOut(blocks, mention?.name), from),
    actions: [...completeOnCard(layOutActions(actions), from), dangerOnCard(from)],
  };
  if (mention === undefined) return bound;
  const entity = { type: 'mention', text: `<at>${mention.name}</at>`, mentioned: mention };
  return { ...bound, msteams: { entities: [entity] } };
}

/** A mention's text and its entity must be the same, so nothing in the name may need escaping. */
const plainName = (name: string): string => name.replace(/[\\`*_[\]~<>]/g, '').trim();
