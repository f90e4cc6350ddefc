import type { Agreement } from '../../../src/agreement/agreement';
import type { Rung, Span } from '../../../src/agreement/protocol-schema';
import { nextCalls } from '../../../src/room/next-calls';
import { callsUntil } from '../../../src/case/task/ladder';
import { room } from '../../../src/room/room';
import { asking, given, intake, lindeboom, monday, opened, referral, stateAfter, who, type Act } from '../given';

/* Terms that no other test holds. */

const at = (day: string, hour = '07'): string => `2027-${day}T${hour}:00:00.000Z`;
const referred: Act = { by: 'carla', does: 'refer', at: at('05-14', '08'), with: referral };
const keyOf = (person: string): string =>
  Object.entries(lindeboom.school.people).find(([, { id }]) => id === person)?.[0] ?? person;
const callsOf = (id: string, until: string, ...acts: readonly Act[]): readonly (readonly [string, string])[] =>
  callsUnder(lindeboom, id, until, ...acts);
const callsUnder = (
  agreement: Agreement,
  id: string,
  until: string,
  ...acts: readonly Act[]
): readonly (readonly [string, string])[] => {
  const state = stateAfter(...acts);
  const task = state.tasks.find((candidate) => candidate.id === id);
  if (task === undefined) throw new Error(`there is no task ${id}`);
  return callsUntil(task, state, agreement, until).calls.map((call) => [call.at, keyOf(call.person)]);
};

describe('a referral that is entered late', () => {
  it.each([
    ['before nine', at('06-01', '06'), at('06-01')],
    ['after nine', at('06-01', '08'), at('06-02')],
    ['on a Saturday', at('06-05', '06'), at('06-07')],
  ])('%s is asked after at the next nine o’clock of a working day', (_, entered, due) => {
    expect(stateAfter(opened, { ...referred, at: entered }).tasks[2]).toMatchObject({ due, last: due });
  });

  it('a moved day 7 does not move day 14', () => {
    const whit = stateAfter(opened, { ...referred, at: at('05-10'), with: { ...referral, date: '2027-05-10' } });
    // 17 May is tweede pinksterdag.
    expect(whit.tasks[2]).toMatchObject({ due: at('05-18'), last: at('05-24') });
  });
});

describe('a follow-up that is asked anew', () => {
  const planned: Act = {
    by: 'carla',
    does: 'record-followup',
    task: 't3',
    at: at('05-21'),
    with: { outcome: 'planned', safe: 'yes', next: '2027-06-02' },
  };
  const under = (term: Span, last: Span): Agreement => {
    const { protocol } = lindeboom;
    const followUp = protocol.referral.followUp;
    const rule = protocol.tasks[followUp];
    if (rule === undefined) throw new Error('there is no follow-up');
    return {
      ...lindeboom,
      protocol: { ...protocol, tasks: { ...protocol.tasks, [followUp]: { ...rule, term, last } } },
    };
  };

  // Asked again seven days after 2 June; on 14 June the school is closed.
  it.each<[string, Span, Span, string]>([
    ['calendar days', { calendarDays: 7 }, { calendarDays: 14 }, '06-16'],
    ['working days', { workingDays: 5 }, { workingDays: 10 }, '06-16'],
    ['school days', { schoolDays: 5 }, { schoolDays: 10 }, '06-17'],
    ['two units', { workingDays: 5 }, { calendarDays: 14 }, '06-16'],
  ])('keeps the distance between its two asks in %s', (_, term, last, expected) => {
    const [, asked] = given(opened, referred).under(under(term, last)).when(planned).events();
    expect(asked).toMatchObject({ type: 'asked', task: { due: at('06-09'), last: at(expected) } });
  });
});

describe('"later" on a follow-up', () => {
  const later = (now: string, until: string): Act => ({
    ...{ by: 'carla', does: 'postpone', task: 't3', at: now },
    with: { until, reason: 'zij belt terug' },
  });

  it('is possible between day 7 and day 14, and moves neither', () => {
    given(opened, referred)
      .when(later(at('05-21', '08'), '2027-05-25'))
      .then('postponed');
    const calls = callsOf('t3', at('05-28'), opened, referred, later(at('05-21', '08'), '2027-05-25'));
    expect(calls.filter(([, person]) => person === 'carla').at(-1)).toEqual([at('05-28'), 'carla']);
  });

  it('does not reach over day 14, nor begin after it', () => {
    given(opened, referred)
      .when(later(at('05-26', '08'), '2027-05-27'))
      .then('postponed');
    given(opened, referred)
      .when(later(at('05-26', '08'), '2027-05-28'))
      .refused('not-allowed', 'until');
    given(opened, referred)
      .when(later(at('05-27', '08'), '2027-05-28'))
      .refused('not-allowed', 'choice');
    given(opened, referred)
      .when(later(at('05-28', '08'), '2027-05-31'))
      .refused('not-allowed', 'choice');
  });
});

describe('in a school holiday', () => {
  const beforeSummer = { date: '2027-07-12', evaluate: '2027-09-20' };
  const lately: Act = { ...opened, at: at('07-12'), with: { ...intake, date: '2027-07-12' } };

  it('the deputy hears of a follow-up and of feedback too, and neither waits', () => {
    const refers: Act = { ...referred, at: at('07-12'), with: { ...referral, ...beforeSummer } };
    expect(callsOf('t3', at('07-19'), lately, refers)).toEqual([
      [at('07-19'), 'carla'],
      [at('07-19'), 'carla'],
      [at('07-19'), 'dirk'],
    ]);
    const unknown = { discussed1: 'no', ground1: ['child-safety'], groundsWhy: 'hij is bang', older: 'no' };
    const reports: Act = {
      by: 'carla',
      does: 'record-report',
      at: at('07-14'),
      with: {
        reporter: who('carla').person,
        date: '2027-07-14',
        how: 'phone',
        norm: '2',
        schoolDoes: 'kijken',
        ...unknown,
      },
    };
    const feedback = callsOf('t3', at('07-21'), lately, reports);
    expect(new Set(feedback.map((call) => call.join(' ')))).toEqual(
      new Set([`${at('07-21')} carla`, `${at('07-21')} dirk`]),
    );
  });

  it('those hear of it besides whom the rung names', () => {
    const refers: Act = { ...referred, at: at('07-12'), with: { ...referral, ...beforeSummer } };
    const { 'follow-up': rungs = [], ...ladders } = lindeboom.protocol.ladders;
    const told = (inHolidays: Rung['inHolidays']) => {
      const followUp = rungs.map((rung) => ({ ...rung, inHolidays }));
      const protocol = { ...lindeboom.protocol, ladders: { ...ladders, 'follow-up': followUp } };
      const calls = callsUnder({ ...lindeboom, protocol }, 't3', at('07-19'), lately, refers);
      return [...new Set(calls.map(([, person]) => person))];
    };
    expect(told([])).toEqual(['carla']);
    expect(told(['director', 'board'])).toEqual(['carla', 'willem', 'bo']);
  });

  it('what has a term in school days waits for the end of it', () => {
    // Five school days: four before the summer, one after it.
    expect(stateAfter(lately).tasks.map(({ due }) => due)).toEqual([at('07-13'), at('08-30')]);
  });

  it('what is about safety does not: the reporter is told a true day, and the director hears when nobody answers', () => {
    const inSummer: Act = { ...opened, at: at('07-20', '08'), with: { ...intake, date: '2027-07-20' } };
    expect(stateAfter(inSummer).tasks[0]).toMatchObject({ rule: 'read-concern', due: at('07-21') });
    expect(callsOf('t1', at('07-23'), inSummer)).toEqual([
      [at('07-20', '08'), 'carla'],
      [at('07-21'), 'carla'],
      [at('07-21'), 'dirk'],
      [at('07-23'), 'carla'],
      [at('07-23'), 'carla'],
      [at('07-23'), 'dirk'],
      [at('07-23'), 'willem'],
    ]);
    // On days with lessons the director has a rung of their own, later.
    const onSchoolDays = callsOf('t1', at('05-13'), opened).map(([, person]) => person);
    expect(new Set(onSchoolDays)).toEqual(new Set(['carla', 'dirk']));
  });

  it('"later" on what is about safety counts working days, on other things school days', () => {
    const lastDay: Act = { ...opened, at: at('07-16', '08'), with: { ...intake, date: '2027-07-16' } };
    const danger: Act = { by: 'anna', does: 'declare-emergency', at: at('07-16', '08') };
    const later = (by: string, rule: string, until: string): Act => ({
      ...{ by, does: 'postpone', at: at('07-16', '09'), with: { until, reason: 'dan ben ik er' } },
      task: stateAfter(lastDay, danger).tasks.find((task) => task.rule === rule)?.id ?? '',
    });
    const asked = given(lastDay, danger);
    asked.when(later('anna', 'emergency-account', '2027-07-20')).then('postponed');
    asked.when(later('anna', 'emergency-account', '2027-07-21')).refused('not-allowed', 'until');
    asked.when(later('carla', 'child-facts', '2027-08-31')).then('postponed');
  });
});

describe('when everybody hears next', () => {
  const next = (now: string, ...acts: readonly Act[]): Record<string, string> =>
    Object.fromEntries(
      Object.entries(nextCalls(stateAfter(...acts), lindeboom, now)).map(([person, moment]) => [keyOf(person), moment]),
    );

  it('is the first moment at which the room has something new for them', () => {
    const acts = [opened, asking('noor')];
    expect(next(monday, ...acts)).toEqual({
      carla: at('05-11'),
      dirk: at('05-13'),
      noor: at('05-18'),
      willem: at('05-19'),
      bo: at('06-08'),
    });
    for (const [person, moment] of Object.entries(nextCalls(stateAfter(...acts), lindeboom, monday))) {
      const { items } = room(stateAfter(...acts), lindeboom, moment);
      const theirs = items.filter(({ to, mentions }) => to === person || mentions.includes(person));
      expect(theirs.map(({ morning }) => morning)).toContain(moment);
    }
  });

  it('does not count what is first said in the room, nor what the board is asked about a member of staff', () => {
    const saturday = at('05-15', '10');
    const evening = { ...asking('noor'), at: saturday };
    expect(next(saturday, opened, evening)['noor']).toBe(at('05-25'));
    expect(next(monday, { by: 'anna', does: 'alert-board' })).toEqual({});
    expect(next(monday, opened, { by: 'anna', does: 'alert-board' })).toEqual({});
  });
});
