import type { CommandName } from '../../../src/case/commands';
import type { Proof, Seen } from '../proof';
import { presentIn } from './present';

/** Commands that call for help or write something down, and bring a case no further. */
const noProgress: ReadonlySet<CommandName> = new Set([
  'record-signal',
  'correct',
  'declare-emergency',
  'acknowledge-emergency',
  'withdraw-emergency',
  'alert-board',
]);

/** No case that is open is stuck: something is asked of somebody who is there, or somebody can bring it further. */
export const nextAction: Proof = {
  name: 'every state has a next action',
  problems: (seen) => {
    const { state, agenda, attempts } = seen;
    if (state.status === 'closed' || isWithBoard(seen)) return [];
    const present = presentIn(seen);
    const asked = agenda.some(({ owner }) => present.has(owner));
    const possible = attempts.some(
      ({ by, command, events }) => events.length > 0 && present.has(by.id) && !noProgress.has(command.name),
    );
    return asked || possible ? [] : [{ message: 'nothing is asked of anybody, and nobody can bring the case further' }];
  },
};

/** A case that stands still is out of the program's hands once the board was reached, or another was named to call. */
const isWithBoard = ({ state, agreement, room }: Seen): boolean =>
  state.frozen !== undefined &&
  (state.tasks.some(({ rule, status }) => rule === agreement.protocol.staff.task && status === 'answered') ||
    room.items.some(({ key, to, closed }) => key === 'board/none' && to === state.frozen?.by && !closed));
