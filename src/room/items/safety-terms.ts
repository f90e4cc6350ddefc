import { card } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

/** To who leads, once: what is about safety waits for no end of a holiday any more. */
export function safetyTermsItems({ state, now }: RoomView): readonly Item[] {
  const { safetyTerms } = state;
  if (safetyTerms === undefined || safetyTerms.tellFrom > now) return [];
  return [
    {
      key: `safety-terms/${safetyTerms.version}`,
      to: state.cast.coordinator.person,
      edition: 1,
      card: card('notice', {
        title: 'Veiligheid wacht niet op vakantie',
        text: `Zorg ${state.code}: wat over veiligheid gaat, telt nu in werkdagen. Kijk wat er openstaat.`,
        button: { title: 'Mijn deel…', verb: 'my-part' },
        code: state.code,
        case: state.id,
      }),
      mentions: [],
      closed: state.status === 'closed' || state.frozen !== undefined,
    },
  ];
}
