import { isShutOut } from '../../case/involvement';
import { addDays, calendarOf, dayOf, firstOn, momentOf } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { SurfaceError } from '../surface';
import { mayGo, type ReconcileContext } from './context';

const MINUTE = 60_000;
/** Looks begin an hour after the reminders and are spread over so many minutes, so that neither keeps the other waiting. */
const AFTER_REMINDERS = 60;
const SPREAD = 240;

/** When the room of a case is looked into next: once on every working day, each at a minute of its own. */
export function nextRosterCheck(caseId: string, agreement: Agreement, now: Moment): Moment {
  const today = dayOf(now);
  const moment = lookOn(today, caseId, agreement);
  const working = (day: string): boolean => calendarOf(agreement.school).isWorkingDay(day);
  if (moment > now && working(today)) return moment;
  return lookOn(firstOn(addDays(today, 1), working), caseId, agreement);
}

const lookOn = (day: string, caseId: string, { protocol }: Agreement): Moment => {
  const minutes = AFTER_REMINDERS + (Number.parseInt(caseId.slice(0, 8), 16) % SPREAD || 0);
  return new Date(Date.parse(momentOf(day, protocol.hours.reminders)) + minutes * MINUTE).toISOString();
};

/**
 * Compares who is in the room on the platform with who should be, since people can be put in and out by hand. A member who is
 * missing is admitted again by what follows this; somebody who should not be there is written down, for the coordinator to be
 * told. Being in the room gives no right in the bot. `asked`: now, whether or not it is time.
 *
 * @returns whether this was the look of the day, on which what was refused is tried again as well
 */
export async function checkRoster(context: ReconcileContext, now: Moment, asked: boolean): Promise<boolean> {
  const { agreement, ledger, wanted, surface } = context;
  const { room, roster } = ledger.delivery;
  const today = dayOf(now);
  const planned = lookOn(today, context.state.id, agreement);
  const time = now >= planned && (roster === undefined || roster.looked < planned);
  const daily = time && !wanted.archived && calendarOf(agreement.school).isWorkingDay(today);
  let looked = false;
  if (room?.status === 'delivered' && room.ref !== undefined && !wanted.archived && (asked || daily)) {
    if (!mayGo(context, 'rooms')) return false;
    try {
      await compare(context, await surface.members(room.ref), now);
      looked = true;
    } catch (error) {
      if (!(error instanceof SurfaceError)) throw error;
      context.log.warn(
        { case: context.state.id, failure: error.failure },
        `nobody could look into a room: ${error.message}`,
      );
    }
  } else if (daily && room !== undefined) {
    await ledger.write({ roster: { looked: now, strangers: roster?.strangers ?? [] } });
    looked = true;
  }
  await expel(context);
  return looked && daily;
}

async function compare({ ledger, wanted }: ReconcileContext, there: readonly PersonId[], now: Moment): Promise<void> {
  const known = Object.entries(ledger.delivery.members).filter(
    ([person, { status }]) => status !== 'delivered' || there.includes(person),
  );
  // A member who could not be admitted may have been put in by hand.
  const members = Object.fromEntries(
    known.map(([person, one]) =>
      wanted.members.includes(person) && there.includes(person)
        ? [person, { status: 'delivered' as const, attempts: 0 }]
        : [person, one],
    ),
  );
  const strangers = there.filter((person) => !wanted.members.includes(person) && members[person] === undefined);
  // Who owns it may have been changed by hand as well: that is seen to after this.
  const { owner: _, ...room } = ledger.delivery.room ?? { status: 'intended', attempts: 0 };
  await ledger.write({ members, room, roster: { looked: now, strangers } });
}

/** A person who was sent away leaves as a member does who may not stay; one who was let in is no stranger any more. */
async function expel({ ledger, wanted, state }: ReconcileContext): Promise<void> {
  const { roster, members } = ledger.delivery;
  if (roster === undefined || roster.strangers.length === 0) return;
  const out = roster.strangers.filter((person) => isShutOut(state, person));
  const strangers = roster.strangers.filter((person) => !out.includes(person) && !wanted.members.includes(person));
  if (strangers.length === roster.strangers.length) return;
  const leaving = Object.fromEntries(out.map((person) => [person, { status: 'delivered', attempts: 0 } as const]));
  await ledger.write({ members: { ...members, ...leaving }, roster: { ...roster, strangers } });
}
