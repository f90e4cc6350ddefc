import { bindCard } from '../../src/cards/bind-card';
import { cardText } from '../../src/cards/text';
import { asOf } from '../../src/case/people/as-of';
import { permits } from '../../src/case/access';
import { nextChange } from '../../src/room/next-change';
import { room } from '../../src/room/room';
import type { Item } from '../../src/room/types';
import { forcedMarriage, familyFields, lindeboom, opened, stateAfter, talkFields, who, type Act } from '../case/given';

/* A talk of Wednesday 19 May at three, planned on Monday 10 May: Anna leads it, Noor is there. */

const family: Act = { by: 'carla', does: 'record-child', with: familyFields };
const plan = (more: Act['with'] = {}): Act => ({
  by: 'carla',
  does: 'plan-talk',
  with: {
    ...talkFields,
    leader: who('anna').person,
    second: who('noor').person,
    date: '2027-05-19',
    time: '15.00',
    ...more,
  },
});
const withdrawn: Act = { by: 'carla', does: 'withdraw-request', task: 't3', with: { reason: 'ziek' } };
const MONDAY = '2027-05-10T12:00:00.000Z';
const BEFORE = '2027-05-18T12:59:00.000Z';
const REMINDED = '2027-05-18T13:00:00.000Z';

const itemsFor = (key: string, at: string, ...acts: readonly Act[]): readonly Item[] =>
  room(stateAfter(...acts), lindeboom, at).items.filter(
    (item) => item.key.startsWith('talk/') && item.to === who(key).person,
  );
/** What somebody is told of it now; nothing of what is over. */
const told = (key: string, at: string, ...acts: readonly Act[]): string =>
  itemsFor(key, at, ...acts)
    .filter(({ closed }) => !closed)
    .map(({ card }) => cardText(bindCard(card)))
    .join('\n');
const edition = (key: string, at: string, ...acts: readonly Act[]): number =>
  itemsFor(key, at, ...acts)[0]?.edition ?? 0;

describe('who leads or attends a talk', () => {
  it('is told the code, the day and the hour, and nothing else', () => {
    const read = told('anna', MONDAY, opened, family, plan());
    expect(read).toContain('Jij leidt een gesprek');
    expect(read).toContain('Zorg K7M4: wo 19 mei, 15.00.');
    expect(read).not.toMatch(/Jip|Mia|Tom|ouder|school\b|zorg delen|plek/);
    expect(told('noor', MONDAY, opened, family, plan())).toContain('Je bent bij een gesprek');
    expect(told('carla', MONDAY, opened, family, plan())).toBe('');
  });

  it('is reminded on the school day before, at three', () => {
    expect(told('noor', BEFORE, opened, family, plan())).not.toContain('Herinnering');
    expect(told('noor', REMINDED, opened, family, plan())).toContain('Herinnering: je bent bij een gesprek');
    expect(edition('noor', REMINDED, opened, family, plan())).toBeGreaterThan(
      edition('noor', BEFORE, opened, family, plan()),
    );
    expect(nextChange(stateAfter(opened, family, plan()), lindeboom, BEFORE)).toBe(REMINDED);
  });

  it('is reminded on Friday of a talk on Monday, before a holiday, and not of one that was planned later than that', () => {
    const afterHoliday = plan({ date: '2027-08-30' });
    expect(told('noor', '2027-07-16T13:00:00.000Z', opened, family, afterHoliday)).toContain('Herinnering');
    const tomorrow: Act = { ...plan({ date: '2027-05-11' }), at: '2027-05-10T14:00:00.000Z' };
    expect(told('noor', '2027-05-10T15:00:00.000Z', opened, family, tomorrow)).not.toContain('Herinnering');
  });

  it('is told nothing new once its day is over', () => {
    expect(told('noor', '2027-05-19T21:59:00.000Z', opened, family, plan())).not.toBe('');
    expect(told('noor', '2027-05-19T22:00:00.000Z', opened, family, plan())).toBe('');
  });

  it('hears that it moved, in the message that goes along with it', () => {
    const moved = plan({ date: '2027-05-21', time: '9:05', second: who('bas').person, instead: 'k1' });
    const acts = [opened, family, plan(), moved];
    expect(told('anna', MONDAY, ...acts)).toContain('Verzet: jij leidt een gesprek');
    expect(told('anna', MONDAY, ...acts)).toContain('vr 21 mei, 9.05');
    expect(itemsFor('anna', MONDAY, ...acts)).toHaveLength(1);
    expect(edition('anna', MONDAY, ...acts)).toBeGreaterThan(edition('anna', REMINDED, opened, family, plan()));
    expect(told('noor', MONDAY, ...acts)).toContain('je bent niet meer nodig bij het gesprek van wo 19 mei, 15.00');
    expect(told('bas', MONDAY, ...acts)).toContain('Verzet: je bent bij een gesprek');
    expect(told('noor', REMINDED, ...acts)).not.toContain('Herinnering');
  });

  it('hears that it is not held, from the one who took it back or left it out; its reminder is gone', () => {
    const waived: Act = {
      by: 'carla',
      does: 'waive-talk',
      with: { with: 'parents', grounds: ['child-safety'], why: 'het kan niet' },
    };
    const declined: Act = { by: 'anna', does: 'decline', task: 't3', with: { reason: 'ziek' } };
    for (const off of [withdrawn, waived, declined]) {
      const read = told('noor', REMINDED, opened, family, plan(), off);
      expect(read).toContain('het gesprek van wo 19 mei, 15.00 gaat niet door');
      expect(read).not.toContain('Voorbereiden');
    }
    expect(told('anna', MONDAY, opened, family, plan(), declined)).toBe('');
  });

  it('hears it when Veilig Thuis is to be called first, of a talk that is taken back and of one that is not', () => {
    for (const partner of ['parents', 'child'])
      expect(told('noor', MONDAY, opened, family, plan({ with: partner }), forcedMarriage)).toContain(
        'Bij K7M4 wordt eerst Veilig Thuis gebeld. Spreek nog niemand.',
      );
  });

  it('waits while the case stands still, and is never told when they may be involved or were sent away', () => {
    const still: Act = { by: 'carla', does: 'alert-board', with: { suspect: who('anna').person } };
    const dismissed: Act = {
      by: 'carla',
      does: 'dismiss',
      with: { person: who('noor').person, reason: 'niet meer nodig' },
    };
    expect(told('anna', MONDAY, opened, family, plan(), still)).toBe('');
    expect(told('noor', MONDAY, opened, family, plan(), still)).toContain('Wacht met het gesprek');
    expect(itemsFor('noor', MONDAY, opened, family, plan(), dismissed)).toEqual([]);
  });

  it('is who took over its report; who handed it over need not come', () => {
    const handed: Act = {
      by: 'anna',
      does: 'hand-over',
      task: 't3',
      with: { person: who('bas').person, reason: 'ik ben er dan niet' },
    };
    expect(told('bas', MONDAY, opened, family, plan(), handed)).toContain('Jij leidt een gesprek');
    expect(told('anna', MONDAY, opened, family, plan(), handed)).toContain('je bent niet meer nodig');
  });

  it('opens how it was prepared, for as long as it is to be held; others do not', () => {
    const opens = (key: string, ...acts: readonly Act[]) =>
      permits(asOf(stateAfter(opened, family, ...acts), MONDAY), who(key).person, { view: 'prepare-talk', task: 't3' });
    expect(['anna', 'noor', 'carla'].map((key) => opens(key, plan()))).toEqual(['yes', 'yes', 'yes']);
    expect(['bas', 'vera'].map((key) => opens(key, plan()))).toEqual(['hidden', 'hidden']);
    expect(opens('willem', plan())).toBe('not-yours');
    expect(opens('noor', plan(), withdrawn)).toBe('not-yours');
  });
});
