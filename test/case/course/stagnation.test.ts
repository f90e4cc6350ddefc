import { nextChange } from '../../../src/room/next-change';
import { room } from '../../../src/room/room';
import { asking, closes, given, lindeboom, monday, note, opened, referral, stateAfter, who, type Act } from '../given';

/** Who has a card that the case stands still, with how often they were told; `over` when it says that it is over. */
const told = (at: string, ...acts: readonly Act[]): Record<string, number | 'over'> =>
  Object.fromEntries(
    room(stateAfter(...acts), lindeboom, at)
      .items.filter(({ card }) => card.template === 'stagnation')
      .map(({ to, edition, closed }) => [
        Object.entries(lindeboom.school.people).find(([, { id }]) => id === to)?.[0] ?? to,
        closed ? 'over' : edition,
      ]),
  );

const school = (day: string): string => `2027-${day}T07:00:00.000Z`;
/** School days after Monday 10 May: 17 May is tweede pinksterdag, 14 June the school's own day off. */
const day10 = school('05-25');
const day15 = school('06-01');
const day20 = school('06-08');
const before = (moment: string): string => new Date(Date.parse(moment) - 1).toISOString();
const reads = (at: string): Act => ({ by: 'carla', does: 'acknowledge', task: 't1', at });

describe('R-12: a case in which nothing progresses', () => {
  it('is told to the case lead after 10 school days, to the director after 15, to the board after 20', () => {
    expect(told(before(day10), opened)).toEqual({});
    expect(told(day10, opened)).toEqual({ carla: 1, dirk: 1 });
    expect(told(before(day15), opened)).toEqual({ carla: 1, dirk: 1 });
    expect(told(day15, opened)).toEqual({ carla: 1, dirk: 1, willem: 1 });
    expect(told(day20, opened)).toEqual({ carla: 1, dirk: 1, willem: 1, bo: 1 });
  });

  it('a school holiday does not count', () => {
    const late: Act = { ...opened, at: '2027-07-12T06:30:00.000Z', with: { ...opened.with, date: '2027-07-12' } };
    // Four school days are left before the summer; the sixth after it is 6 September.
    expect(told(before(school('09-06')), late)).toEqual({});
    expect(told(school('09-06'), late)).toEqual({ carla: 1, dirk: 1 });
  });

  it('the worker is woken for each of them, and not after the last', () => {
    const silent = { ...stateAfter(opened), tasks: [] };
    expect(nextChange(silent, lindeboom, monday)).toBe(day10);
    expect(nextChange(silent, lindeboom, day10)).toBe(day15);
    expect(nextChange(silent, lindeboom, day15)).toBe(day20);
    expect(nextChange(silent, lindeboom, day20)).toBeUndefined();
  });

  it.each<[string, Act]>([
    ['reading', reads(school('05-24'))],
    [
      'correcting',
      { by: 'anna', does: 'correct', at: school('05-24'), with: { entry: '1', text: 'Het was Jip', reason: 'naam' } },
    ],
    [
      'later',
      { by: 'carla', does: 'postpone', task: 't2', at: school('05-24'), with: { until: '2027-05-25', reason: 'druk' } },
    ],
    [
      'handing over',
      {
        by: 'carla',
        does: 'hand-over',
        task: 't2',
        at: school('05-24'),
        with: { person: who('dirk').person, reason: 'vrij' },
      },
    ],
    ['refusing', { by: 'carla', does: 'decline', task: 't2', at: school('05-24'), with: { reason: 'lukt niet' } }],
    ['taking back', { by: 'carla', does: 'withdraw-request', task: 't2', at: school('05-24') }],
    ['asking after a task', { by: 'willem', does: 'acknowledge', task: 't1', at: school('05-24') }],
  ])('%s is no progress', (_, act) => {
    expect(told(day10, opened, act)).toEqual({ carla: 1, dirk: 1 });
  });

  it.each<[string, Act]>([
    ['an answer', { by: 'noor', does: 'answer-consultation', task: 't3', at: school('05-24'), with: note }],
    ['a request', { ...asking('sam'), at: school('05-24') }],
    [
      'facts',
      {
        by: 'carla',
        does: 'record-child',
        at: school('05-24'),
        with: { name: 'Jip de Vries', birthDate: '2017-03-04' },
      },
    ],
  ])('%s is progress: the count begins anew', (_, act) => {
    expect(told(day10, opened, asking('noor'), act)).toEqual({});
    expect(told(school('06-07'), opened, asking('noor'), act)).toEqual({ carla: 1, dirk: 1 });
  });

  it('taking back the only open request does not make it wait for what is planned', () => {
    const acts: readonly Act[] = [
      opened,
      reads(monday),
      { by: 'carla', does: 'record-child', with: { name: 'Jip de Vries', birthDate: '2017-03-04' } },
      asking('noor'),
      { by: 'carla', does: 'refer', at: school('05-14'), with: referral },
    ];
    const takesBack: Act = { by: 'carla', does: 'withdraw-request', task: 't3', at: school('05-20') };
    expect(told(school('05-31'), ...acts)).toEqual({ carla: 1, dirk: 1 });
    expect(told(school('05-31'), ...acts, takesBack)).toEqual({ carla: 1, dirk: 1 });
  });

  it('waits as long as everything that is open is planned for later', () => {
    const acts: readonly Act[] = [
      opened,
      reads(monday),
      { by: 'carla', does: 'record-child', with: { name: 'Jip de Vries', birthDate: '2017-03-04' } },
      { by: 'carla', does: 'refer', at: school('05-14'), with: { ...referral, announced: '2027-05-14' } },
      {
        by: 'carla',
        does: 'complete-task',
        task: 't4',
        at: school('05-14'),
        with: { result: 'Staat erin', date: '2027-05-14' },
      },
    ];
    // The follow-up is asked on 21 May; 10 school days later is 4 June.
    expect(told(before(school('06-04')), ...acts)).toEqual({});
    expect(told(school('06-04'), ...acts)).toEqual({ carla: 1, dirk: 1 });
    const arrived: Act = {
      by: 'carla',
      does: 'record-followup',
      task: 't3',
      at: school('05-21'),
      with: { outcome: 'arrived', safe: 'yes' },
    };
    // Only watching the child is left, on 11 June; then 10 school days, without 14 June.
    expect(told(before(school('06-28')), ...acts, arrived)).toEqual({});
    expect(told(school('06-28'), ...acts, arrived)).toEqual({ carla: 1, dirk: 1 });
  });

  it('what was told says that it is over, once there is progress', () => {
    const ends: Act = { ...asking('noor'), at: school('06-02') };
    expect(told(school('06-02'), opened, ends)).toEqual({ carla: 'over', dirk: 'over', willem: 'over' });
  });

  it('says that it is over by the case going on, or that it lapsed with the case', () => {
    const howIt = (...acts: readonly Act[]): readonly unknown[] => [
      ...new Set(
        room(stateAfter(...acts), lindeboom, school('06-02'))
          .items.filter(({ card }) => card.template === 'stagnation')
          .map(({ card }) => card.data['state']),
      ),
    ];
    expect(howIt(opened, { ...asking('noor'), at: school('06-02') })).toEqual(['closed']);
    expect(howIt(opened, { ...closes('other-cause'), at: school('06-02') })).toEqual(['lapsed']);
  });

  it('stands still no more when the case is closed, frozen, or of a member of staff', () => {
    const closing = {
      ...{
        reason: 'no-suspicion',
        motivation: 'x',
        agreements: 'x',
        wentWell: 'x',
        tookLong: 'x',
        lapsedWhy: 'De zorg is afgesloten',
      },
      ...{ heard: [], safe: 'yes' },
    };
    expect(told(day20, opened, { by: 'carla', does: 'close-case', with: closing })).toEqual({});
    expect(told(day20, opened, { by: 'carla', does: 'alert-board' })).toEqual({});
    expect(told(day20, { by: 'anna', does: 'alert-board' })).toEqual({});
  });
});

describe('"ik vraag het na" about a case that stands still', () => {
  const asks: Act = { by: 'willem', does: 'acknowledge-stagnation', at: day15 };

  it('is written down, and does not keep it from the board', () => {
    given(opened).when(asks).then('stagnation-acknowledged');
    const { items } = room(stateAfter(opened, asks), lindeboom, day20);
    const states = items.flatMap(({ card }) => (card.template === 'stagnation' ? [card.data['state']] : []));
    expect(states).toEqual(['open', 'open', 'taken-up', 'open']);
  });

  it('also of the board ends with the first progress: the ladder begins anew, with everybody on it', () => {
    const acts: readonly Act[] = [opened, asks, { ...asks, by: 'bo', at: day20 }];
    const end = school('06-09');
    const progress: Act = { ...asking('noor'), at: end };
    expect(told(day20, ...acts)).toEqual({ carla: 1, dirk: 1, willem: 1, bo: 1 });
    expect(told(end, ...acts, progress)).toEqual({ carla: 'over', dirk: 'over', willem: 'over', bo: 'over' });
    const [again10, again15, again20] = [school('06-24'), school('07-01'), school('07-08')];
    expect(told(before(again10), ...acts, progress)).toEqual({
      carla: 'over',
      dirk: 'over',
      willem: 'over',
      bo: 'over',
    });
    const open = (at: string) =>
      room(stateAfter(...acts, progress), lindeboom, at)
        .items.filter(({ card, closed }) => card.template === 'stagnation' && !closed)
        .map(({ to, card }) => [to, card.data['state']]);
    const [carla, dirk, willem, bo] = (['carla', 'dirk', 'willem', 'bo'] as const).map((one) => [
      who(one).person,
      'open',
    ]);
    expect(open(again10)).toEqual([carla, dirk]);
    expect(open(again15)).toEqual([carla, dirk, willem]);
    expect(open(again20)).toEqual([carla, dirk, willem, bo]);
    given(...acts, progress)
      .when({ ...asks, by: 'bo', at: again20 })
      .then('stagnation-acknowledged');
  });

  it('is for a person who was told, once, and while it stands still', () => {
    given(opened, asks).when(asks).refused('already-done');
    given(opened)
      .when({ ...asks, at: day10 })
      .refused('already-done');
    given(opened)
      .when({ ...asks, by: 'bo' })
      .refused('already-done');
    given(opened, { ...asking('noor'), at: day10 })
      .when(asks)
      .refused('already-done');
    given(opened)
      .when({ ...asks, by: 'anna' })
      .refused('not-yours');
    given(opened)
      .when({ ...asks, by: 'lies' })
      .refused('not-found');
  });
});
