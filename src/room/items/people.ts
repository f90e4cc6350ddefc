import { dayOf, spokenDay } from '../../agreement/calendar';
import { isMember, isKeptOut } from '../../case/involvement';
import type { Newcomer } from '../../case/people/people-state';
import { titleOf } from '../../case/people/roster';
import { card } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

const parts: Readonly<Record<Newcomer['why'], string>> = {
  'think-along': 'meedenken over deze zorg',
  weigh: 'meewegen',
  talk: 'meedoen aan een gesprek',
  help: 'helpen bij wat is afgesproken',
  role: 'dit is nu jouw rol. Wat openstaat, komt bij jou',
};

/**
 * Who came later is told what they are here for, and a stand-in for whom and until when; no content. Who came
 * because they are asked something reads it with their request.
 */
export function peopleItems({ state, agreement }: RoomView): readonly Item[] {
  const { newcomers = [], standIn } = state;
  // While the case is closed, what was told stays and says that it is over.
  const tells = ({ told }: { readonly told?: true }): boolean => told === undefined || state.status === 'closed';
  const here = newcomers.filter((one) => tells(one) && isMember(state, one.person));
  const welcomes = here.map(({ person, role, why, version }) => {
    const as = `je bent toegevoegd als ${titleOf(agreement, role)}`;
    return notice(`welcome/${version}`, person, 'Je bent toegevoegd', `${as}. Jouw deel: ${parts[why]}.`);
  });
  if (standIn === undefined || !tells(standIn)) return welcomes;
  const until = spokenDay(dayOf(standIn.until), state.openedAt);
  const text = `je neemt waar voor ${standIn.for.name} tot ${until}. Wat daar openstaat, komt bij jou.`;
  return [...welcomes, notice(`stand-in/${standIn.version}`, standIn.person.person, 'Je neemt waar', text)];

  function notice(key: string, to: string, title: string, text: string): Item {
    return {
      key,
      to,
      edition: 1,
      card: card('notice', {
        title,
        text: `Zorg ${state.code}: ${text}`,
        button: { title: 'Mijn deel…', verb: 'my-part' },
        code: state.code,
        case: state.id,
      }),
      mentions: [],
      closed: state.status === 'closed' || isKeptOut(state, to),
    };
  }
}
