import { fallbackItems } from '../../src/service/delivery/fallback';
import type { ReconcileContext } from '../../src/service/delivery/context';
import { room } from '../../src/room/room';
import { lindeboom, monday, opened, stateAfter, who, type Act } from '../case/given';

/** A delivery in which the platform refused every message to the board for good. */
function boardUnreachable(...acts: readonly Act[]): ReturnType<typeof fallbackItems> {
  const state = stateAfter(...acts);
  const wanted = room(state, lindeboom, monday);
  const refused = wanted.items.filter(({ to }) => to === who('bo').person).map(({ key }) => key);
  expect(refused).not.toEqual([]);
  const ledger = {
    delivery: { members: {}, items: [] },
    item: (key: string) => (refused.includes(key) ? { status: 'refused' } : undefined),
  };
  return fallbackItems({ state, wanted, ledger } as unknown as ReconcileContext);
}

describe('given a board that the platform does not reach', () => {
  const alert: Act = { by: 'anna', does: 'alert-board' };

  it('S1-24: when it concerned a member of staff from the start, then the reporter is told to call', () => {
    expect(boardUnreachable(alert).map(({ to }) => to)).toEqual([who('anna').person]);
  });

  it('S1-24: when it turned out in the middle of a case, then nobody else hears that the board was asked', () => {
    const items = boardUnreachable(opened, { ...alert, with: { suspect: who('willem').person } });
    expect(items.map(({ to }) => to)).toEqual([who('anna').person]);
    expect(JSON.stringify(items)).not.toContain('K7M4');
  });
});
