import { room } from '../../../src/room/room';
import { given, lindeboom, monday, opened, stateAfter, who, type Act } from '../given';

const rulesOf = (...acts: readonly Act[]): readonly string[] =>
  stateAfter(...acts)
    .tasks.filter(({ status }) => status === 'open')
    .map(({ rule }) => rule);

describe('a closed case', () => {
  const closed: Act = {
    by: 'carla',
    does: 'close-case',
    with: {
      reason: 'help-done',
      motivation: 'klaar',
      agreements: 'geen',
      wentWell: 'veel',
      tookLong: 'niets',
      lapsedWhy: 'De zorg is afgesloten',
      safe: 'yes',
    },
  };
  const reopen: Act = { by: 'carla', does: 'reopen-case', with: { reason: 'nieuwe signalen' } };

  it('asks a reporter who is not in the room any more one to one', () => {
    const danger: Act = { by: 'anna', does: 'declare-emergency' };
    const state = stateAfter(opened, closed, reopen, danger);
    const account = state.tasks.find(({ rule }) => rule === 'emergency-account');
    const items = room(state, lindeboom, monday).items.filter(({ card }) => card.data['task'] === account?.id);
    expect(items.map(({ to, mentions, closed: over }) => [to, mentions, over])).toEqual([
      [who('anna').person, [], false],
    ]);
    expect(room(state, lindeboom, monday).members).not.toContain(who('anna').person);
  });

  it('opens again for those who lead it, and for nobody else yet', () => {
    const state = stateAfter(opened, closed, reopen);
    expect([state.status, state.closedAt]).toEqual(['open', undefined]);
    expect(state.members.map(({ name }) => name)).toEqual(['Carla Postma', 'Dirk van Vliet']);
    expect(rulesOf(opened, closed, reopen)).toEqual(['check-agreements']);
    given(opened, closed)
      .when({ ...reopen, by: 'anna' })
      .refused('not-yours');
    given(opened).when(reopen).refused('already-done');
  });
});
