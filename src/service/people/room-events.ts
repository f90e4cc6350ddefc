import type { Directory } from '../school/directory';
import { errorFacts } from '../health/error-facts';
import type { Log, RegistryRow, Store } from '../ports';
import type { Reach, RoomChange } from '../request';
import { isLookedAfter } from '../delivery/looked-after';
import type { Worker } from '../delivery/worker';

interface Ports {
  readonly store: Pick<Store, 'registry'>;
  readonly directory: Directory;
  readonly worker: Pick<Worker, 'look' | 'retry'>;
  readonly log: Pick<Log, 'error'>;
}

/** Has the room's case looked at, unless it is as it should be: a member of the case came, or somebody else went. */
export async function roomChanged(ports: Ports, change: RoomChange): Promise<void> {
  const { worker } = ports;
  for await (const rows of rowsOf(ports, change.tenant)) {
    const row = rows.find(({ room }) => room === change.room);
    if (row === undefined) continue;
    if (row.people.includes(change.person) === (change.what === 'went')) worker.look(row.caseId);
    return;
  }
}

/**
 * Has tried again at once what may have been refused there until now: of a room its own case, or the cases that have no
 * room yet; of a person the cases in which they take part.
 */
export async function becameReachable(ports: Ports, news: Reach): Promise<void> {
  for await (const rows of rowsOf(ports, news.tenant)) {
    for (const { caseId } of concernedBy(news, rows.filter(isLookedAfter))) ports.worker.retry(caseId);
  }
}

/** The rows of each school of a tenant. A school whose rows cannot be read keeps no other from being looked at. */
async function* rowsOf({ store, directory, log }: Ports, tenant: string): AsyncIterable<readonly RegistryRow[]> {
  for (const { school } of directory.all.filter((one) => one.school.tenant === tenant)) {
    try {
      yield await store.registry.list(school.id);
    } catch (error) {
      log.error(
        { school: school.id, ...errorFacts(error) },
        'what happened on the platform is followed at the next look',
      );
    }
  }
}

function concernedBy({ room, person }: Reach, open: readonly RegistryRow[]): readonly RegistryRow[] {
  if (room !== undefined) {
    const own = open.filter((row) => row.room === room);
    return own.length > 0 ? own : open.filter((row) => row.room === undefined);
  }
  return person === undefined ? open : open.filter((row) => mayHear(row, person));
}

/** A concern about a member of staff names nobody in the registry: it may be for anybody. */
const mayHear = ({ people, owners = [], reporter, calls = {} }: RegistryRow, person: string): boolean =>
  people.length === 0 || [...people, ...owners, ...Object.keys(calls), reporter].includes(person);
