import { permits, permitsAtSchool, visibleEvents, type Act, type Permission } from '../../src/case/access';
import { commandNames } from '../../src/case/commands';
import { asOf } from '../../src/case/as-of';
import { isSchoolCommand } from '../../src/case/people-commands';
import type { CaseState } from '../../src/case/state';
import { changed, following } from './changed';
import {
  asking,
  given,
  history,
  intake,
  lindeboom,
  monday,
  note,
  opened,
  prepared,
  referral,
  stateAfter,
  who,
  type Act as Done,
} from './given';

/** Everybody who can stand in some relation to a case. */
const people: Readonly<Record<string, string>> = {
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
const word = {
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
const taskOf = { asked: 't5', tookOver: 't6', external: 't7', coordinator: 't1' } as const;
const doings: readonly Done[] = [
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
  asking('vera', { mode: 'anonymous', clean: 'true', question: word.toVera, summary: word.summary }),
  {
    by: 'anna',
    does: 'record-signal',
    with: { ...signal, what: word.more, direction: 'neutral', safe: 'yes' },
  },
  { by: 'carla', does: 'refer', with: { ...referral, date: '2027-05-10', purpose: word.purpose } },
];
const closing: Done = {
  by: 'carla',
  does: 'close-case',
  with: {
    reason: 'no-suspicion',
    motivation: 'm',
    agreements: 'a',
    wentWell: 'w',
    tookLong: 't',
    heard: '',
    despiteOpen: 'het gezin is verhuisd',
    safe: 'yes',
  },
};

const open = stateAfter(...doings);
const closed = stateAfter(...doings, closing);

const columns =
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
  'withdraw-emergency',
  'relate',
  'admit',
  'dismiss',
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
const table: readonly [what: string, act: Act, row: string][] = [
  ['record-signal', { command: 'record-signal' }, members],
  ['record-report', { command: 'record-report' }, members],
  ['record-parent-contact', { command: 'record-parent-contact' }, members],
  ['record-advice', { command: 'record-advice' }, members],
  ['alert-board', { command: 'alert-board' }, members],
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
  ...(['find-related', 'link-related', 'take-over-signal'] as const).map((system): [string, Act, string] => [
    `${system}, which the program alone does`,
    { system },
    '- - - - - - - - - - - -',
  ]),
  ['report-draft', { view: 'report-draft' }, leaders],
  ['dossier', { view: 'dossier' }, 'y y y y y y - y n n - -'],
];

const letters: Readonly<Record<Permission, string>> = { yes: 'y', 'not-yours': 'n', hidden: '-' };
const rowOf = (state: CaseState | undefined, act: Act): string =>
  columns.map((role) => letters[permits(state, people[role] ?? '', act)]).join(' ');

describe('who may do and see what', () => {
  it('the table is about every command', () => {
    const named = new Set<string>(table.flatMap(([, act]) => ('command' in act ? [act.command] : [])));
    const ofCases = commandNames.filter((name) => name !== 'open-case' && !isSchoolCommand(name));
    expect([...named].sort()).toEqual([...ofCases].sort());
  });

  it.each(table)('%s', (_what, act, row) => {
    expect(rowOf(open, act)).toBe(row);
  });

  it.each(table)('%s: the same once the case is closed, so that closing hides and shows nothing', (_what, act, row) => {
    expect(rowOf(closed, act)).toBe(row);
  });

  it.each(table)('%s: a case that is not there is hidden from everybody', (_what, act) => {
    expect(rowOf(undefined, act)).toBe(columns.map(() => '-').join(' '));
  });
});

describe('who may do and see what once a member of staff may be involved', () => {
  const freezing = (suspect: string): Done => ({
    by: 'anna',
    does: 'alert-board',
    with: { suspect: who(suspect).person },
  });
  const frozen = stateAfter(...doings, freezing('sam'));
  const withoutLead = stateAfter(...doings, freezing('carla'));
  const hiddenFrom = (row: string, role: string): string =>
    row
      .split(' ')
      .map((letter, index) => (columns[index] === role ? '-' : letter))
      .join(' ');

  it.each(table)('%s: nothing for whoever it may be, and for the others as before', (_what, act, row) => {
    expect(rowOf(frozen, act)).toBe(hiddenFrom(row, 'asked'));
    expect(rowOf(withoutLead, act)).toBe(hiddenFrom(row, 'coordinator'));
  });

  it.each(table)(
    '%s: of a concern that was one about staff from the start only the two concerned know',
    (_what, act) => {
      const told = stateAfter({ by: 'anna', does: 'alert-board' });
      const concerned: Readonly<Record<string, readonly string[]>> = {
        'confirm-board': ['reporter', 'board'],
        'declare-emergency': ['reporter', 'board'],
        'acknowledge-emergency': ['board'],
      };
      const may = 'command' in act ? (concerned[act.command] ?? []) : [];
      expect(rowOf(told, act)).toBe(columns.map((role) => (may.includes(role) ? 'y' : '-')).join(' '));
    },
  );

  it('the intake of whoever may be involved is answered as if their case were not there', () => {
    given(opened, { by: 'carla', does: 'alert-board', with: { suspect: who('anna').person } })
      .when(opened)
      .refused('not-found');
  });
});

describe('who may say that there is danger', () => {
  it('whoever reported, also once the case was opened again without them', () => {
    const again: Done = { by: 'carla', does: 'reopen-case', with: { reason: 'nieuwe zorg' } };
    expect(permits(stateAfter(opened, closing, again), who('anna').person, { command: 'declare-emergency' })).toBe(
      'yes',
    );
  });
});

describe('who may do and see what when people come and go', () => {
  const leave: Done = { by: 'carla', does: 'dismiss', with: { person: who('sam').person, reason: 'Te veel mensen' } };
  const hidden = (row: string, ...roles: readonly string[]): string =>
    row
      .split(' ')
      .map((letter, index) => (roles.includes(columns[index] ?? '') ? '-' : letter))
      .join(' ');
  const standIn = following(open, changed({ kind: 'stand-in', person: people['answered'] ?? '', until: '2027-06-04' }));
  const handed = following(open, changed({ kind: 'appointed', role: 'coordinator', person: people['answered'] ?? '' }));
  const last = '2027-06-04T06:59:59.999Z';
  const over = '2027-06-04T07:00:00.000Z';

  it.each(table)('%s: R-07, nothing for whoever was sent away, and for the others as before', (_what, act, row) => {
    expect(rowOf(stateAfter(...doings, leave), act)).toBe(hidden(row, 'asked'));
  });

  it.each(table)(
    '%s: R-01, whoever stands in has what the coordinator has, who reads on; afterwards as before',
    (_what, act, row) => {
      const letter = (role: string, state: CaseState) => rowOf(state, act).split(' ')[columns.indexOf(role)];
      const before = row.split(' ')[columns.indexOf('coordinator')];
      const during = asOf(standIn, last);
      expect(letter('answered', during)).toBe(before);
      // What any member may do is theirs too.
      const asMember = row.split(' ')[columns.indexOf('answered')];
      expect(letter('coordinator', during)).toBe(before === 'y' ? asMember : before);
      expect(rowOf(asOf(standIn, over), act)).toBe(row);
    },
  );

  it.each(table)('%s: R-02, a role handed over takes all with it: whoever had it finds nothing', (_what, act, row) => {
    const letters = rowOf(handed, act).split(' ');
    expect(letters[columns.indexOf('coordinator')]).toBe('-');
    expect(letters[columns.indexOf('answered')]).toBe(row.split(' ')[columns.indexOf('coordinator')]);
  });

  it('of the school: coordinator and director, and whoever stands in for as long as that lasts', () => {
    const may = (agreement = lindeboom, day = '2027-05-10') =>
      columns.filter((role) => permitsAtSchool(agreement, people[role] ?? '', day) === 'yes');
    const acting = changed({ kind: 'stand-in', person: people['answered'] ?? '', until: '2027-06-04' });
    expect(may()).toEqual(['coordinator', 'director']);
    expect(may(acting, '2027-06-03')).toEqual(['coordinator', 'answered', 'director']);
    expect(may(acting, '2027-06-04')).toEqual(['coordinator', 'director']);
    expect(may(changed({ kind: 'appointed', role: 'director', person: people['asked'] ?? '' }))).toEqual([
      'coordinator',
      'asked',
    ]);
  });

  it('while away, the coordinator reads everything; once handed over, nothing', () => {
    const all = history(...doings);
    const reader = (state: CaseState) => visibleEvents(state, people['coordinator'] ?? '', all).length;
    expect(reader(asOf(standIn, monday))).toBe(reader(open));
    expect(reader(open)).toBeGreaterThan(10);
    expect(permits(handed, people['coordinator'] ?? '', { view: 'dossier' })).toBe('hidden');
  });
});

describe('what one is asked to do in a case opens what it needs', () => {
  const answers = ['harm', 'q1', 'q2', 'q2b'].flatMap((id) => [
    [id, id === 'harm' ? 'yes' : 'no'],
    [`${id}Why`, 'x'],
  ]);
  const words = ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'].map((id) => [id, 'x']);
  const weighed: Done = {
    by: 'carla',
    does: 'weigh',
    with: { ...Object.fromEntries([...answers, ...words]), q1: 'yes', report: 'yes', help: 'yes', safe: 'yes' },
  };
  const decided = [...doings, ...prepared, weighed];
  const state = stateAfter(...decided);
  const report = state.tasks.find(({ rule }) => rule === 'make-report')?.id ?? '';
  const handed: Done = {
    by: 'carla',
    does: 'hand-over',
    task: report,
    with: { person: who('lies').person, reason: 'r' },
  };

  it('H-03: whoever is asked to organise help may refer, and nobody else besides whoever leads', () => {
    expect(rowOf(state, { command: 'refer' })).toBe('n y y n y n - - n n - -');
  });

  it('M-03, M-20: whoever is asked to report reads the draft, the child and what was seen, until it is done', () => {
    const asked = stateAfter(...decided, handed);
    expect(rowOf(asked, { view: 'report-draft' })).toBe('n y y n n y - - n n - -');
    const shown = JSON.stringify(visibleEvents(asked, people['tookOver'] ?? '', history(...decided, handed)));
    for (const text of [word.child, word.born, word.signal, word.more, word.byNoor]) expect(shown).toContain(text);
    for (const text of [word.purpose, word.toNoor, word.later]) expect(shown).not.toContain(text);
    const done: Done = {
      by: 'carla',
      does: 'record-report',
      with: { reporter: who('carla').person, date: '2027-05-10', how: 'phone', urgent: 'true' },
    };
    const after = JSON.stringify(
      visibleEvents(stateAfter(...decided, handed, done), people['tookOver'] ?? '', history(...decided, handed, done)),
    );
    expect(after).not.toContain(word.signal);
  });
});

describe('what may be read', () => {
  const everything = Object.keys(word);
  const visible: Readonly<Record<string, readonly string[]>> = {
    coordinator: everything,
    deputy: everything,
    reporter: ['child', 'signal', 'more'],
    answered: ['toNoor', 'byNoor'],
    asked: ['toSam'],
    tookOver: ['toBas'],
    handedOver: [],
    external: ['toVera', 'summary'],
    director: [],
    board: [],
    colleague: [],
    stranger: [],
  };

  it.each(columns)('%s reads their own part and no other word', (role) => {
    const shown = JSON.stringify(visibleEvents(open, people[role] ?? '', history(...doings)));
    const found = Object.entries(word)
      .filter(([, text]) => shown.includes(text))
      .map(([name]) => name);
    expect(found.sort()).toEqual([...(visible[role] ?? [])].sort());
  });

  it('a teacher who was to watch the child reads nothing once the case was opened again without them', () => {
    const again: Done = { by: 'carla', does: 'reopen-case', with: { reason: 'nieuwe zorg' } };
    const state = stateAfter(...doings, closing, again);
    expect(state.tasks.find(({ rule }) => rule === 'observe')?.owner.person).toBe(who('anna').person);
    expect(permits(state, who('anna').person, { view: 'dossier' })).toBe('hidden');
  });

  it('closing and its evaluation are read by whoever leads the case only', () => {
    const readers = columns.filter((role) =>
      JSON.stringify(visibleEvents(closed, people[role] ?? '', history(...doings, closing))).includes('verhuisd'),
    );
    expect(readers).toEqual(['coordinator', 'deputy']);
  });
});
