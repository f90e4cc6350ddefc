import { permits, type Act as Wanted, type Permission } from '../../src/case/access';
import type { CaseState } from '../../src/case/state';
import { closes, asking, intake, lindeboom, note, referral, stateAfter, who, opened, type Act as Done } from './given';

/** Everybody who can be in some relation to a case. */
export const people: Readonly<Record<string, string>> = {
  reporter: who('anna').person,
  coordinator: who('carla').person,
  deputy: who('dirk').person,
  answered: who('noor').person,
  asked: who('sam').person,
  tookOver: who('lies').person,
  handedOver: who('bas').person,
  external: who('vera').person,
  director: who('willem').person,
  board: who('bo').person,
  colleague: 'a1000000-0000-4000-8000-000000000099',
  stranger: 'b2000000-0000-4000-8000-000000000001',
};

/** Words of which none may be read by somebody who has nothing to do with them. */
export const word = {
  child: 'Kindernaam',
  born: '2018-03-09',
  signal: 'signaaltekst',
  more: 'vervolgsignaal',
  toNoor: 'vraagannoor',
  byNoor: 'antwoordvannoor',
  toSam: 'vraagaansam',
  toBas: 'vraagaanbas',
  later: 'uitstelreden',
  handed: 'overdrachtreden',
  toVera: 'vraagaanvera',
  summary: 'samenvattingvera',
  purpose: 'verwijsdoel',
};

const { danger: _, staff: __, child: ___, group: ____, ...signal } = intake;
const consultation = 'answer-consultation';
export const taskOf = { asked: 't5', tookOver: 't6', external: 't7', coordinator: 't1' } as const;
export const doings: readonly Done[] = [
  { ...opened, with: { ...intake, child: word.child, what: word.signal } },
  { by: 'carla', does: 'record-child', with: { name: word.child, birthDate: word.born } },
  asking('noor', { question: word.toNoor }),
  {
    by: 'noor',
    does: consultation,
    task: 't3',
    at: '2027-05-12T08:00:00.000Z',
    with: { ...note, advice: word.byNoor },
  },
  asking('sam', { question: word.toSam }),
  asking('bas', { question: word.toBas }),
  { by: 'bas', does: 'postpone', task: 't6', with: { until: '2027-05-11', reason: word.later } },
  { by: 'bas', does: 'hand-over', task: 't6', with: { person: who('lies').person, reason: word.handed } },
  asking('vera', { mode: 'anonymous', clean: true, question: word.toVera, summary: word.summary }),
  {
    by: 'anna',
    does: 'record-signal',
    with: { ...signal, what: word.more, direction: 'neutral', safe: 'yes' },
  },
  { by: 'carla', does: 'refer', with: { ...referral, date: '2027-05-10', purpose: word.purpose } },
];
export const closing: Done = closes('no-suspicion', { despiteOpen: 'het gezin is verhuisd' });

export const open = stateAfter(...doings);
export const closed = stateAfter(...doings, closing);

export const columns =
  'reporter coordinator deputy answered asked tookOver handedOver external director board colleague stranger'.split(
    ' ',
  );

/** y: yes, n: not-yours, -: hidden; a column per person. */
const members = 'y y y y y y - - n n - -';
const leaders = 'n y y n n n - - n n - -';
const forLeaders = [
  'record-child',
  'request-consultation',
  'withdraw-request',
  'refer',
  'close-case',
  'record-consent',
  'plan-task',
  'plan-talk',
  'waive-talk',
  'move-case',
  'waive-consultation',
  'weigh',
  'reopen-case',
  'record-inquiry',
  'record-file-request',
  'withdraw-emergency',
  'relate',
  'admit',
  'dismiss',
  'keep-out',
] as const;
const forOwners = [
  'answer-consultation',
  'complete-task',
  'postpone',
  'hand-over',
  'decline',
  'record-followup',
  'record-talk',
  'record-signatures',
  'record-feedback',
  'record-contact',
  'agree-weighing',
] as const;
/** What somebody wants, at the school of these tests. */
export type Act = Wanted extends infer A
  ? A extends { readonly agreement: unknown }
    ? Omit<A, 'agreement'>
    : A
  : never;

export const table: readonly [what: string, act: Act, row: string][] = [
  ['record-signal', { command: 'record-signal' }, members],
  ['record-report', { command: 'record-report' }, members],
  ['record-parent-contact', { command: 'record-parent-contact' }, members],
  ['record-advice', { command: 'record-advice' }, members],
  ['alert-board', { command: 'alert-board' }, members],
  ['stay-out', { command: 'stay-out' }, 'y y y y y y - y y y - -'],
  ['lift-keeping-out', { command: 'lift-keeping-out' }, 'n n n n n n - - n y - -'],
  ['name-lead', { command: 'name-lead' }, 'n n n n n n - - n y - -'],
  ['decide-standstill', { command: 'decide-standstill' }, 'n n n n n n - - n n - -'],
  ...forLeaders.map((command): [string, Act, string] => [command, { command }, leaders]),
  ...forOwners.flatMap((command): [string, Act, string][] => [
    [`${command}, asked of a member`, { command, task: taskOf.asked }, 'n y y n y n - - n n - -'],
    [`${command}, taken over`, { command, task: taskOf.tookOver }, 'n y y n n y - - n n - -'],
    [`${command}, asked outside`, { command, task: taskOf.external }, 'n y y n n n - y n n - -'],
    [`${command}, the coordinator's`, { command, task: taskOf.coordinator }, leaders],
    [`${command}, of no task`, { command }, leaders],
    [`${command}, of a task that is not there`, { command, task: 't99' }, leaders],
  ]),
  ['acknowledge, asked of a member', { command: 'acknowledge', task: taskOf.asked }, 'n y y n y n - - y y - -'],
  ['acknowledge, asked outside', { command: 'acknowledge', task: taskOf.external }, 'n y y n n n - y y y - -'],
  ['acknowledge, of no task', { command: 'acknowledge' }, leaders],
  ['confirm-board, of no task', { command: 'confirm-board' }, leaders],
  ['declare-emergency', { command: 'declare-emergency' }, 'y y y y y y - y y y - -'],
  ['acknowledge-emergency', { command: 'acknowledge-emergency' }, 'n y y n n n - - y y - -'],
  ['acknowledge-stagnation', { command: 'acknowledge-stagnation' }, 'n y y n n n - - y y - -'],
  ['correct', { command: 'correct' }, 'y y y y y y - y n n - -'],
  ['my-part', { view: 'my-part' }, members],
  ['R-04: the list of all cases', { view: 'process' }, '- - - - - - - - y y - -'],
  ...(['find-related', 'link-related', 'take-over-signal', 'stand-still'] as const).map(
    (system): [string, Act, string] => [
      `${system}, which the program alone does`,
      { system },
      '- - - - - - - - - - - -',
    ],
  ),
  ['report-draft', { view: 'report-draft' }, leaders],
  ['prepare-talk, of no talk', { view: 'prepare-talk' }, leaders],
  ['dossier', { view: 'dossier' }, 'y y y y y y - y n n - -'],
];

const letters: Readonly<Record<Permission, string>> = { yes: 'y', 'not-yours': 'n', hidden: '-' };
export const rowOf = (state: CaseState | undefined, act: Act): string =>
  columns
    .map(
      (role) => letters[permits(state, people[role] ?? '', 'command' in act ? { ...act, agreement: lindeboom } : act)],
    )
    .join(' ');
