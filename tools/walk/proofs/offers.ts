import type { Agreement } from '../../../src/agreement/agreement';
import { permits, type Act } from '../../../src/case/access';
import { commandTable, type GivenCommandName } from '../../../src/case/command-table';
import { asOf } from '../../../src/case/people/as-of';
import { actOf } from '../../../src/forms/act';
import { dialogs } from '../../../src/forms/all';
import { viewOf } from '../../../src/room/cards/all';
import { isDialogName } from '../../../src/room/names';
import type { Proof } from '../proof';

/**
 * Whatever a message offers the one who is to act, or to whom it goes, such as to prepare a talk that they lead or attend, is theirs to open or to do: a
 * button that answers "this is not yours" says that there is something, and helps nobody.
 */
export const offers: Proof = {
  name: 'nobody is offered what is not theirs',
  problems: ({ state: stored, agreement, room, now }) => {
    const state = asOf(stored, now);
    return room.items
      .filter(({ closed }) => !closed)
      .flatMap(({ key, to: place, mentions: [asked], card }) => {
        const to = place === 'room' ? asked : place;
        if (to === undefined) return [];
        const task = typeof card.data['task'] === 'string' ? card.data['task'] : undefined;
        return viewOf(card).actions.flatMap((action) => {
          const act = action.kind === 'go' ? actFor(action.verb, task, agreement) : undefined;
          if (act === undefined || permits(state, to, act) === 'yes') return [];
          return [
            {
              message: `${key.split('/')[0] ?? key} offers "${'title' in action ? action.title : ''}" to somebody who may not`,
            },
          ];
        });
      });
  },
};

/** What a button asks for; `undefined` where it is about no case. */
function actFor(verb: string, task: string | undefined, agreement: Agreement): Act | undefined {
  if (isDialogName(verb))
    return dialogs[verb].reads === 'nothing' ? undefined : actOf(dialogs[verb], { task }, agreement);
  return isGiven(verb) ? { command: verb, task, agreement } : undefined;
}

const isGiven = (verb: string): verb is GivenCommandName => Object.hasOwn(commandTable, verb);
