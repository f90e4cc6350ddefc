import { addDays } from '../../agreement/calendar';
import { lineOf, morningCard } from '../../room/items/morning';
import type { Moment } from '../../agreement/time';
import { card } from '../../room/card-data';
import type { CardSpec } from '../../room/types';
import { later } from './backoff';
import type { Clock, Log, Morning, DigestPlace, Store } from '../ports';
import { DigestConflict } from '../ports';
import { Queue } from '../commands/queue';
import { SurfaceError, type Message, type MessageRef, type Surface } from '../surface';

/** One thing that came this morning: of which case, under which key, and the card that it would be on its own. */
export interface Arrival {
  readonly case: string;
  readonly key: string;
  readonly card: CardSpec;
}

/** Where one line is: the message, and which line of it. */
type LineRef = MessageRef & { readonly line: DigestPlace & Pick<Arrival, 'case' | 'key'> };

/** Whether something is in a list of the morning, as one line of it. */
export const isLine = (ref: MessageRef): ref is LineRef => typeof ref['line'] === 'object';

/** A list that was sent, and the lines that it was to show. */
interface Sent {
  readonly message: MessageRef;
  readonly lines: Morning['lines'];
}

/** Longer than any call to the platform may take. Milliseconds. */
const SENDING = 60_000;
/** A copy of the program that finds the list being sent by another looks again after this time. Milliseconds. */
const LOOK_AGAIN = 2_000;
/** So many days a list of which all is done is kept, counted from the next one of the same person. */
const KEPT_DAYS = 14;
/** A list that changes faster than it can be shown is left to the copy that changed it last. */
const MOST_ROUNDS = 20;

interface MorningPorts {
  readonly store: Pick<Store, 'digests'>;
  readonly surface: Surface;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  readonly instance: string;
  /** Which of these lines the person may still be shown: each belongs to a case that goes its own way. */
  mayStand(place: DigestPlace, lines: Morning['lines']): Promise<Morning['lines']>;
}

/** How something is added to a list: whether it should have come earlier, and who knows that it may still be shown. */
export interface Sharing {
  readonly late: boolean;
  /** Until when a call may begin by what is known. */
  readonly sight: { until(): Promise<Moment> };
}

/**
 * One message a morning for one person, whatever the number of cases and of copies of the program. The first
 * case that has something sends it and is the only one that notifies; the others add their lines in place. After every
 * change of the message the row is read again, so that the copy that wrote last also shows last and no line is lost.
 */
export class Digests {
  /** Within one copy of the program, one at a time per person: cases are delivered side by side. */
  private readonly queue = new Queue();
  /** What was sent while storage went away, with the lines that it shows: it is not sent again. */
  private readonly unwritten = new Map<string, Sent>();

  constructor(private readonly ports: MorningPorts) {}

  /** Whether there is a list to which something of this morning can still be added. */
  async isOpen(place: DigestPlace): Promise<boolean> {
    const morning = (await this.ports.store.digests.get(place))?.morning;
    if (morning === undefined) return false;
    // A list of which all is done would not be looked at again.
    return morning.message === undefined || morning.lines.some(({ open }) => open);
  }

  /** Puts these in the list of the morning. @returns where each is, in their order. @throws SurfaceError */
  async share(place: DigestPlace, arrivals: readonly Arrival[], how: Sharing): Promise<readonly MessageRef[]> {
    return this.queue.run(place.person, async () => {
      const message = await this.stand(place, arrivals, how);
      return arrivals.map((one) => ({ ...message, line: { ...place, case: one.case, key: one.key } }));
    });
  }

  /** Brings a message to what it should be: a line of a list in its place, any other as it is. */
  async update(ref: MessageRef, content: Message, sight: Sharing['sight']): Promise<void> {
    if (!isLine(ref)) return this.ports.surface.update(ref, content);
    const { line } = ref;
    await this.queue.run(line.person, async () => {
      const { message } = await this.change(line, (morning) => ({
        ...this.takenBack(morning, ref),
        lines: morning.lines.map((known) => (isSame(known, line) ? { ...known, ...lineOf(content.card) } : known)),
      }));
      if (message !== undefined) await this.show(line, sight);
    });
  }

  /** Takes a message away, or a line out of a list; the last one takes the list with it. */
  async remove(ref: MessageRef, sight: Sharing['sight']): Promise<void> {
    if (!isLine(ref)) return this.ports.surface.remove(ref);
    const { line } = ref;
    await this.queue.run(line.person, async () => {
      const left = await this.change(line, (morning) => {
        const lines = morning.lines.filter((known) => !isSame(known, line));
        return lines.length === 0 ? { ...withoutMessage(morning), lines } : { ...this.takenBack(morning, ref), lines };
      });
      if (left.message !== undefined) await this.show(line, sight);
      // Nobody adds to it any more: the row let go of it before it is removed.
      if (left.message?.id !== ref.id) await this.ports.surface.remove(ref);
    });
  }

  /**
   * The list with a message that it had let go of, where no other took its place: the lines on it are all that the person
   * has of them. It may be changed by now; where not, that fails as any other change.
   */
  private takenBack(morning: Morning, { line: _, ...message }: LineRef): Morning {
    const { sending } = morning;
    const underWay = sending !== undefined && sending.until > this.ports.clock.wall();
    return morning.message !== undefined || underWay ? morning : { ...morning, message };
  }

  /** The message on which these are then: the one that is there, or else a new one. */
  private async stand(place: DigestPlace, arrivals: readonly Arrival[], how: Sharing): Promise<MessageRef> {
    for (;;) {
      await how.sight.until();
      const entered = await this.enter(place, arrivals);
      if (entered.message === undefined) return this.send(place, arrivals, withLines(entered, arrivals), how);
      if (await this.isShown(place, entered.message, how)) return entered.message;
    }
  }

  /**
   * Adds to the list that is there, or else claims the sending of it. One step: in between two, another copy of the program
   * would have sent it. @throws SurfaceError when another is sending it, or the person could not be reached
   */
  private async enter(place: DigestPlace, arrivals: readonly Arrival[]): Promise<Morning> {
    return this.change(place, (morning) => {
      const { message, sending, attempts } = morning;
      if (message !== undefined) return { ...morning, lines: withLines(morning, arrivals) };
      if (sending !== undefined && sending.by !== this.ports.instance && sending.until > this.ports.clock.wall())
        throw new SurfaceError('busy', 'another copy of the program is sending the list of this morning', {
          retryAfter: LOOK_AGAIN,
        });
      const until = later(this.ports.clock.wall(), SENDING);
      return { ...morning, attempts: attempts + 1, sending: { by: this.ports.instance, until } };
    });
  }

  /** Whether the list says what it should; if not, the row let go of a message that cannot be changed any more. */
  private async isShown(place: DigestPlace, message: MessageRef, { sight }: Sharing): Promise<boolean> {
    try {
      await this.show(place, sight);
      return true;
    } catch (error) {
      if (!(error instanceof SurfaceError)) throw error;
      // Unlike a message that is sent, a change may be repeated as often as it takes.
      if (error.failure !== 'refused') throw new SurfaceError('busy', error.message, error);
      await this.change(place, (morning) => (morning.message?.id === message.id ? withoutMessage(morning) : morning));
      return false;
    }
  }

  private async send(
    place: DigestPlace,
    arrivals: readonly Arrival[],
    lines: Morning['lines'],
    how: Sharing,
  ): Promise<MessageRef> {
    const { late } = how;
    const name = JSON.stringify(place);
    let sent = this.unwritten.get(name);
    try {
      sent ??= await this.sent(place, lines, how);
    } catch (error) {
      await this.notSent(place, error);
      throw error;
    }
    const { message } = sent;
    this.unwritten.set(name, sent);
    const now = await this.change(place, ({ sending: _, ...morning }) => ({
      ...morning,
      lines: withLines(morning, arrivals),
      ...(morning.message === undefined ? { late, message } : {}),
    }));
    this.unwritten.delete(name);
    await this.ports.store.digests.forget(place.person, addDays(place.day, -KEPT_DAYS));
    const stands = now.message?.id === message.id;
    if (stands && JSON.stringify(now.lines) === JSON.stringify(sent.lines)) return message;
    // It took so long that another copy of the program sent the list in its stead: that one stays.
    if (!stands) await this.ports.surface.remove(message);
    return this.stand(place, arrivals, how);
  }

  /** Sends the list, with what of these lines the person may still be shown. @throws SurfaceError */
  private async sent(place: DigestPlace, lines: Morning['lines'], { late, sight }: Sharing): Promise<Sent> {
    const seen = await this.ports.mayStand(place, lines);
    const message = await this.inAnyForm({ lines: seen, late }, sight, (content) =>
      this.ports.surface.sendPrivately(place.person, content, place.school),
    );
    return { message, lines };
  }

  /** Somebody else may send it now; what certainly did not happen is no try that may have. */
  private async notSent(place: DigestPlace, error: unknown): Promise<void> {
    const happened = !(error instanceof SurfaceError && error.failure === 'busy');
    await this.change(place, ({ sending: _, attempts, ...morning }) => ({
      ...morning,
      attempts: happened ? attempts : attempts - 1,
    }));
  }

  private async show(place: DigestPlace, sight: Sharing['sight']): Promise<void> {
    let shown = await this.ports.store.digests.get(place);
    for (let round = 0; round < MOST_ROUNDS && shown?.morning.message !== undefined; round += 1) {
      const { lines, late, message } = shown.morning;
      const seen = await this.ports.mayStand(place, lines);
      await this.inAnyForm({ lines: seen, late }, sight, (content) => this.ports.surface.update(message, content));
      const now = await this.ports.store.digests.get(place);
      if (now?.etag === shown.etag) return;
      shown = now;
    }
  }

  /** A list that is never taken as it is goes in short: how much there is, and where it can be read. */
  private async inAnyForm<T>(
    { lines, late }: Pick<Morning, 'lines' | 'late'>,
    sight: Sharing['sight'],
    give: (content: Message) => Promise<T>,
  ): Promise<T> {
    const as = async (card: CardSpec): Promise<T> => give({ card, mentions: [], notAfter: await sight.until() });
    try {
      return await as(morningCard(lines, late, this.ports.surface.capacity.digestLines));
    } catch (error) {
      if (!(error instanceof SurfaceError) || error.failure !== 'unfit') throw error;
      this.ports.log.error(
        { lines: lines.length },
        `a list of the morning is never taken in this form, so a short one goes in its place: ${error.message}`,
      );
      return as(shortList(lines.length));
    }
  }

  /** Changes a list as it is now, and again when somebody else changed it meanwhile. */
  private async change(place: DigestPlace, next: (morning: Morning) => Morning): Promise<Morning> {
    for (;;) {
      const found = await this.ports.store.digests.get(place);
      const before = found?.morning ?? { late: false, lines: [], attempts: 0 };
      const after = next(before);
      if (after === before || JSON.stringify(after) === JSON.stringify(before)) return before;
      try {
        await this.ports.store.digests.write(place, after, found?.etag);
        return after;
      } catch (error) {
        if (!(error instanceof DigestConflict)) throw error;
      }
    }
  }
}

/** What is said where a list is too much for the platform. */
const shortList = (count: number): CardSpec =>
  card('notice', {
    title: 'Vandaag',
    text: `Er staan ${count} dingen voor je klaar. Typ vandaag om ze te zien.`,
  });

/** Nobody adds to its message any more; tries of the next one are counted anew. */
const withoutMessage = ({ message, ...morning }: Morning): Morning =>
  message === undefined ? morning : { ...morning, attempts: 0 };

const isSame = (a: Pick<Arrival, 'case' | 'key'>, b: Pick<Arrival, 'case' | 'key'>): boolean =>
  a.case === b.case && a.key === b.key;

const withLines = ({ lines }: Morning, arrivals: readonly Arrival[]): Morning['lines'] => [
  ...lines.filter((line) => !arrivals.some((one) => isSame(one, line))),
  ...arrivals.map((one) => ({ ...lineOf(one.card), case: one.case, key: one.key })),
];
