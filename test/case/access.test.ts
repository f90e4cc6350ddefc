import { permits, permitsAtSchool } from '../../src/case/access';
import { visibleEvents } from '../../src/case/reading';
import { commandNames } from '../../src/case/commands';
import { asOf } from '../../src/case/people/as-of';
import { isSchoolCommand } from '../../src/case/people/commands';
import type { CaseState } from '../../src/case/state';
import { closed, closing, columns, doings, open, people, rowOf, table, word } from './access-table';
import { changed, following } from './people/changed';
import { given, history, lindeboom, monday, opened, prepared, stateAfter, who, type Act as Done } from './given';

describe('who may do and see what', () => {
  it('the table is about every command', () => {
    const named = new Set<string>(table.flatMap(([, act]) => ('command' in act ? [act.command] : [])));
    const ofCases = commandNames.filter((name) => name !== 'open-case' && !isSchoolCommand(name));
    expect([...named].sort()).toEqual([...ofCases].sort());
  });

  it.each(table)('%s', (_what, act, row) => {
    expect(rowOf(open, act)).toBe(row);
  });

  it.each(table)('%s: a case that is not there is hidden from everybody', (_what, act) => {
    expect(rowOf(undefined, act)).toBe(columns.map(() => '-').join(' '));
  });
});

describe('who may do and see what once a member of staff may be involved', () => {
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

  it('the intake of the colleague who may be involved is answered as if their case were not there', () => {
    given(opened, { by: 'carla', does: 'alert-board', with: { suspect: who('anna').person } })
      .when(opened)
      .refused('not-found');
  });
});

describe('who may say that there is danger', () => {
  it('the reporter, also once the case was opened again without them', () => {
    const again: Done = { by: 'carla', does: 'reopen-case', with: { reason: 'nieuwe zorg' } };
    expect(
      permits(stateAfter(opened, closing, again), who('anna').person, {
        command: 'declare-emergency',
        agreement: lindeboom,
      }),
    ).toBe('yes');
  });
});

describe('who may do and see what when people come and go', () => {
  const standIn = following(open, changed({ kind: 'stand-in', person: people['answered'] ?? '', until: '2027-06-04' }));
  const handed = following(open, changed({ kind: 'appointed', role: 'coordinator', person: people['answered'] ?? '' }));
  const last = '2027-06-04T06:59:59.999Z';
  const over = '2027-06-04T07:00:00.000Z';

  it.each(table)(
    '%s: R-01, the stand-in has what the coordinator has, who reads on; afterwards as before',
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

  it.each(table)(
    '%s: R-02, a role handed over takes all with it: the former holder finds nothing',
    (_what, act, row) => {
      const letters = rowOf(handed, act).split(' ');
      expect(letters[columns.indexOf('coordinator')]).toBe('-');
      expect(letters[columns.indexOf('answered')]).toBe(row.split(' ')[columns.indexOf('coordinator')]);
    },
  );

  it('of the school: coordinator and director, and the stand-in for as long as that lasts', () => {
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

  it('H-03: the person asked to organise help may refer, and nobody else besides the case lead', () => {
    expect(rowOf(state, { command: 'refer' })).toBe('n y y n y n - - n n - -');
  });

  it('M-03, M-20: the person asked to report reads the draft, the child and what was seen, until it is done', () => {
    const asked = stateAfter(...decided, handed);
    expect(rowOf(asked, { view: 'report-draft' })).toBe('n y y n n y - - n n - -');
    const shown = JSON.stringify(visibleEvents(asked, people['tookOver'] ?? '', history(...decided, handed)));
    for (const text of [word.child, word.born, word.signal, word.more, word.byNoor]) expect(shown).toContain(text);
    for (const text of [word.purpose, word.toNoor, word.later]) expect(shown).not.toContain(text);
    const done: Done = {
      by: 'carla',
      does: 'record-report',
      with: { reporter: who('carla').person, date: '2027-05-10', how: 'phone', urgent: true },
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

  it('closing and its evaluation are read by the case lead only', () => {
    const readers = columns.filter((role) =>
      JSON.stringify(visibleEvents(closed, people[role] ?? '', history(...doings, closing))).includes('verhuisd'),
    );
    expect(readers).toEqual(['coordinator', 'deputy']);
  });
});
