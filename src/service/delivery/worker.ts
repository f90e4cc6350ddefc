import { tellBacklog } from '../health/backlog';
import { linesThatMayStand } from './lines';
import { listByCases } from './list-by-cases';
import { onRoads, Roads, type OpenedRoad } from './roads';
import { DraftKeeper, sweepDrafts } from '../drafts/keeper';
import { draftOf, subjectOf } from '../drafts/place';
import type { DraftPlace } from '../drafts/port';
import { byCase, tryLater, served, type CaseRows } from './due-rows';
import { errorFacts } from '../health/error-facts';
import { later } from './backoff';
import { Lanes } from './lanes';
import type { Delivery } from './delivery';
import { Digests } from './digests';
import { handOverCases } from './handing-over';
import { Holds } from './held';
import { withSealedIdsOn } from '../people/external-people';
import type { DueRow } from '../ports';
import { Queue } from '../commands/queue';
import { schoolOf } from '../school/who-is-who';
import { reconcile, type DeliveryPorts, type Pass, type ReconcilePorts } from './reconcile';

/** Delivers what was decided: at once when nudged, and whenever something is due. */
export interface Worker {
  /** How well the roads to the platform do. Others who send by them ask it, and tell it how it went. */
  readonly roads: Pick<Roads, 'isSilent' | 'failed' | 'carried'>;
  /** What drafts need behind the back of their writers. */
  readonly drafts: Pick<DraftKeeper, 'sent' | 'destroy'> & {
    /** Looks at one now. Never throws; what fails is in the due list. */
    look(place: DraftPlace): void;
  };
  /** Looks after every draft that storage holds. @throws StorageUnavailable */
  sweepDrafts(): Promise<void>;
  /** Delivers a case now. Never throws; what fails is in the due list. */
  nudge(caseId: string, guard?: DueRow): void;
  /** Delivers a case now, and looks who is in its room. Never throws; the daily look comes anyway. */
  look(caseId: string): void;
  /** Tries again now whatever of a case waits for its next try. Never throws; what fails is in the due list. */
  retry(caseId: string): void;
  /** Delivers a case and waits for it. */
  deliver(caseId: string): Promise<void>;
  /** After a start: serves whatever a stopped copy of the program left under way, without waiting for its moment. */
  recover(): Promise<void>;
  /** One look at the due list: begins to serve what is due, beside whatever is still being served. */
  begin(): Promise<void>;
  /** The same, and resolves when all of it was served. */
  tick(): Promise<void>;
  /**
   * Serves all that is due or under way at this moment; for the practice clock. Without waiting between tries, unless
   * `patient`: then what wants a later try is left for that moment.
   */
  settle(patient?: boolean): Promise<void>;
  /** Tells the operator what is not delivered, if anything. @throws StorageUnavailable */
  tellBacklog(): Promise<void>;
  /** Serves nothing more that is due; resolves when what is under way is done. What waits comes back by its row. */
  stop(): Promise<void>;
  /** The first moment after now and not after `until` at which something is due; with `wall`, by that clock as well. */
  next(until: string, wall?: string): Promise<string | undefined>;
}

/** So many rows are read at a time. */
const BATCH = 200;
/** So many cases are delivered side by side. */
const SIDE_BY_SIDE = 8;
/** `settle` gives up on what keeps failing after so many rounds; the due list keeps it. */
const SETTLE_ROUNDS = 4;
/** Later than any wall moment: all rows. */
const EVER = '9999-12-31T00:00:00.000Z';

/** How rows are served: whether what failed before waits for its next try, and whether rows go that are not due yet. */
interface Serving {
  readonly impatient: boolean;
  readonly all: boolean;
}
const IN_TIME: Serving = { impatient: false, all: false };

/** What a copy of the program carries out with: people from outside by handles, each call told to its road. */
function deliveryPorts(ports: ReconcilePorts, onOpen: (opened: OpenedRoad) => void): DeliveryPorts {
  const roads = new Roads(ports, onOpen);
  const outside = { ...ports, surface: onRoads(withSealedIdsOn(ports.surface, ports), roads), roads };
  const holds = new Holds<Delivery>(ports.clock, ports.instance);
  return {
    ...outside,
    holds,
    digests: new Digests({ ...outside, mayStand: linesThatMayStand(ports), byCases: listByCases(ports) }),
  };
}

export function createWorker(ports: ReconcilePorts): Worker {
  return new Working(ports);
}

class Working implements Worker {
  private readonly queue = new Queue();
  private readonly lanes = new Lanes(SIDE_BY_SIDE);
  private readonly delivery: DeliveryPorts;
  private readonly underWay = new Set<Promise<void>>();
  /** Cases of which the due rows are being served: found again while that lasts, they are left alone. */
  private readonly serving = new Set<string>();
  /** Rows of cases that another copy of the program has, which removes them: left alone until its lease ends, should it stop. */
  private readonly elsewhere = new Map<string, string>();
  /** Rows of cases that could not be delivered: left alone until the case comes back, should they still be there. */
  private readonly failed = new Map<string, string>();
  private stopped = false;
  private readonly keeper: DraftKeeper;
  readonly drafts: Worker['drafts'];

  constructor(private readonly ports: ReconcilePorts) {
    this.delivery = deliveryPorts(ports, ({ cases, impatient }) => {
      for (const caseId of cases)
        this.keep(this.lanes.run(() => this.inBackground(caseId, () => this.pass(caseId, { impatient }))));
    });
    this.keeper = new DraftKeeper({ ...ports, surface: this.delivery.surface });
    this.drafts = this.forDrafts();
  }

  /** One at a time for each draft: what is being told of it is then known where it ends. */
  private forDrafts(): Worker['drafts'] {
    const behind = (place: DraftPlace, act: () => Promise<void>): Promise<void> => {
      const work = this.queue.run(subjectOf(place), act);
      this.keep(work);
      return work;
    };
    return {
      sent: (place, as, draft) => behind(place, () => this.keeper.sent(place, as, draft)),
      destroy: (place) => behind(place, () => this.keeper.destroy(place)),
      look: (place) => this.keep(this.inBackground(subjectOf(place), () => this.pass(subjectOf(place)))),
    };
  }

  sweepDrafts(): Promise<void> {
    return sweepDrafts(this.ports, this.keeper);
  }

  get roads(): Roads {
    return this.delivery.roads;
  }

  nudge(caseId: string, guard?: DueRow): void {
    const delivering = async (): Promise<void> => {
      await this.pass(caseId);
      if (guard !== undefined) await this.ports.store.due.remove(guard);
    };
    this.keep(this.inBackground(caseId, delivering, guard));
  }

  look(caseId: string): void {
    this.keep(this.inBackground(caseId, () => this.pass(caseId, { look: true })));
  }

  retry(caseId: string): void {
    this.keep(this.inBackground(caseId, () => this.pass(caseId, { impatient: true })));
  }

  async deliver(caseId: string): Promise<void> {
    await this.queue.run(caseId, () => this.pass(caseId));
  }

  async recover(): Promise<void> {
    const work = this.serveAll(await this.due(EVER), { impatient: true, all: false });
    this.keep(work);
    await work;
  }

  async begin(): Promise<void> {
    this.keep(this.delivery.roads.probe());
    this.keep(this.keeper.again());
    this.keep(this.serveAll(await this.due(this.ports.clock.wall()), IN_TIME));
  }

  async tick(): Promise<void> {
    await this.delivery.roads.probe();
    await this.serveAll(await this.due(this.ports.clock.wall()), IN_TIME);
  }

  async settle(patient = false): Promise<void> {
    for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
      await this.delivery.roads.probe(!patient);
      await this.keeper.again();
      await Promise.all(this.underWay);
      const rows = await this.due(patient ? this.ports.clock.wall() : EVER);
      if (rows.length === 0) return;
      await this.serveAll(rows, patient ? IN_TIME : { impatient: true, all: true });
    }
  }

  tellBacklog(): Promise<void> {
    return tellBacklog(this.ports, this.delivery.roads.held());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    do {
      await this.queue.idle();
      await Promise.all(this.underWay);
    } while (this.underWay.size > 0);
  }

  async next(until: string, wall = ''): Promise<string | undefined> {
    const rows = await this.ports.store.due.due({ domain: until, wall }, BATCH);
    return rows.map(({ at }) => at).find((at) => at > this.ports.clock.now());
  }

  /** Comes back by a row of its own for when another copy of the program lets go of the case. */
  private readonly pass = async (subject: string, pass: Pass = {}): Promise<void> => {
    const back = await this.bring(subject, pass);
    if (back === undefined) return;
    // A row of its own: that of a pass which can wait is at the very end of the lease.
    const own: DueRow = pass.impatient === true ? { ...back, at: later(back.at, 1), impatient: true } : back;
    await this.ports.store.due.put(own);
  };

  /** Brings a case, a draft or the cases of a school to what they should be. @returns the row by which it comes back, where another copy has it */
  private async bring(subject: string, pass: Pass, looks = 0): Promise<DueRow | undefined> {
    const school = schoolOf(subject);
    if (school !== undefined) return this.bringSchool(subject, school, looks);
    const draft = draftOf(subject);
    if (draft === undefined) return reconcile(this.delivery, subject, pass);
    const at = await this.keeper.serve(draft);
    if (at !== undefined) await this.ports.store.due.put({ clock: 'domain', at, caseId: subject });
    return undefined;
  }

  /** The cases of a school to who is who there. It comes back by a row of its own, which tells how often it was looked at. */
  private async bringSchool(subject: string, school: string, looks: number): Promise<undefined> {
    const at = await handOverCases({ ...this.ports, surface: this.delivery.surface }, school, looks);
    if (at !== undefined) await this.ports.store.due.put({ clock: 'wall', at, caseId: subject, failures: looks + 1 });
  }

  private due(wall: string): Promise<readonly DueRow[]> {
    return this.ports.store.due.due({ domain: this.ports.clock.now(), wall }, BATCH);
  }

  private async serveAll(rows: readonly DueRow[], how: Serving): Promise<void> {
    const now = this.ports.clock.wall();
    for (const left of [this.elsewhere, this.failed])
      for (const [row, until] of left) if (until <= now) left.delete(row);
    const isLeft = (name: string): boolean => this.elsewhere.has(name) || (!how.impatient && this.failed.has(name));
    const cases = byCase(rows.filter((row) => !isLeft(nameOf(row)))).filter(({ caseId }) => !this.serving.has(caseId));
    await Promise.all(
      cases.map((one) => this.lanes.run(async () => (this.stopped ? undefined : this.serve(one, how)))),
    );
  }

  /** One delivery at a time per case; what fails moves its rows later and never blocks the others. */
  private async serve(one: CaseRows, { impatient, all }: Serving): Promise<void> {
    const { caseId, rows } = one;
    this.serving.add(caseId);
    await this.queue.run(caseId, async () => {
      try {
        const pass = { impatient: impatient || rows.some((row) => row.impatient === true) };
        const back = await this.bring(caseId, pass, Math.min(...rows.map(({ failures = 0 }) => failures)));
        if (back === undefined) await served(this.ports, rows, { all });
        else await this.leave(rows, back);
      } catch (error) {
        const back = await tryLater(this.ports, one, error, all);
        if (back !== undefined) for (const row of rows) this.failed.set(nameOf(row), back.at);
      }
    });
    this.serving.delete(caseId);
  }

  /** Another copy of the program has the case: what is due before that ends brings it back here. */
  private async leave(rows: readonly DueRow[], back: DueRow): Promise<void> {
    for (const row of rows) this.elsewhere.set(nameOf(row), back.at);
    if (!rows.some(({ at }) => at <= back.at)) await this.ports.store.due.put(back);
  }

  /** Never throws: what fails comes back by its guard, or else by a row of its own. */
  private inBackground(caseId: string, delivering: () => Promise<unknown>, guard?: DueRow): Promise<void> {
    const { log } = this.ports;
    return this.queue.run(caseId, delivering).then(
      () => undefined,
      async (error: unknown) => {
        log.warn({ case: caseId, ...errorFacts(error) }, 'delivery failed; its row in the due list brings it back');
        if (guard === undefined) await tryLater(this.ports, { caseId, rows: [] }, error, false);
      },
    );
  }

  private keep(work: Promise<void>): void {
    const kept = work.finally(() => this.underWay.delete(kept));
    this.underWay.add(kept);
  }
}

const nameOf = ({ clock, at, caseId, version }: DueRow): string => JSON.stringify([clock, at, caseId, version]);
