import { readMoment, writeMoment } from '../../tools/scenario/when';

describe('given a moment by the clock on the wall', () => {
  it.each([
    ['vr 2027-05-21 09:00', '2027-05-21T07:00:00.000Z'],
    ['2027-05-21 09:00', '2027-05-21T07:00:00.000Z'],
    ['ma 2027-11-01 09:00', '2027-11-01T08:00:00.000Z'],
  ])('when it is %s, then it is read into UTC, through daylight saving', (text, moment) => {
    expect(readMoment(text)).toBe(moment);
  });

  it.each(['do 2027-05-21 09:00', '2027-02-30 09:00', '2027-05-21', 'vr 21 mei 09:00', '2027-05-21 25:00'])(
    'when it is %s, then it is none',
    (text) => {
      expect(readMoment(text)).toBeUndefined();
    },
  );

  it('then it is written back with its weekday, and with seconds when there are any', () => {
    expect(writeMoment('2027-05-21T07:00:00.000Z')).toBe('vr 2027-05-21 09:00');
    expect(writeMoment('2027-05-21T07:00:00.003Z')).toBe('vr 2027-05-21 09:00:00.003');
  });
});
