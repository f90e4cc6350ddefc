import { replay } from '../../src/case/evolve';
import type { RecordedEvent } from '../../src/case/events';
import type { Reply, Request } from '../../src/service/request';
import { people } from '../case/access-table';
import { caseId, lindeboom } from '../case/given';
import { ground, openHouse, rest, type House } from './house';

/** A running program with one case in it, which went like this. */
export async function houseWith(events: readonly RecordedEvent[], on = ground()): Promise<House> {
  const house = await openHouse(on);
  const state = replay(events);
  if (state === undefined) throw new Error('there is no case');
  await house.store.cases.append({ caseId, expected: 0, events, state, commandId: 'told' });
  const { school, code, openedAt, version } = state;
  await house.store.registry.put({
    ...{ school, code, caseId, openedAt, version },
    status: 'opening',
    step: '',
    people: [],
  });
  house.worker.nudge(caseId, { clock: 'wall', at: house.time.wall(), caseId });
  await house.worker.settle();
  await rest();
  return house;
}

let activities = 0;

/** What somebody does who stands in some relation to the case. */
export function acts(house: House, role: string, verb: string, more: Partial<Request> = {}): Promise<Reply> {
  activities += 1;
  const actor = { person: people[role] ?? '', tenant: lindeboom.school.tenant, name: role };
  return house.service.handle({ id: `by-${role}-${activities}`, actor, verb, values: {}, ...more });
}
