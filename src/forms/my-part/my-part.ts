import { spoken } from '../../agreement/calendar';
import { isMember, leads } from '../../case/involvement';
import { agendaFor, type AgendaEntry } from '../../case/task/agenda';
import type { CaseState } from '../../case/state';
import { attends, comingTalks } from '../../case/talk/attending';
import { weighingWaitsFor } from '../../case/task/policy';
import type { Task } from '../../case/task/task';
import { formOfTask } from '../../room/forms';
import { actionButton, actionsInStead, taskActions, type TaskAction } from '../../room/task-actions';
import { aside, buttons, divided, go, heading, note, point, say, strong, when, type Blocks } from '../../view/build';
import type { Action } from '../../view/view';
import { forMembers, nextSteps, type StepGroup } from './next-steps';
import { keepingOut, peopleSteps } from '../people/people-steps';
import { relatedCaseRows, type RelatedCaseRow } from '../relation/related-cases';
import { talkTitle } from '../talk/talk-words';
import type { Dialog, DialogView } from '../types';

/** A task of the case, as it is on the agenda of somebody. */
interface Row {
  readonly entry: AgendaEntry;
  readonly task: Task;
}

/** What is asked of this person; for the coordinator also what can be done next. Process only. */
export const myPart: Dialog = {
  name: 'my-part',
  outlivesTask: true,
  title: 'Mijn deel',
  reads: 'state',
  relatedCases: true,
  ofCase: true,
  sends: [],
  pages: [
    (view) => {
      const { state, viewer } = view;
      const rows = state === undefined ? [] : rowsOf(view, state);
      const leading = state !== undefined && leads(state, viewer);
      return [
        heading(state === undefined ? 'Mijn deel' : `Zorg ${state.code}`),
        strong('Van jou gevraagd'),
        own(
          rows.filter(({ task }) => task.owner.person === viewer),
          view,
        ),
        state === undefined ? [] : talksOf(state, view),
        leading && state.status === 'open' ? attentionIn(state, view).map(aside) : [],
        leading ? others(relatedCaseRows(view)) : [],
        groupsFor(view).map(group),
        leading
          ? ofOthers(
              rows.filter(({ task }) => task.owner.person !== viewer),
              view,
            )
          : [],
      ];
    },
  ],
  actions: (_, __, { state }) => [
    ...(state?.status === 'open' ? [go('Signaal…', 'record-signal')] : []),
    ...(state === undefined ? [] : [go('Dossier', 'dossier')]),
  ],
};

const own = (rows: readonly Row[], view: DialogView): Blocks =>
  rows.length === 0 ? point('Er staat nu niets van jou open.') : rows.map((row) => divided(asked(row, view)));

/** The talks that this person leads or attends. */
const talksOf = (state: CaseState, { viewer, now }: DialogView): Blocks =>
  comingTalks(state)
    .filter((talk) => attends(state, viewer, talk.task))
    .map((talk) =>
      divided(
        say(`Je gesprek: ${talkTitle(talk, now)}`),
        buttons(go('Voorbereiden…', 'prepare-talk', talk.task === undefined ? {} : { task: talk.task })),
      ),
    );

const asked = ({ entry, task }: Row, view: DialogView): Blocks => [
  say(entry.title),
  note(`Uiterlijk ${spoken(task.due, view.now)}`),
  buttons(
    ...taskActions({ kind: task.kind, form: formOfTask(task, view.agreement), later: task.kind !== 'inform' })
      // The page has a button for the dossier of its own.
      .filter(({ verb }) => verb !== 'dossier')
      .map(buttonFor(task)),
  ),
];

const buttonFor =
  ({ id, version }: Task) =>
  (action: TaskAction): Action =>
    actionButton({ ...action, carries: { ...action.carries, task: id, version } });

const others = (relatedCases: readonly RelatedCaseRow[]): Blocks =>
  when(relatedCases.length > 0, divided(strong('Andere zorgen'), relatedCases.map(relatedCase)));

const relatedCase = ({ text, code, other, choose }: RelatedCaseRow): Blocks => [
  say(text),
  buttons(
    ...(choose ? [go('Kiezen…', 'relate', { other }, `Kiezen bij zorg ${code}`)] : []),
    go(`Dossier ${code}`, 'dossier', { case: other }),
  ),
];

const group = ({ title, notes, actions }: StepGroup): Blocks =>
  divided(strong(title), notes.map(note), buttons(...actions.map((action) => go(action.title, action.verb))));

const ofOthers = (rows: readonly Row[], view: DialogView): Blocks =>
  when(
    rows.length > 0,
    divided(
      strong('Van anderen gevraagd'),
      rows.map((row) => ofOther(row, view)),
    ),
  );

function ofOther({ entry, task }: Row, view: DialogView): Blocks {
  const actions = actionsInStead({
    kind: task.kind,
    form: formOfTask(task, view.agreement),
    stays: entry.blocksClosing || weighingWaitsFor(task, view.agreement),
  });
  return [
    say(`${task.owner.name}: ${entry.title}`),
    note(`Uiterlijk ${spoken(task.due, view.now)}`),
    buttons(...actions.map(buttonFor(task))),
  ];
}

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
  if (leads(state, viewer)) return [...nextSteps(state, view), ...(open ? peopleSteps(view) : [keepingOut(true)])];
  return open && isMember(state, viewer) ? [...forMembers(state, view), keepingOut(false)] : [];
}

const rowsOf = (view: DialogView, state: CaseState): readonly Row[] =>
  agendaFor(view.viewer, state, view.agreement, view.now).flatMap((entry) => {
    const task = state.tasks.find(({ id }) => id === entry.task);
    return task === undefined ? [] : [{ entry, task }];
  });
