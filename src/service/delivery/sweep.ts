import { later } from './backoff';
import { formerColleagues } from './unexpected-members';
import { wasGivenUp } from './delivery';
import { isLookedAfter } from './looked-after';
import { errorFacts } from '../health/error-facts';
import type { RegistryRow } from '../ports';
import { planNext } from './plan';
import type { ReconcilePorts } from './reconcile';
import { followProgram, withSchoolChanges } from '../commands/current-state';
import { isBehind } from '../school/who-is-who';
import type { Worker } from './worker';

/** An opening whose case never came within this time was given up by its form. Milliseconds. */
const OPENING_WITHIN = 5 * 60_000;

/**
 * Compares for every case that is looked after what was decided with what was delivered, and repairs. At start-up and every hour: the
 * net under the due list. It should find nothing; when it does, the operator is told.
 *
 * @returns how many cases had to be repaired
 */
export async function sweep(ports: ReconcilePorts, worker: Pick<Worker, 'deliver'>): Promise<number> {
  let repaired = 0;
  for (const { school } of ports.directory.all) {
    try {
      repaired += await sweepSchool(ports, worker, school.id);
    } catch (error) {
      ports.log.error({ school: school.id, ...errorFacts(error) }, 'the sweep could not look at a school');
    }
  }
  if (repaired > 0)
    ports.log.error({ repaired }, 'the sweep found cases that were decided but not delivered, and delivered them');
  return repaired;
}

async function sweepSchool(ports: ReconcilePorts, worker: Pick<Worker, 'deliver'>, school: string): Promise<number> {
  let repaired = 0;
  for (const row of await ports.store.registry.list(school)) {
    if (!isLookedAfter(row)) continue;
    try {
      if (await repair(ports, worker, row)) repaired += 1;
    } catch (error) {
      // One case that does not open, or cannot be delivered, leaves the others to be looked at.
      ports.log.error({ case: row.caseId, ...errorFacts(error) }, 'the sweep could not look at a case');
    }
  }
  // Delivering a case writes its row anew.
  for (const caseId of await ports.store.registry.broken(school)) repaired += await delivered(ports, worker, caseId);
  return repaired;
}

async function delivered(ports: ReconcilePorts, worker: Pick<Worker, 'deliver'>, caseId: string): Promise<number> {
  try {
    await worker.deliver(caseId);
    return 1;
  } catch (error) {
    ports.log.error({ case: caseId, ...errorFacts(error) }, 'a row of the registry could not be written anew');
    return 0;
  }
}

/**
 * Looks in storage for cases that the registry lost, and has each delivered, which writes its row anew. It goes through
 * all cases of storage: once after a start and once a day.
 *
 * @returns how many were lost
 */
export async function findLost(ports: ReconcilePorts, worker: Pick<Worker, 'deliver'>): Promise<number> {
  const known = new Set<string>();
  for (const { school } of ports.directory.all) {
    for (const { caseId } of await ports.store.registry.list(school.id)) known.add(caseId);
    for (const caseId of await ports.store.registry.broken(school.id)) known.add(caseId);
  }
  let lost = 0;
  for await (const { caseId, school } of ports.store.cases.everyCase()) {
    if (known.has(caseId) || ports.directory.ofSchool(school) === undefined) continue;
    lost += await delivered(ports, worker, caseId);
  }
  if (lost > 0) ports.log.error({ lost }, 'cases were in no list of the registry, and are again');
  return lost;
}

async function repair(ports: ReconcilePorts, worker: Pick<Worker, 'deliver'>, row: RegistryRow): Promise<boolean> {
  const { store, clock } = ports;
  const state = await store.cases.readState(row.caseId);
  if (state === undefined) {
    if (row.status === 'opening' && later(row.openedAt, OPENING_WITHIN) < clock.now())
      await store.registry.remove(row.school, row.code);
    return false;
  }
  const { delivery } = await store.cases.readDelivery(row.caseId);
  await planNext(ports, state, delivery, clock.now());
  const behind =
    delivery.version !== state.version ||
    row.version !== state.version ||
    wasGivenUp(delivery) ||
    withSchoolChanges(ports.directory, state, clock.now()).events.length > 0 ||
    formerColleagues(state, ports.directory.ofSchool(state.school)).some(
      ({ person }) => !delivery.items.some(({ key }) => key === `former/${person}`),
    );
  const held =
    delivery.lease !== undefined && delivery.lease.until > clock.wall() && delivery.lease.owner !== ports.instance;
  // What a newer program has the case follow is nothing that was not delivered, nor is a line that other people are in.
  const follows =
    followProgram(state, await ports.directory.ofCase(state), clock.now()).length > 0 ||
    (row.follows !== undefined && isBehind(ports.directory, row));
  if ((!behind && !follows) || held) return false;
  await worker.deliver(row.caseId);
  return behind;
}
