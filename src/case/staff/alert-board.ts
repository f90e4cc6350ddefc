import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { saidEarlier } from '../emergency/said-earlier';
import { Refusal } from '../refusal';
import { boardStandsApart, castOf } from '../people/roster';
import type { CaseState } from '../state';
import { ask, taskId } from '../task/ask';
import type { Context } from '../context';
import { goesOn } from './going-on';
import { participantFor } from '../course/begin';
import { isAnybodyLeftWithout } from '../people/those-left';

/** There is no board that could be told: then nothing is kept either, since nobody would ever look at it. */
const NOBODY =
  'Ik kan hier niemand inlichten. Bel zelf de vertrouwensinspecteur: 0900-111 3111, op werkdagen. Of Veilig Thuis: 0800-2000, dag en nacht. Vertel het verder aan niemand op school.';

/**
 * A concern about a member of staff: S1-24, law §7. The board hears that somebody asks to be called, and nothing else is
 * stored: no name, no category, no text. Coordinator and director are not told, and there is no room.
 */
export function alertBoard(context: Context): readonly CaseEvent[] {
  const { agreement, opening } = context;
  const cast = castOf(agreement);
  if (!boardStandsApart(cast)) throw new Refusal('not-allowed', NOBODY);
  return [
    {
      type: 'staff-alerted',
      id: opening.caseId,
      code: opening.code,
      school: agreement.school.id,
      agreement: agreement.hash,
      reporter: participantFor(context),
      cast,
      ...saidEarlier(context),
    },
    askBoard(undefined, context),
  ];
}

/**
 * It turns out in the middle of a case. Who may be involved loses all access with this very event, everything that was
 * asked stops but for what the child cannot wait for, the board is asked to call and to decide, and nobody is told why.
 */
export function freezeForStaff(
  state: CaseState,
  { suspect }: Fields<'alert-board'>,
  context: Context,
): readonly CaseEvent[] {
  const { protocol } = context.agreement;
  if (suspect === context.actor.person) throw new Refusal('incomplete', 'Kies iemand anders.', ['suspect']);
  if (suspect !== undefined && !isAnybodyLeftWithout([suspect], state)) throw new Refusal('not-allowed', NOBODY);
  const goOn = state.tasks
    // The board is asked anew: what it is to look into may be about another now.
    .filter(({ status, rule }) => status === 'open' && rule !== protocol.staff.task && goesOn(rule, protocol))
    .map(({ id }) => id);
  const frozen: CaseEvent = {
    type: 'frozen',
    ...(suspect === undefined ? {} : { suspect }),
    ...saidEarlier(context),
    goOn,
  };
  // The board is not asked to look into itself: the reporter is told whom to call instead.
  const hasBoard = suspect !== state.cast.board.person && boardStandsApart(state.cast);
  return hasBoard ? [frozen, askBoard(state, context)] : [frozen];
}

const askBoard = (state: CaseState | undefined, context: Context): CaseEvent =>
  ask(taskId(state), context.agreement.protocol.staff.task, state, context, { askFrom: context.now });
