import type { Agreement } from '../../agreement/agreement';
import { dayOf } from '../../agreement/calendar';
import { decentMoment } from '../../case/task/ladder';
import { askApart, type AskingPorts } from '../school/ask-about-schools';
import { latestMorning } from '../delivery/digest-routing';
import type { Standstill, Store } from '../ports';
import { awayQuestion, coordinatorOf } from '../school/school-questions';

interface Ports extends AskingPorts {
  readonly store: Pick<Store, 'heartbeats' | 'digests' | 'due'>;
}

/**
 * Tells the coordinator of each school once, in working hours, that reminders stood still for more than an hour. What
 * should have come meanwhile goes first: where that reaches the coordinator as a list that says so, that is enough.
 */
export async function tellOutage(ports: Ports): Promise<void> {
  const { clock, directory, store } = ports;
  const standstill = (await store.heartbeats.standstills()).at(-1);
  if (standstill === undefined) return;
  const [earliest] = await store.due.due({ domain: clock.now(), wall: clock.wall() }, 1);
  if (earliest !== undefined && earliest.at <= standstill.until) return;
  for (const agreement of directory.all) {
    if (decentMoment(clock.now(), agreement) !== clock.now()) continue;
    await tellSchool(ports, agreement, standstill);
  }
}

async function tellSchool(ports: Ports, agreement: Agreement, standstill: Standstill): Promise<void> {
  const today = dayOf(ports.clock.now());
  const { due } = awayQuestion(agreement, today, { ...standstill, heard: false });
  if (today < due) return;
  const heard = await hasHeard(ports, agreement, standstill);
  if (heard === 'may yet') return;
  await askApart(ports, agreement.school.id, awayQuestion(agreement, today, { ...standstill, heard }));
}

/** Whether a list that says that the bot was away has reached the coordinator, or is under way to them. */
async function hasHeard(
  { clock, store }: Ports,
  agreement: Agreement,
  { until }: Standstill,
): Promise<boolean | 'may yet'> {
  const person = coordinatorOf(agreement, dayOf(clock.now()));
  const days = new Set([until, clock.now()].map((moment) => latestMorning(agreement, moment)));
  let mayYet = false;
  for (const day of days) {
    const list = (await store.digests.get({ person, school: agreement.school.id, day }))?.content;
    if (list === undefined) continue;
    if (list.late && list.message !== undefined) return true;
    mayYet ||= list.message === undefined && list.lease !== undefined && list.lease.until > clock.wall();
  }
  return mayYet && 'may yet';
}
