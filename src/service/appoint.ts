import { spokenDay } from '../agreement/calendar';
import type { Agreement } from '../agreement/agreement';
import type { SchoolChange } from '../agreement/changes';
import { decideAtSchool } from '../case/decide/appoint';
import type { SchoolCommand } from '../case/people-commands';
import { Refusal } from '../case/refusal';
import { personOf, titleOf } from '../case/roster';
import type { Directory } from './directory';
import { type Clock, type Store, VersionConflict } from './ports';
import type { Actor } from './request';

export interface AppointPorts {
  readonly store: Pick<Store, 'due' | 'registry'>;
  readonly directory: Directory;
  readonly clock: Clock;
}

/**
 * Carries out a command about the school. Once its change is stored it holds, in every case at once (`standing.ts`);
 * then each open case is put in the due list, where the worker writes it down and tells whoever must know. Should that
 * be cut off, the same command, the next start or the sweep goes on with it.
 *
 * @returns what the person reads
 * @throws Refusal, StorageUnavailable
 */
export async function appoint(ports: AppointPorts, actor: Actor, command: SchoolCommand): Promise<string> {
  const { clock, directory } = ports;
  for (;;) {
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
    }
  }
}

/** Kept beside the change, for whoever must account for it. */
function reasonOf({ fields }: SchoolCommand): { readonly reason?: string } {
  if ('reason' in fields) return { reason: fields.reason };
  return 'absence' in fields ? { reason: fields.absence } : {};
}

/** Every open case of a school is looked at soon. */
export async function wake({ store, clock }: Omit<AppointPorts, 'directory'>, school: string): Promise<void> {
  const at = clock.wall();
  const open = (await store.registry.list(school)).filter(({ status }) => status !== 'closed');
  await Promise.all(open.map(({ caseId }) => store.due.put({ clock: 'wall', at, caseId })));
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
    case 'map-reminded':
      return '';
    case 'left':
      return `Geregeld. ${name} ziet geen enkele zorg meer. Open vragen gaan naar de coördinator.`;
  }
}

/** Used by whoever keeps looking: what another copy of the program was told is followed here too. */
export async function lookAtSchools(ports: AppointPorts): Promise<void> {
  for (const school of await ports.directory.refresh()) await wake(ports, school);
}
