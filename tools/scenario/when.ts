import { DateTime } from 'luxon';
import { ZONE, type Moment } from '../../src/agreement/time';

const weekdays = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'] as const;
const written = /^(?:(ma|di|wo|do|vr|za|zo) )?(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/;

/** How a scenario writes a moment of the school's wall clock; the day of the week may be left out, never be wrong. */
export const momentForm = 'write a moment as "vr 2027-05-21 09:00", by the clock on the wall of the school';

/** The moment that a scenario writes, or `undefined` when it is none, or falls on another day of the week. */
export function readMoment(text: string): Moment | undefined {
  const [, weekday, day, time] = written.exec(text) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const local = DateTime.fromISO(`${day}T${time}`, { zone: ZONE });
  if (!local.isValid || (weekday !== undefined && weekdays[local.weekday - 1] !== weekday)) return undefined;
  return local.toUTC().toISO();
}

/** A moment as a scenario writes it: `vr 2027-05-21 09:00`; seconds are shown only when there are any. */
export function writeMoment(moment: Moment): string {
  const local = DateTime.fromISO(moment, { zone: ZONE });
  const seconds = local.second === 0 && local.millisecond === 0 ? '' : local.toFormat(':ss.SSS');
  return `${weekdays[local.weekday - 1] ?? '??'} ${local.toFormat('yyyy-MM-dd HH:mm')}${seconds}`;
}
