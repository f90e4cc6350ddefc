import type { Moment } from '../../agreement/time';
import type { Roads } from '../delivery/roads';
import { later } from '../delivery/backoff';
import type { Delivery, Trouble } from '../delivery/delivery';
import type { Clock, DueRow, Log, Metrics, Store, Waiting } from '../ports';
import type { Surface } from '../surface';

/** So far ahead lie the next tries of what fails. Milliseconds. */
const AHEAD = 65 * 60_000;
/** Of so many cases is counted what waits; more of them make no difference to the operator. */
const MOST_CASES = 200;
/** What has no road of its own: a platform in memory, or what was not told by which road it goes. */
const PLATFORM = 'platform';

interface Ports {
  readonly store: { readonly due: Pick<Store['due'], 'due'>; readonly cases: Pick<Store['cases'], 'readDelivery'> };
  readonly surface: Pick<Surface, 'roads'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
}

/**
 * Tells the operator what is not delivered, on which road, and how long the oldest of it waits; nothing while all is
 * well. @throws StorageUnavailable
 */
export async function tellBacklog(ports: Ports, held: ReturnType<Roads['held']>): Promise<void> {
  const { clock, log, metrics } = ports;
  const { waiting, more } = await backlogOf(ports, held);
  const now = waiting.map(({ road, count, since }) => ({ road, count, seconds: secondsSince(since, clock.wall()) }));
  metrics?.waits(now);
  if (now.length === 0) return;
  log.warn(
    {
      waiting: now.reduce((sum, { count }) => sum + count, 0),
      seconds: Math.max(...now.map(({ seconds }) => seconds)),
      ...Object.fromEntries(
        now.flatMap(({ road, count, seconds }) => [
          [road, count],
          [`${road} seconds`, seconds],
        ]),
      ),
      ...(more ? { more } : {}),
    },
    'this is not delivered yet, and the oldest of it waits so many seconds; it is tried again without end',
  );
}

/**
 * What waits by what storage says, the same for every copy of the program, and what this copy holds back while a road is
 * silent. `more`: there are cases that were not counted.
 */
async function backlogOf(
  { store, surface, clock }: Ports,
  held: ReturnType<Roads['held']>,
): Promise<{ readonly waiting: readonly Waiting[]; readonly more: boolean }> {
  const until = { domain: '', wall: later(clock.wall(), AHEAD) };
  const rows = (await store.due.due(until, MOST_CASES)).filter(isRetry);
  const cases = [...new Set(rows.map(({ caseId }) => caseId))];
  const found = await Promise.all(
    cases.map(async (id) => [id, (await store.cases.readDelivery(id)).delivery] as const),
  );
  const failing = found.flatMap(([caseId, delivery]) =>
    failingOf(delivery, surface.roads).map((one) => ({ ...one, caseId })),
  );
  const heldBack = held.flatMap(({ road, since, cases: all }) =>
    all
      .filter((caseId) => !failing.some((one) => one.caseId === caseId && one.road === road))
      .map((caseId) => ({ road, since, caseId })),
  );
  return { waiting: byRoad([...failing, ...heldBack]), more: rows.length === MOST_CASES };
}

/** A guard names the version that a command is to make; nothing of that failed. */
const isRetry = ({ version }: DueRow): boolean => version === undefined;

interface Failing {
  readonly road: string;
  readonly since: Moment;
}

function failingOf({ room, members, items }: Delivery, roads: Surface['roads']): readonly Failing[] {
  const on = (road = PLATFORM, all: readonly (Trouble | undefined)[]): readonly Failing[] =>
    all.flatMap((one) => (one?.since === undefined ? [] : [{ road, since: one.since }]));
  return [...on(roads?.messages, items), ...on(roads?.rooms, [room, ...Object.values(members)])];
}

function byRoad(all: readonly Failing[]): readonly Waiting[] {
  const roads = [...new Set(all.map(({ road }) => road))].sort();
  return roads.map((road) => {
    const since = all.filter((one) => one.road === road).map((one) => one.since);
    return { road, count: since.length, since: since.reduce((a, b) => (a < b ? a : b)) };
  });
}

const secondsSince = (since: Moment, now: Moment): number =>
  Math.max(0, Math.round((Date.parse(now) - Date.parse(since)) / 1_000));
