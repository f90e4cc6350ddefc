import type { Activity } from 'botbuilder';
import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import { later, nextTry } from '../service/delivery/backoff';
import type { Roads } from '../service/delivery/roads';
import { errorFacts } from '../service/health/error-facts';
import { Lanes } from '../service/delivery/lanes';
import { SurfaceError } from '../service/surface';
import { until } from './connector';
import type { TeamsPorts } from './ports';
import { NOT_SHOWN } from '../service/words';
import type { MayBegin } from './send';

const MINUTE = 60_000;
/** A person who typed something else than a word of danger has typed again by then. Milliseconds. */
const LAPSES = 60 * MINUTE;
const URGENT_LAPSES = 24 * LAPSES;
/** Milliseconds between two tries, at most. */
const LONGEST = 5 * MINUTE;
/** So old may be what an answer shows when a call with it begins: access can end. Milliseconds. */
const FRESH = 5_000;
/** So many people at most wait for an answer; a tenant has no more who type within an hour. */
const MOST = 5_000;
const SIDE_BY_SIDE = 8;

/** An answer that somebody is owed. It holds nothing of what they typed, and nothing of what it will say. */
export interface Owed {
  readonly person: PersonId;
  /** They used a word of danger. */
  readonly urgent: boolean;
  /** It has the button for danger on it. */
  readonly start: boolean;
  /** Makes it as the person may see it at that moment. Never throws. */
  make(): Promise<Partial<Activity>>;
  /** @throws SurfaceError */
  send(answer: Partial<Activity>, mayBegin?: MayBegin): Promise<void>;
}

interface Waiting {
  readonly owed: Owed;
  readonly since: Moment;
  readonly urgent: boolean;
  tries: number;
  /** Wall time. */
  next: Moment;
  /** The road on which it failed. */
  road: string | undefined;
  /** That road was silent: once it carries, this is due. */
  held: boolean;
  /** What it showed was not taken, and never will be. */
  plain: boolean;
  trying: boolean;
}

/**
 * Answers that did not arrive, or perhaps not. They wait in the memory of this copy of the program alone: after a restart
 * people type again, and an answer by another copy does not take away one that waits here.
 */
export class Answers {
  private readonly waiting = new Map<PersonId, Waiting>();
  private readonly lanes = new Lanes(SIDE_BY_SIDE);

  constructor(
    private readonly ports: Pick<TeamsPorts, 'clock' | 'log'>,
    private readonly roads?: Pick<Roads, 'isSilent' | 'failed' | 'carried'>,
  ) {}

  /** Sends an answer by `first`, and sees to it when that fails: it never throws. It takes the place of one that waits. */
  async give(owed: Owed, first: () => Promise<unknown>): Promise<void> {
    const before = this.waiting.get(owed.person);
    // A person who spoke of danger is owed the button for it, whatever else they ask.
    const yields = before?.urgent === true && !owed.start;
    if (!yields) this.waiting.delete(owed.person);
    try {
      await first();
      this.roads?.carried('connector');
    } catch (error) {
      if (yields && this.waiting.has(owed.person)) {
        this.roads?.failed(error);
        return;
      }
      const wall = this.ports.clock.wall();
      const urgent = owed.urgent || before?.urgent === true;
      const waits = { owed, since: wall, urgent, tries: 0, next: wall, road: undefined, held: false };
      const waiting: Waiting = { ...waits, plain: false, trying: false };
      this.keep(waiting);
      this.failed(waiting, error);
      if (waiting.plain) await this.try(waiting);
      else
        this.ports.log.warn(
          { ...errorFacts(error), urgent },
          'an answer to a person is not known to have arrived; it is tried again',
        );
    }
  }

  /** Tries whatever is due, words of danger first; all that waits when `impatient`. Never throws. */
  async look(impatient = false): Promise<void> {
    const due = [...this.waiting.values()].filter((one) => this.isDue(one, impatient));
    due.sort((a, b) => Number(b.urgent) - Number(a.urgent));
    await Promise.all(
      due.map((one) => {
        one.trying = true;
        return this.lanes.run(() => this.try(one));
      }),
    );
  }

  private isDue(one: Waiting, impatient: boolean): boolean {
    if (one.trying || this.lapsed(one)) return false;
    const silent = this.roads?.isSilent(one.road) === true;
    const opened = one.held && !silent;
    one.held = silent;
    const inTime = this.ports.clock.wall() >= one.next && (one.urgent || !silent);
    return impatient || opened || inTime;
  }

  private async try(one: Waiting): Promise<void> {
    const { clock, log } = this.ports;
    one.trying = true;
    try {
      const wall = clock.wall();
      const answer = one.plain ? { type: 'message', text: NOT_SHOWN } : await one.owed.make();
      await one.owed.send(answer, until(later(wall, FRESH), clock));
      if (this.isCurrent(one)) this.waiting.delete(one.owed.person);
      this.roads?.carried('connector');
      log.info({ tries: one.tries + 1 }, 'an answer to a person arrived at last');
    } catch (error) {
      this.failed(one, error);
    } finally {
      one.trying = false;
    }
  }

  /** It is tried again; what is never taken as it is, at once as a short sentence. */
  private failed(one: Waiting, error: unknown): void {
    this.roads?.failed(error);
    const wall = this.ports.clock.wall();
    one.tries += 1;
    if (error instanceof SurfaceError) {
      one.road = error.road;
      one.plain ||= error.failure === 'unfit';
    } else this.ports.log.error({ ...errorFacts(error) }, 'sending an answer to a person failed');
    one.held = this.roads?.isSilent(one.road) === true;
    const asked = error instanceof SurfaceError ? error.retryAfter : undefined;
    const next = nextTry(wall, { tries: one.tries, since: one.since, urgent: one.urgent, asked });
    const latest = later(wall, LONGEST);
    one.next = next < latest ? next : latest;
  }

  private isCurrent(one: Waiting): boolean {
    return this.waiting.get(one.owed.person) === one;
  }

  private lapsed(one: Waiting): boolean {
    const { clock, log } = this.ports;
    if (clock.wall() < later(one.since, one.urgent ? URGENT_LAPSES : LAPSES)) return false;
    this.waiting.delete(one.owed.person);
    log.warn({ tries: one.tries, urgent: one.urgent }, 'an answer to a person is given up: they will have typed again');
    return true;
  }

  private keep(one: Waiting): void {
    this.waiting.set(one.owed.person, one);
    if (this.waiting.size <= MOST) return;
    const all = [...this.waiting.values()];
    const oldest = all.find(({ urgent }) => !urgent) ?? all[0];
    if (oldest !== undefined) this.waiting.delete(oldest.owed.person);
  }
}
