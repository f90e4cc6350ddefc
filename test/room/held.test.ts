import { bindCard } from '../../src/cards/bind-card';
import { nextChange } from '../../src/room/next-change';
import { room } from '../../src/room/room';
import { lindeboom, monday, opened, stateAfter, who, type Act } from '../case/given';

const minutes = (count: number): string => new Date(Date.parse(monday) + count * 60_000).toISOString();
const danger: Act = { by: 'anna', does: 'declare-emergency' };
const taken: Act = { by: 'willem', does: 'acknowledge-emergency', at: minutes(5) };
/** What the protocol calls the tasks whose cards somebody has, one to one. */
const asked = (at: string, key: string, ...acts: readonly Act[]): readonly string[] => {
  const state = stateAfter(...acts);
  const items = room(state, lindeboom, at).items.filter(({ to, closed }) => to === who(key).person && !closed);
  return items.flatMap(({ card }) => {
    const task = state.tasks.find(({ id }) => id === card.data['task']);
    return task === undefined ? [] : [task.rule];
  });
};
const { safe, routine } = { safe: ['read-concern', 'emergency-rest'], routine: ['child-facts'] };

describe('C-25: danger that nobody took up', () => {
  it('holds the routine of its case back from those who were alerted, half an hour at most', () => {
    expect(asked(minutes(1), 'carla', danger)).toEqual(safe);
    expect(asked(minutes(29), 'carla', danger)).toEqual(safe);
    expect([...asked(minutes(30), 'carla', danger)].sort()).toEqual([...safe, ...routine].sort());
    expect(nextChange(stateAfter(danger), lindeboom, minutes(1))).toBe(minutes(30));
  });

  it('is known to the next change, also where those who were alerted hear it again later than that', () => {
    const { protocol } = lindeboom;
    const slow = {
      ...lindeboom,
      protocol: { ...protocol, emergency: { ...protocol.emergency, againAfterMinutes: 50 } },
    };
    expect(nextChange(stateAfter(danger), slow, minutes(1))).toBe(minutes(30));
    expect(nextChange(stateAfter(danger), slow, minutes(30))).toBe(minutes(50));
  });

  it('holds nothing any more once somebody is on it, or where it was a mistake', () => {
    expect([...asked(minutes(6), 'carla', danger, taken)].sort()).toEqual([...safe, ...routine].sort());
    const mistake: Act = {
      by: 'carla',
      does: 'withdraw-emergency',
      with: { reason: 'verkeerd gedrukt' },
      at: minutes(5),
    };
    expect(asked(minutes(6), 'carla', danger, mistake)).toEqual(expect.arrayContaining(routine));
  });

  it('takes away nothing that stood before, and holds nothing back from others', () => {
    const later: Act = { ...danger, at: minutes(60) };
    expect(asked(minutes(61), 'carla', opened, later)).toEqual(expect.arrayContaining(routine));
    expect(asked(minutes(1), 'anna', danger)).toEqual(asked(minutes(6), 'anna', danger, taken));
  });

  it('that is a doubt holds nothing', () => {
    const doubt: Act = { ...opened, with: { ...opened.with, danger: 'unknown' } };
    expect(asked(minutes(1), 'carla', doubt)).toEqual(expect.arrayContaining(routine));
  });
});

describe('the card of danger', () => {
  it('looks like nothing else as long as nobody is on it', () => {
    const styles = (at: string, ...acts: readonly Act[]): readonly (readonly [string, boolean])[] =>
      room(stateAfter(...acts), lindeboom, at).items.map(({ card }) => [
        card.template,
        JSON.stringify(bindCard(card).body).includes('"style":"attention"'),
      ]);
    const urgent = styles(minutes(1), opened, danger);
    expect(urgent.length).toBeGreaterThan(5);
    for (const [template, attention] of urgent) expect([template, attention]).toEqual([template, template === 'alert']);
    for (const [template, attention] of styles(minutes(6), danger, taken))
      expect([template, attention]).toEqual([template, false]);
  });
});
