import type { Directory } from './directory';
import type { Store } from './ports';
import type { RoomChange } from './request';
import type { Worker } from './worker';

interface Ports {
  readonly store: Pick<Store, 'registry'>;
  readonly directory: Directory;
  readonly worker: Pick<Worker, 'look'>;
}

/** Has the room's case looked at, unless it is as it should be: whoever takes part came, or somebody else went. */
export async function roomChanged({ store, directory, worker }: Ports, change: RoomChange): Promise<void> {
  for (const { school } of directory.all.filter((one) => one.school.tenant === change.tenant)) {
    const row = (await store.registry.list(school.id)).find(({ room }) => room === change.room);
    if (row === undefined) continue;
    if (row.people.includes(change.person) === (change.what === 'went')) worker.look(row.caseId);
    return;
  }
}
