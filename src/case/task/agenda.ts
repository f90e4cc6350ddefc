import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { TaskKind } from '../../agreement/protocol-schema';
import type { Moment } from '../../agreement/time';
import { asOf } from '../people/as-of';
import { callsUntil } from './ladder';
import type { CaseState } from '../state';

/** Something that is open in a case: of whom, until when, and whether that moment has come. */
export interface AgendaEntry {
  readonly task: string;
  readonly kind: TaskKind;
  readonly rule: string;
  readonly title: string;
  readonly owner: PersonId;
  readonly due: Moment;
  /** `planned`: not asked yet · `asked` · `due`: its term has come. */
  readonly state: 'planned' | 'asked' | 'due';
  /** Whether somebody besides the owner was told that it is open. */
  readonly escalated: boolean;
  /** Whether the case may not close before it is answered. */
  readonly blocksClosing: boolean;
}

/**
 * What is open, required or overdue, of whom, until when; first due first. Says the same at every moment from `now`
 * until `nextChange`.
 */
export function agenda(before: CaseState, agreement: Agreement, now: Moment): readonly AgendaEntry[] {
  const state = asOf(before, now);
  return state.tasks
    .filter(({ status }) => status === 'open')
    .map((task): AgendaEntry => {
      const rule = agreement.protocol.tasks[task.rule];
      const { calls } = callsUntil(task, state, agreement, now);
      return {
        task: task.id,
        kind: task.kind,
        rule: task.rule,
        title: rule?.title ?? task.rule,
        owner: task.owner.person,
        due: task.due,
        state: now < task.askFrom ? 'planned' : now < task.due ? 'asked' : 'due',
        escalated: calls.some(({ as, person }) => as !== 'owner' && person !== task.owner.person),
        blocksClosing: rule?.blocksClosing ?? false,
      };
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** The agenda as somebody may read it: that the board was asked about a member of staff is told to the board alone. */
export const agendaFor = (
  person: PersonId,
  state: CaseState,
  agreement: Agreement,
  now: Moment,
): readonly AgendaEntry[] =>
  agenda(state, agreement, now).filter(({ rule, owner }) => rule !== agreement.protocol.staff.task || owner === person);
