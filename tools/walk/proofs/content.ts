import { SECRETS } from '../marked';
import type { Proof } from '../proof';

/** What was filled in is in no card, room, agenda or refusal: not a name, not a word. */
export const content: Proof = {
  name: 'no card holds what was filled in',
  problems: ({ room, agenda, attempts }) => [
    ...room.items
      .filter((item) => tells(item))
      .map(({ card }) => ({ message: `a card "${card.template}" holds content` })),
    ...(tells([room.title, room.code, agenda]) ? [{ message: 'the room or the agenda holds content' }] : []),
    ...attempts
      .filter(({ refusal }) => refusal !== undefined && tells(refusal.text))
      .map(({ command }) => ({ message: `the refusal of ${command.name} holds content` })),
  ],
};

const tells = (told: unknown): boolean => {
  const text = JSON.stringify(told);
  return SECRETS.some((secret) => text.includes(secret));
};
