import { daysLater, localOf, minutesLater, momentOf, spoken, spokenFull } from '../../tools/practice/page/time';

describe('the practice clock on the page', () => {
  it('speaks of a moment as people at a Dutch school do', () => {
    expect(spokenFull('2027-05-10T06:30:00.000Z')).toBe('ma 10 mei 2027, 08.30');
    expect(spoken('2027-05-21T07:00:00.000Z')).toBe('vr 21 mei, 09.00');
    expect(spoken('2027-01-01T08:05:00.000Z')).toBe('vr 1 jan, 09.05');
  });

  it('fills a date-time field with the time on the wall, and reads it back', () => {
    for (const moment of ['2027-01-15T23:30:00.000Z', '2027-07-15T22:30:00.000Z', '2027-03-28T01:00:00.000Z']) {
      expect(momentOf(localOf(moment))).toBe(moment);
    }
    expect(localOf('2027-07-15T22:30:00.000Z')).toBe('2027-07-16T00:30');
  });

  it('goes a week on at the same time of day, also when summer time begins', () => {
    expect(daysLater('2027-03-25T08:00:00.000Z', 7)).toBe('2027-04-01T07:00:00.000Z');
    expect(daysLater('2027-10-29T07:00:00.000Z', 7)).toBe('2027-11-05T08:00:00.000Z');
  });

  it('goes to nine o’clock on the next day by the calendar', () => {
    expect(daysLater('2027-05-10T21:59:00.000Z', 1, '09:00')).toBe('2027-05-11T07:00:00.000Z');
    expect(daysLater('2027-05-10T22:01:00.000Z', 1, '09:00')).toBe('2027-05-12T07:00:00.000Z');
  });

  it('makes of an hour that summer time skips a moment that exists', () => {
    expect(localOf(momentOf('2027-03-28T02:30'))).toMatch(/^2027-03-28T0[13]:30$/);
  });

  it('goes an hour on as the clock ticks', () => {
    expect(minutesLater('2027-03-28T00:30:00.000Z', 60)).toBe('2027-03-28T01:30:00.000Z');
  });
});
