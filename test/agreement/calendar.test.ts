import {
  calendarOf,
  dayAfter,
  dayOf,
  firstOn,
  momentAfter,
  momentOf,
  spoken,
  spokenDay,
} from '../../src/agreement/calendar';

const plain = { holidays: [], daysOff: [], publicHolidays: { alsoOff: [] } };
const ordinary = calendarOf(plain);
const withHolidays = calendarOf({
  ...plain,
  holidays: [{ name: 'meivakantie', from: '2027-04-24', until: '2027-05-09' }],
  daysOff: ['2027-06-14'],
});

describe('working days', () => {
  it.each([
    ['2027-01-01', 'Nieuwjaarsdag'],
    ['2027-03-29', 'tweede paasdag'],
    ['2027-04-27', 'Koningsdag'],
    ['2027-05-06', 'Hemelvaartsdag'],
    ['2027-05-16', 'eerste pinksterdag'],
    ['2027-05-17', 'tweede pinksterdag'],
    ['2026-12-25', 'eerste kerstdag'],
    ['2028-12-26', 'tweede kerstdag'],
    ['2027-05-22', 'a Saturday'],
    ['2027-05-23', 'a Sunday'],
  ])('%s is none: %s', (day) => {
    expect(ordinary.isWorkingDay(day)).toBe(false);
  });

  it.each([
    ['2027-03-26', 'Goede Vrijdag'],
    ['2027-05-05', 'Bevrijdingsdag'],
    ['2025-05-05', 'Bevrijdingsdag, also once in five years'],
    ['2026-05-04', 'Dodenherdenking'],
    ['2027-05-07', 'the day after Hemelvaart'],
    ['2026-12-31', 'the last of the year'],
    ['2025-04-28', 'the day after a Koningsdag that moved because of a Sunday'],
  ])('%s is one: %s', (day) => {
    expect(ordinary.isWorkingDay(day)).toBe(true);
  });

  it('Goede Vrijdag and 5 May are none where the school says so, each by itself', () => {
    const strict = calendarOf({ ...plain, publicHolidays: { alsoOff: ['goede-vrijdag'] } });
    expect([strict.isWorkingDay('2027-03-26'), strict.isWorkingDay('2027-05-05')]).toEqual([false, true]);
    const free = calendarOf({ ...plain, publicHolidays: { alsoOff: ['bevrijdingsdag'] } });
    expect([free.isWorkingDay('2027-03-26'), free.isWorkingDay('2027-05-05')]).toEqual([true, false]);
  });

  it('a school holiday or a day off leaves a working day, and takes a school day', () => {
    for (const day of ['2027-04-26', '2027-05-07', '2027-06-14']) {
      expect([day, withHolidays.isWorkingDay(day), withHolidays.isSchoolDay(day)]).toEqual([day, true, false]);
    }
    expect(withHolidays.isSchoolDay('2027-05-10')).toBe(true);
    expect(withHolidays.isSchoolDay('2027-04-23')).toBe(true);
  });
});

describe('terms', () => {
  it('calendar days are counted through weekends; what falls on a day off moves to the next working day', () => {
    expect(dayAfter('2027-05-14', { calendarDays: 7 }, ordinary)).toBe('2027-05-21');
    expect(dayAfter('2027-05-10', { calendarDays: 7 }, ordinary)).toBe('2027-05-18');
    expect(dayAfter('2027-05-08', { calendarDays: 14 }, ordinary)).toBe('2027-05-24');
    expect(dayAfter('2026-12-18', { calendarDays: 7 }, ordinary)).toBe('2026-12-28');
  });

  it('a moment on another day is nine in the morning of the next working day', () => {
    expect(momentAfter('2027-05-10T13:45:12.000Z', { calendarDays: 7 }, ordinary, 9)).toBe('2027-05-18T07:00:00.000Z');
  });

  it('calendar days and working days go on in a school holiday; school days stop', () => {
    expect(dayAfter('2027-04-21', { calendarDays: 7 }, withHolidays)).toBe('2027-04-28');
    expect(dayAfter('2027-04-21', { workingDays: 5 }, withHolidays)).toBe('2027-04-29');
    expect(dayAfter('2027-04-21', { schoolDays: 5 }, withHolidays)).toBe('2027-05-12');
    expect(dayAfter('2027-06-11', { schoolDays: 1 }, withHolidays)).toBe('2027-06-15');
  });

  it('counting begins after the day itself, also when that day does not count', () => {
    expect(dayAfter('2027-05-22', { workingDays: 1 }, ordinary)).toBe('2027-05-24');
    expect(dayAfter('2027-05-21', { workingDays: 1 }, ordinary)).toBe('2027-05-24');
    expect(dayAfter('2027-05-22', { workingDays: 0 }, ordinary)).toBe('2027-05-24');
  });

  it('a holiday that cannot be meant is none, so that a slip in a year stops no reminder', () => {
    const slip = calendarOf({ ...plain, holidays: [{ name: 'zomer', from: '2027-07-17', until: '2072-08-29' }] });
    expect(dayAfter('2027-07-20', { schoolDays: 5 }, slip)).toBe('2027-07-27');
    const backwards = calendarOf({ ...plain, holidays: [{ name: 'zomer', from: '2027-07-17', until: '2026-08-29' }] });
    expect(dayAfter('2027-07-20', { schoolDays: 5 }, backwards)).toBe('2027-07-27');
  });

  it('where no day counts for half a year, the next that is in no weekend does: the search ends', () => {
    const never = { isWorkingDay: () => false, isSchoolDay: () => false };
    expect(firstOn('2027-05-22', never.isSchoolDay)).toBe('2027-05-24');
    expect(dayAfter('2027-05-21', { schoolDays: 3 }, never)).toBe('2027-05-26');
  });

  it('of holidays without a day between them, half a year long, the last ends it', () => {
    const months = ['01-01', '03-01', '05-01'].map((from, index) => ({
      name: from,
      from: `2027-${from}`,
      until: `2027-${['02-28', '04-30', '06-15'][index] ?? ''}`,
    }));
    const long = calendarOf({ ...plain, holidays: months });
    expect(firstOn('2027-01-04', long.isSchoolDay)).toBe('2027-06-16');
  });
});

describe('summer and winter time', () => {
  it.each([
    ['2027-03-27', '08', 'the day before the clock goes forward'],
    ['2027-03-28', '07', 'the day itself'],
    ['2027-10-30', '07', 'the day before it goes back'],
    ['2027-10-31', '08', 'the day itself'],
  ])('nine in the morning of %s is %s.00 UTC: %s', (day, hour) => {
    expect(momentOf(day, 9)).toBe(`${day}T${hour}:00:00.000Z`);
  });

  it('a term of a week over the change ends at nine all the same', () => {
    expect(momentAfter('2027-03-22T08:00:00.000Z', { calendarDays: 8 }, ordinary, 9)).toBe('2027-03-30T07:00:00.000Z');
    expect(momentAfter('2027-10-26T07:00:00.000Z', { calendarDays: 7 }, ordinary, 9)).toBe('2027-11-02T08:00:00.000Z');
  });

  it('an hour that is there twice is one moment, and one that is skipped is one later that day', () => {
    expect(dayOf(momentOf('2027-10-31', 2))).toBe('2027-10-31');
    expect(momentOf('2027-03-28', 2)).toBe('2027-03-28T01:00:00.000Z');
  });

  it('the day of a moment is the one in the Netherlands', () => {
    expect(dayOf('2027-05-20T22:30:00.000Z')).toBe('2027-05-21');
    expect(dayOf('2027-01-20T22:30:00.000Z')).toBe('2027-01-20');
  });
});

describe('dates as people say them', () => {
  const now = '2027-05-10T06:30:00.000Z';

  it.each([
    ['2027-05-21T07:00:00.000Z', 'vr 21 mei, 09.00'],
    ['2027-06-01T15:05:00.000Z', 'di 1 jun, 17.05'],
    ['2027-03-01T08:00:00.000Z', 'ma 1 mrt, 09.00'],
    ['2028-01-03T08:00:00.000Z', 'ma 3 jan 2028, 09.00'],
    ['2026-12-31T23:30:00.000Z', 'vr 1 jan, 00.30'],
  ])('%s is "%s"', (moment, words) => {
    expect(spoken(moment, now)).toBe(words);
  });

  it('names the year only when it is another than now, as the calendar in the Netherlands has it', () => {
    expect(spokenDay('2027-12-31', now)).toBe('vr 31 dec');
    expect(spokenDay('2026-12-31', now)).toBe('do 31 dec 2026');
    expect(spokenDay('2028-01-01', '2027-12-31T23:30:00.000Z')).toBe('za 1 jan');
  });
});
