import { DateTime } from 'luxon';
import { LONGEST_HOLIDAY, addDays, calendarOf, daysOf } from './calendar';
import type { Path } from './parse';
import type { School } from './school-schema';
import { endOfSchoolYear, nameOfSchoolYear, schoolYearOf } from './school-year';
import type { Day } from './time';

/** Nobody plans further ahead than this. */
const YEARS_AHEAD = 3;
/** A school year has some 190 days; with fewer than half of them a holiday is not what was meant. */
const FEWEST_SCHOOL_DAYS = 95;

/** Later than any day that a file can name. */
const LAST_DAY = '9999-12-31';

type Calendar = Pick<School, 'holidays' | 'daysOff' | 'publicHolidays'>;

/** Holidays and days off that cannot be meant. What is past is fine, however long ago. */
export function checkHolidays<T>(
  school: Calendar,
  today: Day | undefined,
  tell: (path: Path, message: string) => T,
): readonly T[] {
  const furthest = today === undefined ? LAST_DAY : yearsAfter(today);
  const wrong = [
    ...school.holidays.flatMap((holiday, index) => {
      const why = whyWrong(holiday, furthest);
      return why === undefined ? [] : [tell(['holidays', index], `holidays.${index}: ${why}`)];
    }),
    ...school.daysOff.flatMap((day, index) =>
      day > furthest
        ? [tell(['daysOff', index], `daysOff.${index}: ${day} is more than three years ahead: check its year`)]
        : [],
    ),
  ];
  if (wrong.length > 0) return wrong;
  return emptyYears(school).map(({ year, left }) =>
    tell(['holidays'], `holidays: in school year ${year} only ${left} school days are left: check the holidays`),
  );
}

const yearsAfter = (day: Day): Day => DateTime.fromISO(day).plus({ years: YEARS_AHEAD }).toISODate() ?? LAST_DAY;

function whyWrong({ from, until }: School['holidays'][number], furthest: Day): string | undefined {
  if (until < from) return 'ends before it begins';
  const lasts = daysOf({ from, until });
  if (lasts > LONGEST_HOLIDAY)
    return `lasts ${lasts} days, and no holiday lasts more than ten weeks (${LONGEST_HOLIDAY} days): check the years of "from" and "until"`;
  return until > furthest ? 'is more than three years ahead: check the years of "from" and "until"' : undefined;
}

function emptyYears(school: Calendar): readonly { readonly year: string; readonly left: number }[] {
  const { isSchoolDay } = calendarOf(school);
  const years = new Set(school.holidays.flatMap(({ from, until }) => [schoolYearOf(from), schoolYearOf(until)]));
  return [...years].flatMap((first) => {
    let left = 0;
    for (let day = first; day <= endOfSchoolYear(first); day = addDays(day, 1)) left += isSchoolDay(day) ? 1 : 0;
    return left < FEWEST_SCHOOL_DAYS ? [{ year: nameOfSchoolYear(first), left }] : [];
  });
}
