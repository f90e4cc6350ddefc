import { spoken } from '../agreement/calendar';
import { isMember, leads } from '../case/access';
import { agendaFor, type AgendaEntry } from '../case/agenda';
import type { CaseState, Task } from '../case/state';
import { formOf } from '../room/forms';
import { pageCard } from './frame';
import { forMembers, nextSteps, type StepGroup } from './next-steps';
import { relativeRows } from './relatives';
import { peopleSteps } from './people-steps';
import type { Dialog, DialogView } from './types';

/** A request on the page, with the buttons that it has for this person. */
type Row = {
  readonly title: string;
  readonly who: string;
  readonly until: string;
  readonly task: string;
  readonly version: number;
  /** The form in which it is answered, or `acknowledge`. */
  readonly verb: string;
  readonly later: boolean;
  readonly withdraw: boolean;
};

/** What is asked of this person; for whoever leads the case also what can be done next. Process only. */
export const myPart: Dialog = {
  name: 'my-part',
  title: 'Mijn deel',
  reads: 'state',
  relatives: true,
  sends: [],
  pages: [{ fields: {} }],
  show: (view, page, values, problem) => {
    const { state, viewer } = view;
    const open = state?.status === 'open';
    const rows = state === undefined ? [] : rowsOf(view, state);
    const leading = state !== undefined && leads(state, viewer);
    const relatives = leading ? relativeRows(view) : [];
    // Each action carries its own task; the page itself belongs to none.
    const { task: _task, ...aboutCase } = view;
    return pageCard(myPart, aboutCase, page, values, problem, {
      code: state?.code ?? '',
      open,
      own: rows.filter(({ mine }) => mine).map(({ row }) => row),
      others: leading ? rows.filter(({ mine }) => !mine).map(({ row }) => row) : [],
      ...(relatives.length === 0 ? {} : { relatives }),
      attention: leading && open ? attentionIn(state, view) : [],
      groups: groupsFor(view),
    });
  },
};

/** What the protocol reminds people of in the step at hand; first what there is for the concern, and what against (S1-02). */
function attentionIn({ steps, directions }: CaseState, { agreement }: DialogView): readonly string[] {
  const step = steps.at(-1) ?? '';
  const { attention, steps: all } = agreement.protocol;
  return [
    `Signalen die de zorg bevestigen: ${directions.confirms ?? 0}. Die haar ontkrachten: ${directions.contradicts ?? 0}.`,
    ...(attention.everywhere[step] ?? []),
    ...(agreement.school.kind === 'basisonderwijs' ? [] : (attention.specialEducation[step] ?? [])),
    ...(all.find(({ id }) => id === step)?.attention ?? []),
  ];
}

/** What can be done next, by who it is. */
function groupsFor(view: DialogView): readonly StepGroup[] {
  const { state, viewer } = view;
  if (state === undefined || state.frozen !== undefined) return [];
  const open = state.status === 'open';
  if (leads(state, viewer)) return [...nextSteps(state, view), ...(open ? peopleSteps(view) : [])];
  return open && isMember(state, viewer) ? forMembers(state, viewer) : [];
}

function rowsOf(view: DialogView, state: CaseState): readonly { readonly mine: boolean; readonly row: Row }[] {
  return agendaFor(view.viewer, state, view.agreement, view.now).flatMap((entry) => {
    const task = state.tasks.find(({ id }) => id === entry.task);
    return task === undefined ? [] : [{ mine: task.owner.person === view.viewer, row: rowOf(entry, task, view) }];
  });
}

function rowOf(entry: AgendaEntry, task: Task, { agreement, now }: DialogView): Row {
  const rule = agreement.protocol.tasks[task.rule];
  return {
    title: entry.title,
    who: task.owner.name,
    until: spoken(task.due, now),
    task: task.id,
    version: task.version,
    verb: formOf(rule ?? { kind: task.kind }),
    later: task.kind !== 'inform',
    withdraw: task.kind !== 'follow-up' && !entry.blocksClosing,
  };
}
