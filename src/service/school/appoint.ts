import { spokenDay } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
import type { SchoolChange } from '../../agreement/changes';
import { decideAtSchool } from '../../case/people/appoint';
import type { SchoolCommand } from '../../case/people/commands';
import { Refusal } from '../../case/refusal';
import { personOf, titleOf } from '../../case/people/roster';
import type { Directory } from './directory';
import { type Clock, type DueRow, StorageUnavailable, type Store, VersionConflict } from '../ports';
import type { Actor } from '../request';
import { later } from '../delivery/backoff';
import { areMany } from '../delivery/handing-over';
import type { Worker } from '../delivery/worker';
import type { Surface } from '../surface';
import { subjectOfSchool, whoIsWho } from './who-is-who';

export interface AppointPorts {
  readonly store: Pick<Store, 'due' | 'registry'>;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly worker: Pick<Worker, 'nudge'>;
  readonly surface: Pick<Surface, 'capacity'>;
}

/** A crash after the change is repaired this long afterwards, if no start does it sooner. Milliseconds. */
const GUARD_AFTER = 30_000;

/**
 * Carries out a command about one of the actor's schools. Once its change is stored it holds, in every case at once (`currentState`);
 * behind the back of who gave it each open case is brought to it, where the worker writes it down and tells those who must
 * know. A row of the due list is there before the change: should anything cut that off, the worker goes on with it.
 *
 * @returns what the person reads
 * @throws Refusal, StorageUnavailable
 */
export async function appoint(
  ports: AppointPorts,
  actor: Actor,
  command: SchoolCommand,
  school?: string,
): Promise<string> {
  const { clock, directory, store, worker } = ports;
  for (let conflicts = 0; ; conflicts += 1) {
    await directory.refresh();
    const agreement = directory.current(actor, school);
    if (agreement === undefined) throw new Error('the tenant is checked before a command is taken');
    const { id } = agreement.school;
    const guard: DueRow = { clock: 'wall', at: later(clock.wall(), GUARD_AFTER), caseId: subjectOfSchool(id) };
    try {
      const change = decideAtSchool(agreement, command, actor.person, clock.now());
      // What cannot be read now is read behind their back: only whether it takes long is not told.
      const [rows] = await Promise.all([store.registry.list(id).catch(() => []), store.due.put(guard)]);
      const now = await directory.change(id, { at: clock.now(), by: actor.person, change, ...reasonOf(command) });
      worker.nudge(guard.caseId, guard);
      const takesLong =
        whoIsWho(now) !== whoIsWho(agreement) && areMany(rows, actor.person, ports.surface.capacity.listLines);
      return [told(change, now, agreement, clock.now()), ...(takesLong ? [TAKES_LONG] : [])].join(' ');
    } catch (error) {
      if (error instanceof Refusal && error.code === 'already-done') worker.nudge(guard.caseId);
      if (!(error instanceof VersionConflict)) throw error;
      if (conflicts === MOST_CONFLICTS) throw unread(id);
    }
  }
}

const TAKES_LONG = 'Ik schrijf het nu bij elke zorg op. Je hoort het als dat klaar is.';

/** More often than this nobody changes a school at the same moment as somebody else: there is a change that was not read. */
const MOST_CONFLICTS = 5;

const unread = (school: string): StorageUnavailable =>
  new StorageUnavailable(
    `A change that was made about school ${school} does not open, so that no other can follow it: restore the schools table.`,
  );

/** Kept beside the change, for the school, which must account for it. */
function reasonOf({ fields }: SchoolCommand): { readonly reason?: string } {
  if ('reason' in fields) return { reason: fields.reason };
  return 'absence' in fields ? { reason: fields.absence } : {};
}

function told(change: SchoolChange, now: Agreement, before: Agreement, at: string): string {
  const name = 'person' in change ? (personOf(before, change.person)?.name ?? '') : '';
  switch (change.kind) {
    case 'appointed': {
      const role = change.role === 'deputy' ? 'waarnemer' : titleOf(now, change.role);
      return `Geregeld. ${name} is nu ${role}, ook in wat al openstaat.`;
    }
    case 'stand-in':
      return `Geregeld. ${name} neemt waar tot ${spokenDay(change.until, at)}, ook in wat al openstaat.`;
    case 'back':
      return 'Geregeld. De coördinator is er weer.';
    case 'map-checked':
      return 'Opgeslagen. Over een jaar vraag ik het weer.';
    case 'reminded':
      return 'Opgeslagen. Volgend schooljaar vraag ik het weer.';
    case 'map-kept':
      return `Opgeslagen. ${change.entry.name} staat in de sociale kaart, ook bij zorgen die openstaan.`;
    case 'map-removed':
      return `Weggehaald. ${change.entry} staat niet meer in de sociale kaart.`;
    case 'map-reminded':
      return '';
    case 'left':
      return `Geregeld. ${name} ziet geen enkele zorg meer. Open vragen gaan naar de coördinator.`;
  }
}

/** Used by the regular look: what another copy of the program was told is followed here too. */
export async function lookAtSchools({
  directory,
  store,
  clock,
}: Pick<AppointPorts, 'directory' | 'store' | 'clock'>): Promise<void> {
  for (const school of await directory.refresh())
    await store.due.put({ clock: 'wall', at: clock.wall(), caseId: subjectOfSchool(school) });
}
