import type { PersonId } from '../../agreement/people';
import { isShutOut } from '../../case/involvement';
import { circleOf, dangerWaits } from '../../case/emergency/emergency-ladder';
import { alertItems, alertKey, earlyKey, justBegun, type AlertReach } from '../../room/items/alert';
import type { Item } from '../../room/types';
import { later } from './backoff';
import type { ReconcileContext } from './context';

/** So long somebody of the first is looked for before the next in line hears it as well. Milliseconds. */
const ALONE_WITHIN = 60_000;

/*
 * What is wanted of an alert about danger follows from the case and from what was delivered of it: the declarer
 * reads whom it has reached, and while it has reached nobody the next in line hears it. No event says so, since nobody
 * decided anything; that the next in line was told is in the timeline as whatever else was sent.
 */

/**
 * The same pass with the alerts as they must be by now. From the first try on, the case comes back when it is time for
 * the next in line: a row in the due list sees to it.
 */
export async function withAlerts(context: ReconcileContext): Promise<ReconcileContext> {
  const { emergency } = context.state;
  if (dangerWaits(emergency) && context.ledger.delivery.alarm?.of !== emergency.version) {
    const since = context.clock.wall();
    await context.store.due.put({ clock: 'wall', at: later(since, ALONE_WITHIN), caseId: context.state.id });
    await context.ledger.write({ alarm: { of: emergency.version, since } });
  }
  const others = context.wanted.items.filter(({ card }) => card.template !== 'alert');
  const alerts = alertsNow(context);
  return alerts.length === 0 ? context : { ...context, wanted: { ...context.wanted, items: [...alerts, ...others] } };
}

/** The card of the declarer, by what is there at this moment: later in a pass than it was first drawn. */
export const declarersCard = (context: ReconcileContext): readonly Item[] =>
  alertsNow(context).filter(({ key }) => key === alertKey(context.state.emergency?.version ?? 0, 'declarer'));

function alertsNow(context: ReconcileContext): readonly Item[] {
  const { state, agreement, clock } = context;
  if (state.emergency === undefined) return [];
  const view = { state, agreement, now: clock.now() };
  return alertItems(view, reachOf(context)).filter(({ to }) => !isShutOut(state, to));
}

function reachOf(context: ReconcileContext): AlertReach {
  const { emergency, cast } = context.state;
  if (emergency === undefined) return justBegun;
  const { version, at, by } = emergency;
  const { alarm } = context.ledger.delivery;
  const tried = alarm?.of === version && later(alarm.since, ALONE_WITHIN) <= context.clock.wall();
  const over = tried || later(at, ALONE_WITHIN) <= context.clock.now();
  const reached = (person: PersonId): boolean => stands(context, alertKey(version, person));
  const nobody = !circleOf(context.state, by.person, emergency.doubt).told.some(({ person }) => reached(person));
  const early = context.ledger.item(earlyKey(version, cast.board.person));
  return {
    reached: (person) => reached(person) || stands(context, earlyKey(version, person)),
    late: over && nobody,
    // Once begun it goes on: a person who heard of it also hears how it ends.
    early: early !== undefined || (over && nobody && dangerWaits(emergency)),
  };
}

/** Whether an edition of this message is there. */
function stands({ ledger }: ReconcileContext, key: string): boolean {
  const record = ledger.item(key);
  return record !== undefined && (record.status === 'delivered' || (record.formers ?? []).length > 0);
}
