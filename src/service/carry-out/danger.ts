import type { PersonId } from '../../agreement/people';
import { isShutOut } from '../../case/access';
import { circleOf } from '../../case/emergency/emergency-ladder';
import type { Emergency } from '../../case/state';
import { alertItems, alertKey, earlyKey, justBegun, type AlertReach } from '../../room/items/alert';
import type { Item } from '../../room/types';
import { later } from '../backoff';
import type { Job } from './job';

/** So long somebody of the first is looked for before the next in line hears it as well. Milliseconds. */
const ALONE_WITHIN = 60_000;

/*
 * What is wanted of an alert about danger follows from the case and from what was delivered of it: whoever declared it
 * reads with whom it stands, and when it stands with nobody the next in line hears it. No event says so, since nobody
 * decided anything; that the next in line was told is in the timeline as whatever else was sent.
 */

/**
 * The same pass with the alerts as they must be by now. From the first try on, the case comes back when it is time for
 * the next in line: a row in the due list sees to it.
 */
export async function withAlerts(job: Job): Promise<Job> {
  const { emergency } = job.state;
  if (emergency !== undefined && isOpen(emergency) && job.ledger.delivery.alarm?.of !== emergency.version) {
    const since = job.clock.wall();
    await job.store.due.put({ clock: 'wall', at: later(since, ALONE_WITHIN), caseId: job.state.id });
    await job.ledger.write({ alarm: { of: emergency.version, since } });
  }
  const others = job.wanted.items.filter(({ card }) => card.template !== 'alert');
  const alerts = alertsNow(job);
  return alerts.length === 0 ? job : { ...job, wanted: { ...job.wanted, items: [...alerts, ...others] } };
}

/** The card of whoever declared it, by what stands at this moment: later in a pass than it was first drawn. */
export const declarersCard = (job: Job): readonly Item[] =>
  alertsNow(job).filter(({ key }) => key === alertKey(job.state.emergency?.version ?? 0, 'declarer'));

function alertsNow(job: Job): readonly Item[] {
  const { state, agreement, clock } = job;
  if (state.emergency === undefined) return [];
  const view = { state, agreement, now: clock.now() };
  return alertItems(view, reachOf(job)).filter(({ to }) => !isShutOut(state, to));
}

const isOpen = ({ acknowledgedAt, withdrawnAt }: Emergency): boolean =>
  acknowledgedAt === undefined && withdrawnAt === undefined;

function reachOf(job: Job): AlertReach {
  const { emergency, cast } = job.state;
  if (emergency === undefined) return justBegun;
  const { version, at, by } = emergency;
  const { alarm } = job.ledger.delivery;
  const tried = alarm?.of === version && later(alarm.since, ALONE_WITHIN) <= job.clock.wall();
  const over = tried || later(at, ALONE_WITHIN) <= job.clock.now();
  const reached = (person: PersonId): boolean => stands(job, alertKey(version, person));
  const nobody = !circleOf(job.state, by.person).told.some(({ person }) => reached(person));
  const early = job.ledger.item(earlyKey(version, cast.board.person));
  return {
    reached: (person) => reached(person) || stands(job, earlyKey(version, person)),
    late: over && nobody,
    // Once begun it goes on: whoever heard of it also hears how it ends.
    early: early !== undefined || (over && nobody && isOpen(emergency)),
  };
}

/** Whether an edition of this message stands. */
function stands({ ledger }: Job, key: string): boolean {
  const record = ledger.item(key);
  return record !== undefined && (record.status === 'delivered' || (record.formers ?? []).length > 0);
}
