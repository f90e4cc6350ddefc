import { z } from 'zod/v4';
import type { PersonId } from '../agreement/people';
import type { CardSpec } from '../room/types';
import { completeOnCard, dangerOnCard, origin } from './actions';
import type { AdaptiveCard } from './card';
import { expand } from './expand';

const named = z.looseObject({ who: z.string().optional() });

/**
 * A card as Teams takes it. Nobody sees content on it: see `ux.md`, principle 2, in the README.
 *
 * @param mentions whom to mention where the card says `who`; one person at most can be meant by that
 * @throws Error when the data lacks what the template asks for
 */
export function bindCard(spec: CardSpec, mentions: readonly PersonId[] = []): AdaptiveCard {
  const { who } = named.parse(spec.data);
  const [person] = mentions;
  const mention = who === undefined || person === undefined ? undefined : { id: person, name: plainName(who) };
  const { body, actions } = expand(spec.template, spec.data, mention?.name);
  const from = origin(spec.data);
  const bound: AdaptiveCard = {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'nl',
    body: completeOnCard(body, from),
    actions: [...completeOnCard(actions, from), dangerOnCard(from)],
  };
  if (mention === undefined) return bound;
  const entity = { type: 'mention', text: `<at>${mention.name}</at>`, mentioned: mention };
  return { ...bound, msteams: { entities: [entity] } };
}

/** A mention's text and its entity must be the same, so nothing in the name may need escaping. */
const plainName = (name: string): string => name.replace(/[\\`*_[\]~<>]/g, '').trim();
