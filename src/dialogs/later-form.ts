import { addDays, dayOf } from '../agreement/calendar';
import { latestSnooze, maySnooze } from '../case/decide/tasks';
import { pageCard, pick } from './frame';
import { consultable, personChoice } from './people';
import type { Dialog, DialogView, Values } from './types';
import type { Choice } from './words';

/** The ways forward that can be chosen. */
const WAYS: readonly string[] = ['later', 'other', 'cannot'];

/** "Later", "iemand anders" or "kan niet": a request that waits gets a way forward. */
export const laterForm: Dialog = {
  name: 'later-form',
  title: 'Lukt het nu niet?',
  reads: 'state',
  sends: ['postpone', 'hand-over', 'decline'],
  pages: [
    { fields: { choice: 'Wat past?' } },
    { fields: { until: 'Vraag het weer op', person: 'Wie dan?', reason: 'Reden' } },
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    return pageCard(laterForm, view, page, values, problem, {
      options: options(view),
      choice: values['choice'] ?? '',
      people: colleagues(view),
      tomorrow: addDays(today, 1),
      latest: view.task === undefined ? today : latestSnooze(view.task, view),
    });
  },
  after: (page, { choice = '' }) => {
    if (!WAYS.includes(choice)) return 1;
    return page === 1 ? 2 : 'send';
  },
  send: (values) => {
    const { name, fields } = commandOf(values);
    return { name, fields: pick(values, fields) };
  },
};

function commandOf({ choice }: Values): { name: 'postpone' | 'hand-over' | 'decline'; fields: readonly string[] } {
  if (choice === 'later') return { name: 'postpone', fields: ['until', 'reason'] };
  if (choice === 'other') return { name: 'hand-over', fields: ['person', 'reason'] };
  return { name: 'decline', fields: ['reason'] };
}

/** Only what will be accepted: a follow-up cannot be refused, and somebody from outside knows none of the school. */
function options(view: DialogView): readonly Choice[] {
  const { task } = view;
  if (task === undefined) return [];
  const refusable = task.kind !== 'follow-up' && task.kind !== 'feedback' && task.kind !== 'inform';
  return [
    ...(maySnooze(task, view) ? [{ title: 'Later', value: 'later' }] : []),
    ...(colleagues(view).length > 0 ? [{ title: 'Iemand anders', value: 'other' }] : []),
    ...(refusable ? [{ title: 'Kan niet', value: 'cannot' }] : []),
  ];
}

/** Who could do it instead. */
function colleagues({ agreement, task, viewer }: DialogView): readonly Choice[] {
  if (task === undefined || (task.owner.external && viewer === task.owner.person)) return [];
  const candidates = task.kind === 'consult' ? consultable(agreement) : Object.values(agreement.school.people);
  return candidates
    .filter(
      ({ id, roles, external }) =>
        id !== task.owner.person && roles.length > 0 && (!external || task.mode === 'anonymous'),
    )
    .map((person) => personChoice(person, agreement));
}
