import type { Moment } from '../../agreement/time';
import { later } from './backoff';
import { errorFacts } from '../health/error-facts';
import type { Clock, Log, Metrics } from '../ports';
import { SurfaceError, type Surface } from '../surface';

/** Time between two calls that look whether a silent road carries again. Milliseconds. */
const PROBE_EVERY = 5_000;
/** A road that carries the probe and nothing else is believed ever less often, at last once in so long. */
const PROBE_SELDOM = 5 * 60_000;

interface Silence {
  /** Cases of which something waits for this road. */
  readonly waiting: Set<string>;
  /** Wall time at which it fell silent. */
  readonly since: Moment;
  /** Wall time before which it is not probed again. */
  probe: Moment;
  /** It did not carry a probe either: it was not one lost answer, but an outage. */
  out: boolean;
  probing: boolean;
}

/** What is to be gone through again because a road carries; impatient where everything had failed on it. */
export interface OpenedRoad {
  readonly cases: readonly string[];
  readonly impatient: boolean;
}

/**
 * The ways to the platform, as this copy of the program knows them. On one that is silent nothing is sent that can wait: each
 * lost answer may be a message that appears twice. One harmless call at a time looks whether it carries again, and with
 * the first that arrives all that waits there is due at once.
 */
export class Roads {
  private readonly silent = new Map<string, Silence>();
  /** How often each road carried a probe and then not what followed. */
  private readonly doubts = new Map<string, number>();

  constructor(
    private readonly ports: {
      readonly clock: Clock;
      readonly log: Log;
      readonly surface: Surface;
      readonly metrics?: Metrics | undefined;
    },
    private readonly onOpen: (opened: OpenedRoad) => void,
  ) {}

  isSilent = (road: string | undefined): boolean => road !== undefined && this.silent.has(road);

  /** The cases that are held back because a road is silent, and since when it is. */
  held(): readonly { readonly road: string; readonly since: Moment; readonly cases: readonly string[] }[] {
    return [...this.silent].map(([road, { since, waiting }]) => ({ road, since, cases: [...waiting] }));
  }

  /** Something of a case is for this road, which is silent. */
  wait(road: string | undefined, caseId: string): void {
    if (road !== undefined) this.silent.get(road)?.waiting.add(caseId);
  }

  failed(error: unknown): void {
    if (!(error instanceof SurfaceError) || error.road === undefined) return;
    const { road } = error;
    this.ports.metrics?.failed(road, error.failure, error.code ?? '');
    if (!isSilence(error) || this.silent.has(road)) return;
    const doubts = this.doubts.get(road) ?? 0;
    const pause = doubts === 0 ? 0 : Math.min(PROBE_SELDOM, PROBE_EVERY * 2 ** (doubts - 1));
    const since = this.ports.clock.wall();
    this.silent.set(road, { waiting: new Set(), since, probe: later(since, pause), out: false, probing: false });
    this.ports.log.warn({ road }, 'a road to the platform is silent; what can wait does');
  }

  /** Something arrived by this road. */
  carried(road: string | undefined): void {
    if (road === undefined) return;
    this.doubts.delete(road);
    this.open(road);
  }

  /** Looks at each silent road when it is time, or `now`. */
  async probe(now = false): Promise<void> {
    await Promise.all([...this.silent].map(([road, silence]) => this.probeOne(road, silence, now)));
  }

  private async probeOne(road: string, silence: Silence, now: boolean): Promise<void> {
    const { clock, log, surface } = this.ports;
    if (silence.probing || (!now && silence.probe > clock.wall())) return;
    silence.probing = true;
    try {
      await surface.probe(road);
      this.doubts.set(road, (this.doubts.get(road) ?? 0) + 1);
      this.open(road);
    } catch (error) {
      silence.out = true;
      if (!(error instanceof SurfaceError)) log.error({ road, ...errorFacts(error) }, 'probing a road failed');
    } finally {
      silence.probing = false;
      silence.probe = later(clock.wall(), PROBE_EVERY);
    }
  }

  private open(road: string): void {
    const silence = this.silent.get(road);
    if (silence === undefined || !this.silent.delete(road)) return;
    this.ports.log.info({ road, waiting: silence.waiting.size }, 'a road to the platform carries again');
    this.onOpen({ cases: [...silence.waiting], impatient: silence.out });
  }
}

/** A platform that asks to wait answers; one whose answer is lost, or to which there is no connection, does not. */
const isSilence = ({ failure, retryAfter }: SurfaceError): boolean =>
  failure === 'unknown' || (failure === 'busy' && retryAfter === undefined);

/** The platform, each of whose calls tells how it went on its road. */
export function onRoads(surface: Surface, roads: Roads): Surface {
  const by = async <T>(road: string | undefined, doing: Promise<T>): Promise<T> => {
    try {
      const result = await doing;
      roads.carried(road);
      return result;
    } catch (error) {
      roads.failed(error);
      throw error;
    }
  };
  const { messages, rooms } = surface.roads ?? {};
  return {
    capacity: surface.capacity,
    ...(surface.roads === undefined ? {} : { roads: surface.roads }),
    openRoom: (room) => by(rooms, surface.openRoom(room)),
    members: (room) => by(rooms, surface.members(room)),
    admit: (room, person, guest) => by(rooms, surface.admit(room, person, guest)),
    dismiss: (room, person, heir) => by(rooms, surface.dismiss(room, person, heir)),
    own: (room, owner) => by(rooms, surface.own(room, owner)),
    archive: (room) => by(rooms, surface.archive(room)),
    unarchive: (room) => by(rooms, surface.unarchive(room)),
    post: (room, message) => by(messages, surface.post(room, message)),
    sendPrivately: (person, message, school) => by(messages, surface.sendPrivately(person, message, school)),
    update: (message, content) => by(messages, surface.update(message, content)),
    remove: (message) => by(messages, surface.remove(message)),
    probe: (road) => surface.probe(road),
  };
}
