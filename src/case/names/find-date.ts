import { readingsOf } from './plain';

/*
 * Dates as Dutch people write them. What is found is read, and compared with the day that is looked for, so that each way of
 * writing is written here once.
 */

const MONTHS = [
  'januari|jan',
  'februari|febr|feb',
  'maart|mrt|mar',
  'april|apr',
  'mei',
  'juni|jun',
  'juli|jul',
  'augustus|aug',
  'september|sept|sep',
  'oktober|okt',
  'november|nov',
  'december|dec',
];

const NUMBERS =
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig eenentwintig tweeentwintig drieentwintig vierentwintig vijfentwintig zesentwintig zevenentwintig achtentwintig negenentwintig dertig eenendertig'.split(
    ' ',
  );

const ORDINALS =
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste tweeentwintigste drieentwintigste vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste'.split(
    ' ',
  );

/** Between the parts of a date. */
const GAP = '[^\\p{L}\\p{N}]{0,5}';
const BETWEEN = '[^\\p{L}\\p{N}]{1,5}';
const NOT_AFTER = '(?<![\\p{L}\\p{N}])';
const NOT_BEFORE = '(?![\\p{L}\\p{N}])';

const longestFirst = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

const DAY_WORDS = longestFirst([...NUMBERS, ...ORDINALS]);
const MONTH = longestFirst(MONTHS.flatMap((names) => names.split('|')));
const YEAR = `(?:${BETWEEN}(?<year>\\d{4}|\\d{2}))?`;

/** Each way of writing a date. */
const FORMS = [
  // 2019-03-04
  `${NOT_AFTER}(?<year>\\d{4})${BETWEEN}(?<month>\\d{1,2})${BETWEEN}(?<day>\\d{1,2})(?!\\d)`,
  // 4-3-2019, 04/03/19, 4 . 3 . '19
  `${NOT_AFTER}(?<day>\\d{1,2})${BETWEEN}(?<month>\\d{1,2})${BETWEEN}(?<year>\\d{4}|\\d{2})(?!\\d)`,
  // 04032019 and 040319, 20190304
  `${NOT_AFTER}(?<day>\\d{2})(?<month>\\d{2})(?<year>\\d{4}|\\d{2})${NOT_BEFORE}`,
  `${NOT_AFTER}(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})${NOT_BEFORE}`,
  // 4 maart, 4e van maart 2019, vierde mrt '19, 4maart
  `${NOT_AFTER}(?<day>\\d{1,2}|${DAY_WORDS})${GAP}(?:(?:ste|de|e)${NOT_BEFORE})?${GAP}(?:(?:van|in|de|maand)${BETWEEN}){0,3}(?<month>${MONTH})(?!\\p{L})${YEAR}`,
  // maart 4, maart de vierde 2019
  `${NOT_AFTER}(?<month>${MONTH})${BETWEEN}(?:de${BETWEEN})?(?<day>\\d{1,2}|${DAY_WORDS})(?!\\d)(?:ste|de|e)?${NOT_BEFORE}(?!${GAP}(?:${MONTH})${NOT_BEFORE})${YEAR}`,
  // Without a year only where somebody's day is spoken of: jarig op 4/3, zondag 4-3.
  `(?:geboren|geb|jarig|verjaart|verjaardag|geboortedatum|(?:maan|dins|woens|donder|vrij|zater|zon)dag|\\b(?:ma|di|wo|do|vr|za|zo))(?:${BETWEEN}(?:op|is|was|de|dag|zijn|haar)){0,3}${BETWEEN}(?<day>\\d{1,2})[-/. ]{1,3}(?<month>\\d{1,2})(?![-/.]?\\d)`,
].map((form) => new RegExp(form, 'giu'));

/** Where a text names this day, as it is written there: with its year, or without one. */
export function findDate(text: string, day: string): readonly string[] {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)];
  const found = readingsOf(text).flatMap((reading) =>
    FORMS.flatMap((form) =>
      [...readable(reading).matchAll(form)].flatMap(({ 0: raw, groups = {} }) => {
        const sameYear = groups['year'] === undefined || year.endsWith(groups['year']);
        const same =
          numberOf(String(groups['day'])) === Number(date) && monthOf(String(groups['month'])) === Number(month);
        return same && sameYear ? [raw.trim()] : [];
      }),
    ),
  );
  return [...new Set(found)];
}

/** Without accents (tweeëntwintig), and digits that stand apart (0 4 0 3 2 0 1 9) as one number. */
const readable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/(?<!\d)\d(?: \d){5,}(?!\d)/gu, (digits) => digits.replaceAll(' ', ''));

function numberOf(day: string): number {
  const word = day.toLowerCase();
  const spoken = [NUMBERS, ORDINALS].map((words) => words.indexOf(word) + 1).find((number) => number > 0);
  return spoken ?? Number(day);
}

function monthOf(month: string): number {
  const named = MONTHS.findIndex((names) => names.split('|').includes(month.toLowerCase())) + 1;
  return named > 0 ? named : Number(month);
}
