import { latestSnooze, mayDecline, maySnooze, mayTakeOver, mostSnooze } from '../../case/task/policy';
import { dayOf } from '../../agreement/calendar';
import { spokenSpan } from '../../agreement/spoken-span';
import { heading, note, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks, steer } from '../../room/asks';
import { consultable, personChoice } from '../people/choices';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';
import { textIn } from '../../view/values';

const { coming, line, person } = asks('postpone', 'hand-over', 'decline');

/** The ways forward that can be chosen, each with the command that takes it. */
const ways = { later: 'postpone', other: 'hand-over', cannot: 'decline' } as const;

const isWay = (choice: string): choice is keyof typeof ways => Object.hasOwn(ways, choice);

/** "Later", "iemand anders" or "kan niet": a request that waits gets a way forward. */
export const notNowForm: Dialog = {
  name: 'not-now',
  title: 'Lukt het nu niet?',
  reads: 'state',
  sends: ['postpone', 'hand-over', 'decline'],
  steers: ['choice'],
  pages: [
    (view) => [heading('Later, of iemand anders?'), steer.one('choice', 'Wat past?', options(view))],
    (view, { choice }) => [
      way(view, textIn(choice)),
      line('reason', 'Reden'),
      choice === 'later' ? [] : note('Noem hier geen namen van kind of ouders.'),
    ],
  ],
  after: (page, { choice }) => {
    if (!isWay(textIn(choice))) return 1;
    return page === 1 ? 2 : 'send';
  },
  send: (values) => {
    const choice = textIn(values['choice']);
    return give(isWay(choice) ? ways[choice] : 'decline', values);
  },
};

function way(view: DialogView, choice: string): Blocks {
  if (choice === 'other') return [heading('Iemand anders'), person('person', 'Wie dan?', colleagues(view))];
  if (choice !== 'later') return heading('Kan niet');
  const { task, agreement } = view;
  const to = task === undefined ? dayOf(view.now) : latestSnooze(task, view);
  const most = task === undefined ? agreement.protocol.snooze.most : mostSnooze(task, agreement);
  return [
    heading('Later'),
    coming('until', 'Vraag het weer op', view, {
      to,
      error: `Kies een dag binnen ${spokenSpan(most)}.`,
    }),
    note('Alleen de herinnering schuift op. De datum van de vraag blijft.'),
  ];
}

/** Only what will be accepted: a follow-up cannot be refused, and somebody from outside knows none of the school. */
function options(view: DialogView): readonly Choice[] {
  const { task } = view;
  if (task === undefined) return [];
  return [
    ...(maySnooze(task, view) ? [{ title: 'Later', value: 'later' }] : []),
    ...(colleagues(view).length > 0 ? [{ title: 'Iemand anders', value: 'other' }] : []),
    ...(mayDecline(task, view.agreement) ? [{ title: 'Kan niet', value: 'cannot' }] : []),
  ];
}

/** Who could do it instead. */
function colleagues({ agreement, task, viewer, state }: DialogView): readonly Choice[] {
  if (task === undefined || state === undefined || (task.owner.external && viewer === task.owner.person)) return [];
  const candidates = task.kind === 'consult' ? consultable(agreement) : Object.values(agreement.school.people);
  return candidates
    .filter(
      ({ id, roles, external }) =>
        id !== task.owner.person &&
        roles.length > 0 &&
        (!external || task.mode === 'anonymous') &&
        mayTakeOver(id, task, state, agreement),
    )
    .map((one) => personChoice(one, agreement));
}
