import type { TaskKind } from '../../../src/agreement/protocol-schema';
import type { Proof } from '../proof';

/** What was promised to be asked after is asked after. */
const askedAfter: ReadonlySet<TaskKind> = new Set(['follow-up', 'feedback']);

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
