/** Practice time is the time on the wall of a Dutch school; moments travel in UTC, as in the rest of the program. */
const ZONE = 'Europe/Amsterdam';
const DAYS = ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'];
const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const MINUTE = 60_000;
const MINUTE_OF_ISO = 16;

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment as a date-time field wants it: local, `2027-05-10T08:30`. */
export function localOf(moment: string | number): string {
  const part = Object.fromEntries(clock.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
  return `${part['year'] ?? ''}-${part['month'] ?? ''}-${part['day'] ?? ''}T${part['hour'] ?? ''}:${part['minute'] ?? ''}`;
}

/** The moment, in UTC, at which the clock on the wall says this; an hour that summer time skips becomes the next. */
export function momentOf(local: string): string {
  const wanted = Date.parse(`${local}Z`);
  const ahead = (at: number): number => Date.parse(`${localOf(at)}Z`) - at;
  const guess = wanted - ahead(wanted);
  return new Date(wanted - ahead(guess)).toISOString();
}

const read = (local: string): Date => new Date(`${local}Z`);
const timeIn = (local: string): string => local.slice(11, MINUTE_OF_ISO).replace(':', '.');

/** "ma 10 mei 2027, 08.30": the practice clock, with its year. */
export function spokenFull(moment: string): string {
  const local = localOf(moment);
  return `${spokenDay(moment)} ${read(local).getUTCFullYear()}, ${timeIn(local)}`;
}

/** "vr 21 mei, 09.00" */
export const spoken = (moment: string): string => `${spokenDay(moment)}, ${timeIn(localOf(moment))}`;

/** "vr 21 mei" */
export function spokenDay(moment: string): string {
  const date = read(localOf(moment));
  return `${DAYS[date.getUTCDay()] ?? ''} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

/** "09.00" */
export const spokenTime = (moment: string): string => timeIn(localOf(moment));

export const minutesLater = (moment: string, minutes: number): string =>
  new Date(Date.parse(moment) + minutes * MINUTE).toISOString();

/** So many days later by the calendar, at `time` ("09:00") or else at the same time of day. */
export function daysLater(moment: string, days: number, time?: string): string {
  const local = localOf(moment);
  const date = read(local);
  date.setUTCDate(date.getUTCDate() + days);
  return momentOf(`${date.toISOString().slice(0, 10)}T${time ?? local.slice(11)}`);
}
