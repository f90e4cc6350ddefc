import type { Moment } from '../../agreement/time';
import type { Cast, Participant } from './participant';
import { backAgain, handedTo } from '../task/task-changes';
import { isKeptOut } from '../involvement';
import type { CaseState } from '../state';
import { withThoseLeft } from './those-left';

/**
 * A case as it is at a moment. While the coordinator is away, who stands in has their place: rights, reminders and open
 * requests; afterwards everything is as it was, without anything having to happen. So nothing else needs to know of it.
 * Doing this twice changes nothing.
 */
export function asOf(state: CaseState, now: Moment): CaseState {
  const known = latest.get(state);
  if (known?.now === now) return known.as;
  const as = withThoseLeft(whoStandsIn(state, now));
  latest.set(state, { now, as });
  if (as !== state) latest.set(as, { now, as });
  return as;
}

/** The latest answer for each case: a card, a list and a decision ask for the same moment many times over. */
const latest = new WeakMap<CaseState, { readonly now: Moment; readonly as: CaseState }>();

function whoStandsIn(state: CaseState, now: Moment): CaseState {
  const { standIn, ...rest } = state;
  if (standIn === undefined) return state;
  if (now >= standIn.until) return { ...rest, tasks: backAgain(state.tasks, standIn, standIn.until) };
  const { for: absent, person } = standIn;
  return {
    ...state,
    // What is asked now stays with who was appointed, unless they are kept out.
    ...(isKeptOut(state, absent.person) ? {} : { absent }),
    cast: { ...state.cast, coordinator: person },
    members: isKeptOut(state, person.person) ? state.members : withMember(state.members, person),
    tasks: state.tasks.map((task) => {
      const asked = task.askedBy === absent.person ? { ...task, askedBy: person.person } : task;
      return task.status === 'open' && task.owner.person === absent.person
        ? handedTo(asked, person, standIn.from)
        : asked;
    }),
  };
}

/** Who was appointed, also while another has the coordinator's place: what is asked now stays theirs afterwards. */
export const appointed = ({ cast, absent }: Pick<CaseState, 'cast' | 'absent'>): Cast =>
  absent === undefined ? cast : { ...cast, coordinator: absent };

const withMember = (members: readonly Participant[], newcomer: Participant): readonly Participant[] =>
  members.some(({ person }) => person === newcomer.person) ? members : [...members, newcomer];
