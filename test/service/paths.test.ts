import { dialogs } from '../../src/forms/all';
import type { DialogName } from '../../src/room/names';
import { lists, type ListVerb } from '../../src/service/lists/all';
import type { Reply } from '../../src/service/request';
import { inStates, rowIn, type InState, type StateName } from '../case/access-in-states';
import { columns, table, taskOf } from '../case/access-table';
import { caseId } from '../case/given';
import { acts, houseWith } from './cases-in-states';

/** By which row of the table of access each form opens, and for which task: a new form has none until it is given one. */
const opensBy: Readonly<Record<DialogName, 'everybody' | 'school' | { readonly row: string; readonly task?: string }>> =
  {
    'open-case': 'everybody',
    'declare-emergency': 'everybody',
    'alert-board': 'everybody',
    'hand-over-role': 'school',
    'stand-in': 'school',
    'check-map': 'school',
    'check-year': 'school',
    'keep-in-map': 'school',
    'my-part': { row: 'my-part' },
    dossier: { row: 'dossier' },
    'record-signal': { row: 'record-signal' },
    'record-parent-contact': { row: 'record-parent-contact' },
    'record-advice': { row: 'record-advice' },
    'record-report': { row: 'record-report' },
    'report-draft': { row: 'report-draft' },
    'prepare-talk': { row: 'prepare-talk, of no talk' },
    'record-inquiry': { row: 'record-inquiry' },
    'record-file-request': { row: 'record-file-request' },
    correct: { row: 'correct' },
    'request-consultation': { row: 'request-consultation' },
    'waive-consultation': { row: 'waive-consultation' },
    'record-child': { row: 'record-child' },
    'record-consent': { row: 'record-consent' },
    'plan-task': { row: 'plan-task' },
    'plan-talk': { row: 'plan-talk' },
    'waive-talk': { row: 'waive-talk' },
    weigh: { row: 'weigh' },
    'reopen-case': { row: 'reopen-case' },
    refer: { row: 'refer' },
    'close-case': { row: 'close-case' },
    'withdraw-emergency': { row: 'withdraw-emergency' },
    'decide-standstill': { row: 'decide-standstill' },
    'move-case': { row: 'move-case' },
    relate: { row: 'relate' },
    admit: { row: 'admit' },
    dismiss: { row: 'dismiss' },
    'keep-out': { row: 'keep-out' },
    'stay-out': { row: 'stay-out' },
    'lift-keeping-out': { row: 'lift-keeping-out' },
    'name-lead': { row: 'name-lead' },
    'withdraw-request': { row: 'withdraw-request', task: taskOf.asked },
    'answer-consultation': { row: 'answer-consultation, asked of a member', task: taskOf.asked },
    'not-now': { row: 'postpone, taken over', task: taskOf.tookOver },
    'complete-task': { row: "complete-task, the coordinator's", task: taskOf.coordinator },
    'agree-weighing': { row: 'agree-weighing, asked outside', task: taskOf.external },
    'record-talk': { row: 'record-talk, asked of a member', task: taskOf.asked },
    'record-signatures': { row: 'record-signatures, of no task' },
    'record-feedback': { row: 'record-feedback, taken over', task: taskOf.tookOver },
    'record-followup': { row: 'record-followup, asked outside', task: taskOf.external },
  };

const all = columns.map(() => 'y').join(' ');
const school = columns.map((role) => (['coordinator', 'director'].includes(role) ? 'y' : 'n')).join(' ');

function expected(dialog: DialogName, inState: InState): string {
  const by = opensBy[dialog];
  if (by === 'everybody') return all;
  if (by === 'school') return school;
  const [, act, row] = table.find(([what]) => what === by.row) ?? [];
  if (act === undefined || row === undefined) throw new Error(`the table of access has no row "${by.row}"`);
  return rowIn(inState, act, row);
}

/** y: the form, or word that what it asks is over; n: another's; -: as if there were no case. */
function letterOf({ code, kind }: Reply): string {
  if (code === 'not-found') return '-';
  if (code === 'not-yours') return 'n';
  return kind === 'dialog' || code === 'already-done' || code === 'stale' ? 'y' : (code ?? kind);
}

describe('who opens which form', () => {
  it('the table is about every form', () => {
    expect(Object.keys(opensBy).sort()).toEqual(Object.keys(dialogs).sort());
  });

  it.each(Object.entries(inStates))('when %s', async (_, inState) => {
    const house = await houseWith(inState.events);
    const found: string[] = [];
    for (const dialog of Object.keys(dialogs) as DialogName[]) {
      const by = opensBy[dialog];
      const task = typeof by === 'object' && by.task !== undefined ? { task: by.task } : {};
      const letters: string[] = [];
      for (const role of columns) letters.push(letterOf(await acts(house, role, dialog, { case: caseId, ...task })));
      found.push(`${dialog}: ${letters.join(' ')}`);
    }
    const wanted = (Object.keys(dialogs) as DialogName[]).map((dialog) => `${dialog}: ${expected(dialog, inState)}`);
    expect(found).toEqual(wanted);
  });
});

/** In whose lists the case stands: a row for each list, a letter for each person. */
const inLists: Readonly<Record<StateName, Readonly<Record<ListVerb, string>>>> = {
  'it is open': rows('yyyyyy------', 'y-----------', '-yy-yy-y----', '--------yy--'),
  // Danger is for everybody who takes part, also where nothing is asked of them.
  'there is danger': rows('yyyyyy------', 'y-----------', 'yyyyyy-y----', '--------yy--'),
  'it is closed': rows('------------', 'y-----------', '------------', '--------yy--'),
  'it was joined with another': rows('------------', 'y-----------', '------------', '--------yy--'),
  'it was opened again': rows('-yy---------', 'y-----------', '-yy---------', '--------yy--'),
  'it stands still, for somebody who was asked': rows('yyyy-y------', 'y-----------', '------------', '--------yy--'),
  'it stands still, for the coordinator': rows('y-yyyy------', 'y-----------', '------------', '--------yy--'),
  'it stands still, for the deputy': rows('yy-yyy------', 'y-----------', '------------', '--------yy--'),
  'it stands still, for the director': rows('yyyyyy------', 'y-----------', '------------', '---------y--'),
  'it stands still, for the board': rows('yyyyyy------', 'y-----------', '------------', '--------y---'),
  'it stands still, for the reporter': rows('-yyyyy------', '------------', '------------', '--------yy--'),
  'it stands still, and nobody was named': rows('yyyyyy------', 'y-----------', '------------', '--------yy--'),
  'the coordinator is kept out': rows('y-yyyy------', 'y-----------', '--y-yy-y----', '--------yy--'),
  'coordinator and deputy are kept out': rows('y--yyy---y--', 'y-----------', '----yy-y-y--', '--------yy--'),
  'the board named who leads': rows('y--yyy------', 'y-----------', '---yyy-y----', '--------yy--'),
  'the director is kept out': rows('yyyyyy------', 'y-----------', '-yy-yy-y----', '---------y--'),
  'the reporter stays out': rows('-yyyyy------', '------------', '-yy-yy-y----', '--------yy--'),
  'S1-19: the reporter stepped out': rows('-yyyyy------', 'y-----------', '-yy-yy-y----', '--------yy--'),
  'R-07: the reporter was sent away': rows('-yyyyy------', '------------', '-yy-yy-y----', '--------yy--'),
  'R-07: somebody who was asked was sent away': rows('yyyy-y------', 'y-----------', '-yy--y-y----', '--------yy--'),
};

function rows(overview: string, reports: string, today: string, process: string): Readonly<Record<ListVerb, string>> {
  return { 'show-overview': overview, 'show-reports': reports, 'show-today': today, 'show-process': process };
}

describe('in whose lists a case stands', () => {
  it.each(Object.entries(inStates))('when %s', async (name, { events }) => {
    const house = await houseWith(events);
    const found: Record<string, string> = {};
    for (const list of Object.keys(lists)) {
      const replies = await Promise.all(columns.map((role) => acts(house, role, list)));
      found[list] = replies.map((reply) => (hasLines(reply) ? 'y' : '-')).join('');
    }
    expect(found).toEqual(inLists[name as StateName]);
  });
});

const hasLines = (reply: Reply): boolean => reply.kind === 'card' && reply.card.data['empty'] === false;
