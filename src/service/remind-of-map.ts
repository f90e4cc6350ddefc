import type { Agreement } from '../agreement/agreement';
import { addDays, dayOf } from '../agreement/calendar';
import { holderOf, standInOn } from '../agreement/changes';
import { mapDueOn } from '../agreement/social-map';
import { decentMoment } from '../case/ladder';
import { SYSTEM } from '../case/related-facts';
import { card } from '../room/card-data';
import type { Directory } from './directory';
import { VersionConflict, type Clock, type Log } from './ports';
import { SurfaceError, type Surface } from './surface';

export interface ReminderPorts {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly surface: Pick<Surface, 'sendPrivately'>;
  readonly log: Log;
}

/** Whoever does not come to it is asked again after so many days. */
const AGAIN_AFTER = 30;

/**
 * Asks the coordinator of each school whose social map nobody looked at for a year to do so, in working hours. That
 * they are asked is written down first: of two copies of the program only one can, and a crash in between costs a month at
 * most. What could not be sent is tried on the next day.
 */
export async function remindOfMaps(ports: ReminderPorts): Promise<void> {
  for (const agreement of ports.directory.all) {
    try {
      await remindOfMap(ports, agreement);
    } catch (error) {
      // Another copy of the program was first.
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
}

async function remindOfMap({ directory, clock, surface, log }: ReminderPorts, agreement: Agreement): Promise<void> {
  const { school } = agreement;
  const now = clock.now();
  const today = dayOf(now);
  const due = mapDueOn(school);
  if (due === undefined || today < due || decentMoment(now, agreement) !== now) return;
  const again = (days: number) =>
    directory.change(school.id, { at: now, by: SYSTEM, change: { kind: 'map-reminded', again: addDays(today, days) } });
  await again(AGAIN_AFTER);
  try {
    await surface.sendPrivately(coordinatorOf(agreement, today), { card: reminder, mentions: [] }, school.id);
  } catch (error) {
    if (!(error instanceof SurfaceError)) throw error;
    log.warn(
      { school: school.id, failure: error.failure },
      'the reminder of the social map was not sent; again tomorrow',
    );
    await again(1);
  }
}

/** Whoever has the coordinator's place today. */
function coordinatorOf({ school }: Agreement, today: string): string {
  const key = standInOn(school, today) ?? holderOf(school, 'coordinator');
  return school.people[key]?.id ?? '';
}

const reminder = card('notice', {
  title: 'Klopt de sociale kaart nog?',
  text: 'Een jaar geleden keek iemand haar voor het laatst na. In spoed moet een nummer kloppen.',
  button: { title: 'Nakijken…', verb: 'map-form' },
});
