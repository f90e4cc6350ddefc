import { calendarOf, firstOn, momentAfter, momentOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import { ahead, type Context } from '../context';
import type { CaseEvent } from '../events';
import { personOf } from '../people/roster';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { taskId } from '../task/ask';
import { decentMoment } from '../task/ladder';
import type { AskedAgain } from './events';

/**
 * A case stands still because somebody of the school may be involved. Only the board decides how it goes on, and names
 * who is shut out of it; that it was a mistake is said by the board or by the person who said it first.
 */
export function decideStandstill(
  state: CaseState,
  fields: Fields<'decide-standstill'>,
  context: Context,
): readonly CaseEvent[] {
  const { frozen, cast } = state;
  if (frozen === undefined || state.status === 'closed') throw new Refusal('already-done', 'Dit is al besloten.');
  const { agreement, actor, now } = context;
  if (fields.decision === 'mistake')
    return [{ type: 'standstill-undone', reason: fields.reason ?? '', again: askedAgain(state, context) }];
  if (actor.person !== cast.board.person) throw new Refusal('not-yours', 'Hierover beslist het bestuur.', ['decision']);
  switch (fields.decision) {
    case 'go-on': {
      const { suspect } = fields;
      if (suspect === undefined || suspect === cast.board.person || personOf(agreement, suspect) === undefined)
        throw new Refusal('incomplete', 'Kies wie er niets meer van ziet.', ['suspect']);
      return [{ type: 'standstill-ended', suspect, again: askedAgain(state, context) }];
    }
    case 'wait': {
      const day = firstOn(ahead(fields.until ?? '', now, 'until'), calendarOf(agreement.school).isWorkingDay);
      return [{ type: 'standstill-extended', until: momentOf(day, agreement.protocol.hours.reminders) }];
    }
    case 'close':
      return [{ type: 'standstill-closed', reason: fields.reason ?? '' }];
  }
}

/**
 * What was held is asked anew, with all of its time: of those of whom it was asked, or who come in their place. Not a
 * talk with the parents while Veilig Thuis is to be called first.
 */
function askedAgain(state: CaseState, { agreement, now }: Context): readonly AskedAgain[] {
  const { protocol, school } = agreement;
  const talks = new Set(state.talks.filter((talk) => talk.with === 'parents').map(({ task }) => task));
  const blocked = (id: string, rule: string): boolean =>
    state.talkBlocked && (talks.has(id) || (protocol.tasks[rule]?.withParents ?? false));
  return state.tasks
    .filter(({ id, rule, held }) => held === true && rule !== protocol.staff.task && !blocked(id, rule))
    .flatMap((task, index) => {
      const term = protocol.tasks[task.rule]?.term;
      if (term === undefined) return [];
      const as = { held: task.id, task: taskId(state, index) };
      // What was planned for later is asked then.
      if (task.askFrom > now) return [{ ...as, askFrom: task.askFrom, due: task.due }];
      const askFrom = decentMoment(now, agreement);
      const due = momentAfter(askFrom, term, calendarOf(school), protocol.hours.reminders);
      return [{ ...as, askFrom: protocol.tasks[task.rule]?.quiet === true ? due : askFrom, due }];
    });
}
