import { isYearlyDone, yearlyDone, yearlyFrom, yearlyName } from '../../src/agreement/yearly';
import { changedSchool } from '../../src/agreement/changes';
import { lindeboom } from '../case/given';

const { school } = lindeboom;
const asked = (today: string, again: string) => ({
  changed: { number: 1, left: [], again: { [yearlyName(today)]: again } },
});

describe('what is gone through once a school year', () => {
  it.each([
    ['2027-09-30', '2027-10-01'],
    ['2027-12-31', '2027-10-01'],
    ['2028-01-01', undefined],
    ['2028-07-31', undefined],
    ['2028-08-01', '2028-10-01'],
  ])('on %s is asked for the first time from %s on', (today, from) => {
    expect(yearlyFrom({}, today)).toBe(from);
  });

  it('goes on being asked in spring where it was asked in autumn', () => {
    expect(yearlyFrom(asked('2027-10-01', '2028-03-02'), '2028-03-02')).toBe('2027-10-01');
  });

  it('is done for this school year alone', () => {
    const done = changedSchool(school, [yearlyDone('2027-11-02')]);
    expect([isYearlyDone(school, '2027-11-02'), isYearlyDone(done, '2028-07-31')]).toEqual([false, true]);
    expect(isYearlyDone(done, '2028-08-01')).toBe(false);
    expect(isYearlyDone(asked('2027-11-02', '2027-12-02'), '2027-11-02')).toBe(false);
  });
});
