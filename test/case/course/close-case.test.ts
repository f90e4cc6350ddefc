import { asking, given, opened, referral, stateAfter } from '../given';

const referred = { by: 'carla', does: 'refer', with: referral, at: '2027-05-14T10:00:00.000Z' } as const;
/** Friday 21 May 2027, 09.00: a week after the referral. */
const day7 = '2027-05-21T07:00:00.000Z';

describe('closing', () => {
  const closing = {
    reason: 'help-done',
    motivation: 'het gaat goed',
    agreements: 'we kijken mee',
    wentWell: 'snel',
    tookLong: 'niets',
    heard: ['reporter'],
    safe: 'yes',
  };
  const close = { by: 'carla', does: 'close-case', with: closing, at: day7 } as const;

  it('A0-6: is refused while a follow-up is open, unless with a reason', () => {
    given(opened, referred).when(close).refused('not-allowed', 'despiteOpen');
    given(opened, referred)
      .when({ ...close, with: { ...closing, despiteOpen: 'gezin verhuisd' } })
      .then('closed');
  });

  it('R-01: is the coordinator’s; everything that was open ends', () => {
    given(opened)
      .when({ ...close, by: 'anna' })
      .refused('not-yours');
    expect(stateAfter(opened, close).tasks.every(({ status }) => status !== 'open')).toBe(true);
    given(opened, close).when(asking('noor')).refused('closed');
  });
});
