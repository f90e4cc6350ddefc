import type { TaskKind } from '../../../src/agreement/protocol-schema';
import { asOf } from '../../../src/case/people/as-of';
import type { Problem, Proof } from '../proof';

/** What was promised to be asked after is asked after. */
const askedAfter: ReadonlySet<TaskKind> = new Set(['follow-up', 'feedback']);

/**
 * What nobody answered when a case closed is written down: as lapsed, with a reason where it had been asked. It is not said
 * to be done where a form of its own answers it.
 */
export const lapsing: Proof = {
  name: 'what is open when a case closes is done, or lapsed with a reason',
  problems: ({ state: stored, now, agreement, attempts }) => {
    const state = asOf(stored, now);
    const { tasks, staff } = agreement.protocol;
    // That the board was asked to look at somebody of the school is told to nobody else.
    const open = state.tasks.filter(({ status, rule }) => status === 'open' && rule !== staff.task);
    return attempts.flatMap(({ command, events }): readonly Problem[] => {
      const closed = events.find((event) => event.type === 'closed');
      if (command.name !== 'close-case' || closed === undefined) return [];
      const done = events.flatMap((event) => (event.type === 'task-completed' ? [event.task] : []));
      return open.flatMap(({ id, kind, rule, askFrom }) => {
        const answered = kind !== 'record' || tasks[rule]?.completedBy !== undefined;
        if (done.includes(id)) return answered ? [{ message: `closing says that "${rule}" is done`, rule }] : [];
        const lapsed = closed.closing.lapsed?.find(({ task }) => task === id);
        if (lapsed === undefined) return [{ message: `nothing says what became of "${rule}"`, rule }];
        return askFrom <= now && lapsed.reason === undefined
          ? [{ message: `"${rule}" lapses without a reason`, rule }]
          : [];
      });
    });
  },
};

/** Nothing closes while something that holds it open is unanswered, unless it is written down why. */
export const closing: Proof = {
  name: 'nothing closes without what is required',
  problems: ({ state, agreement, attempts }) => {
    const { tasks } = agreement.protocol;
    const holding = state.tasks.filter(
      ({ status, kind, rule }) => status === 'open' && (askedAfter.has(kind) || (tasks[rule]?.blocksClosing ?? false)),
    );
    return attempts.flatMap(({ command, events }) => {
      if (!events.some(({ type }) => type === 'closed')) return [];
      if (command.name !== 'close-case') return [{ message: `${command.name} closes a case` }];
      if (command.fields.despiteOpen !== undefined) return [];
      return holding.map(({ rule }) => ({
        message: `a case closes while "${rule}" is open: give it blocksClosing`,
        rule,
      }));
    });
  },
};
