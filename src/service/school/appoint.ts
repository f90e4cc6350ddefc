import { spokenDay } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
import type { SchoolChange } from '../../agreement/changes';
import { decideAtSchool } from '../../case/people/appoint';
import type { SchoolCommand } from '../../case/people/commands';
import { Refusal } from '../../case/refusal';
import { personOf, titleOf } from '../../case/people/roster';
import type { Directory } from './directory';
import { errorFacts } from '../health/error-facts';
import { type Clock, type Log, StorageUnavailable, type Store, VersionConflict } from '../ports';
import type { Actor } from '../request';
import { isLookedAfter } from '../delivery/looked-after';
import { sideBySide } from '../delivery/side-by-side';

export interface AppointPorts {
  readonly store: Pick<Store, 'due' | 'registry'>;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
}

/**
 * Carries out a command about the school. Once its change is stored it holds, in every case at once (`standing.ts`);
 * then each open case is put in the due list, where the worker writes it down and tells those who must know. Should that
 * be cut off, the same command, the next start or the sweep goes on with it.
 *
 * @returns what the person reads
 * @throws Refusal, StorageUnavailable
 */
export async function appoint(ports: AppointPorts, actor: Actor, command: SchoolCommand): Promise<string> {
  const { clock, directory } = ports;
  for (let conflicts = 0; ; conflicts += 1) {
    await directory.refresh();
    const agreement = directory.current(actor);
    if (agreement === undefined) throw new Error('the tenant is checked before a command is taken');
    try {
      const change = decideAtSchool(agreement, command, actor.person, clock.now());
      const now = await directory.change(agreement.school.id, {
        at: clock.now(),
        by: actor.person,
        change,
        ...reasonOf(command),
      });
      await wake(ports, now.school.id);
      return told(change, now, agreement, clock.now());
    } catch (error) {
      if (error instanceof Refusal && error.code === 'already-done') await wake(ports, agreement.school.id);
      if (!(error instanceof VersionConflict)) throw error;
      if (conflicts === MOST_CONFLICTS) throw unread(agreement.school.id);
    }
  }
}

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

/** So many rows are written side by side. */
const SIDE_BY_SIDE = 8;

/**
 * Every case of a school that is looked after is looked at soon. What the school decided holds already, so that nothing here may fail it:
 * a case whose row cannot be written is told to the operator, and followed by the sweep.
 */
export async function wake({ store, clock, log }: Omit<AppointPorts, 'directory'>, school: string): Promise<void> {
  const at = clock.wall();
  try {
    const rows = (await store.registry.list(school)).filter(isLookedAfter);
    await sideBySide(rows, SIDE_BY_SIDE, async ({ caseId }) => {
      try {
        await store.due.put({ clock: 'wall', at, caseId });
      } catch (error) {
        log.error({ case: caseId, ...errorFacts(error) }, 'a case hears of a change of its school at the next sweep');
      }
    });
  } catch (error) {
    log.error({ school, ...errorFacts(error) }, 'the cases of a school hear of its change at the next sweep');
  }
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
export async function lookAtSchools(ports: AppointPorts): Promise<void> {
  for (const school of await ports.directory.refresh()) await wake(ports, school);
}
