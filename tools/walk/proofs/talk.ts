import type { Agreement } from '../../../src/agreement/agreement';
import type { Proof } from '../proof';

/** C-24: while one may not talk with the parents, nobody is asked to, and no such talk can be planned. */
export const talk: Proof = {
  name: 'no talk with parents is asked for while it is blocked',
  problems: ({ state, agreement, attempts }) => {
    if (!state.talkBlocked) return [];
    const talks = new Set(state.talks.filter((one) => one.with === 'parents').map(({ task }) => task));
    return [
      ...state.tasks
        .filter(({ id, rule, status }) => status === 'open' && (talks.has(id) || goesToParents(rule, agreement)))
        .map(({ rule }) => ({ message: `"${rule}" is still asked, of a talk with the parents`, rule })),
      ...attempts.flatMap(({ command, events }) =>
        command.name === 'plan-talk' && command.fields.with === 'parents' && events.length > 0
          ? [{ message: 'a talk with the parents can be planned' }]
          : [],
      ),
    ];
  },
};

/** A visit at home is a talk with the parents by another name. */
const goesToParents = (rule: string, { protocol }: Agreement): boolean => protocol.tasks[rule]?.withParents ?? false;
