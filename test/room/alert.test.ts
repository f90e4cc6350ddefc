import { alertItems, type AlertReach } from '../../src/room/items/alert';
import { safetyTermsItems } from '../../src/room/items/safety-terms';
import type { AlertData } from '../../src/room/card-data';
import { lindeboom, monday, opened, stateAfter, who, type Act } from '../case/given';

const danger: Act = { by: 'anna', does: 'declare-emergency' };
const told = (reach?: AlertReach): readonly AlertData[] =>
  alertItems({ state: stateAfter(opened, danger), agreement: lindeboom, now: monday }, reach).flatMap(({ card }) =>
    card.template === 'alert' && card.data.side === 'declarer' ? [card.data] : [],
  );
const names = (...keys: readonly string[]): string => keys.map((key) => who(key).name).join(', ');

describe('given danger that somebody declared a moment ago', () => {
  it('when nothing is known of how far it came, then they read whom it goes to, and nothing of lateness', () => {
    const [mine] = told();
    expect(mine).toMatchObject({ late: false });
    expect(mine).not.toHaveProperty('reached');
    for (const key of ['carla', 'dirk', 'willem']) expect(mine?.trying).toContain(names(key));
    expect(mine?.trying).not.toContain(names('bo'));
  });

  it('when it reached one of them, then they read who that is, and for whom it is still tried', () => {
    const [mine] = told({ reached: (person) => person === who('dirk').person, late: false, early: false });
    expect(mine?.reached).toBe(names('dirk'));
    expect(mine?.trying).toContain(names('carla'));
    expect(mine?.trying).not.toContain(names('dirk'));
  });

  it('when it reached nobody for long, then the next in line hears it before their turn, and is named as well', () => {
    const [mine] = told({ reached: () => false, late: true, early: true });
    expect(mine?.late).toBe(true);
    expect(mine?.trying).toContain(names('bo'));
  });
});

describe('given safety that waits for no holiday any more in a case that was open', () => {
  const safetyTerms = { version: 9, tellFrom: '2027-05-11T07:00:00.000Z' };
  const items = (now: string, more: object = {}) =>
    safetyTermsItems({ state: { ...stateAfter(opened), safetyTerms, ...more }, agreement: lindeboom, now });

  it('then who leads reads so from the hour on at which that is told, once', () => {
    expect(items(monday)).toEqual([]);
    expect(items(safetyTerms.tellFrom)).toMatchObject([{ to: who('carla').person, edition: 1, closed: false }]);
  });

  it('when the case is closed or stands still, then it is not sent any more', () => {
    expect(items(safetyTerms.tellFrom, { status: 'closed' })).toMatchObject([{ closed: true }]);
    expect(items(safetyTerms.tellFrom, { frozen: { at: monday } })).toMatchObject([{ closed: true }]);
  });
});
