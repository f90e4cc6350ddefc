import { addDays } from '../../agreement/calendar';
import { lineOf, morningCard } from '../../room/items/morning';
import { card } from '../../room/card-data';
import type { CardSpec } from '../../room/card-data';
import { Held, Holds, type HoldableRow } from './held';
import { inAnyForm } from './in-any-form';
import { DeliveryConflict, type Clock, type Log, type Store } from '../ports';
import type { DigestPlace, Morning } from './digest-port';
import { Queue } from '../commands/queue';
import type { Seen } from './lines';
import type { Sight } from './sight';
import { ElsewhereError, SurfaceError, type Message, type MessageRef, type Surface } from '../surface';

/** One thing that came this morning: of which case, under which key, and the card that it would be on its own. */
export interface Arrival {
  readonly case: string;
  readonly key: string;
  readonly card: CardSpec;
}

/** Where one line is: the message, and which line of it. */
export type LineRef = MessageRef & { readonly line: DigestPlace & Pick<Arrival, 'case' | 'key'> };

/** Whether something is in a list of the morning, as one line of it. */
export const isLine = (ref: MessageRef): ref is LineRef => typeof ref['line'] === 'object';

/** So many days a list of which all is done is kept, counted from the next one of the same person. */
const KEPT_DAYS = 14;

interface MorningPorts {
  readonly store: Pick<Store, 'digests'>;
  readonly surface: Surface;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  readonly instance: string;
  /** Which of these lines the person may still be shown: each belongs to a case that goes its own way. */
  mayStand(place: DigestPlace, lines: Morning['lines']): Promise<Seen>;
  /** What a list is, by the cases that have something on it, where its row does not open. */
  byCases(place: DigestPlace): Promise<Morning>;
}

/** How something is added to a list: whether it should have come earlier, and until when a call may begin by what is known. */
export interface Sharing {
  readonly late: boolean;
  readonly sight: Pick<Sight, 'until'>;
}

/**
 * One message a morning for one person, whatever the number of cases and of copies of the program. How it goes with each
 * line is in the ledger of its case; here is where the message is and what it shows, in a row that is held like that
 * of a case. The first case that has something sends the message and is the only one that notifies; the others add their
 * lines in place.
 */
export class Digests {
  /** Within one copy of the program, one at a time per person: cases are delivered side by side. */
  private readonly queue = new Queue();
  private readonly holds: Holds<Morning>;

  constructor(private readonly ports: MorningPorts) {
    this.holds = new Holds(ports.clock, ports.instance);
  }

  /** Whether there is a list to which something of this morning can still be added. */
  async isOpen(place: DigestPlace): Promise<boolean> {
    const morning = await this.ports.store.digests.get(place);
    if (morning === undefined) return false;
    // A list of which all is done would not be looked at again.
    return morning.content.message === undefined || morning.content.lines.some(({ open }) => open);
  }

  /** Puts these in the list of the morning. @returns where each is, in their order. @throws SurfaceError */
  async share(place: DigestPlace, arrivals: readonly Arrival[], how: Sharing): Promise<readonly MessageRef[]> {
    const { message, isNew } = await this.holding(place, async (list) => {
      const before = list.content.message;
      // A line is the list's only once it is shown: nothing is in a list that is never sent.
      const next = await this.standing(place, { ...list.content, lines: withLines(list.content, arrivals) }, how);
      list.set(next);
      return { message: next.message, isNew: next.message !== before };
    });
    if (isNew) await this.ports.store.digests.forget(place.person, addDays(place.day, -KEPT_DAYS));
    return arrivals.map((one) => ({ ...message, line: { ...place, case: one.case, key: one.key } }));
  }

  /** Brings a message to what it should be: a line of a list in its place, any other as it is. */
  async update(ref: MessageRef, content: Message, sight: Sharing['sight']): Promise<void> {
    if (!isLine(ref)) return this.ports.surface.update(ref, content);
    const { line, ...message } = ref;
    await this.holding(line, async (list) => {
      const own = { ...lineOf(content.card), case: line.case, key: line.key };
      const { lines: before } = list.content;
      const has = before.some((one) => isSame(one, line));
      const lines = has ? before.map((one) => (isSame(one, line) ? { ...one, ...own } : one)) : [...before, own];
      // An earlier build let go of a message before another took its place: it is all that the person has of these lines.
      list.set({ message, ...list.content, lines });
      await this.show(line, list.content, sight);
    });
  }

  /** Takes a message away, or a line out of a list; the last one takes the list with it. */
  async remove(ref: MessageRef, sight: Sharing['sight']): Promise<void> {
    if (!isLine(ref)) return this.ports.surface.remove(ref);
    const { line, ...own } = ref;
    await this.holding(line, async (list) => {
      const { message = own, ...rest } = list.content;
      const lines = rest.lines.filter((one) => !isSame(one, line));
      list.set({ ...rest, lines, ...(lines.length === 0 ? {} : { message }) });
      await this.show(line, list.content, sight);
      if (list.content.message?.id !== ref.id) await this.ports.surface.remove(ref);
    });
  }

  /** Holds the row of a list while something is done with it. @throws ElsewhereError when another copy has it */
  private holding<T>(place: DigestPlace, work: (list: Held<Morning>) => Promise<T>): Promise<T> {
    return this.queue.run(place.person, async () => {
      const row = this.rowOf(place);
      const list = await this.holds.take(row).catch(elsewhere);
      if (!(list instanceof Held)) throw new ElsewhereError();
      try {
        return await work(list).finally(() => list.release());
      } catch (error) {
        if (error instanceof DeliveryConflict) await row.overtaken(list.content);
        return elsewhere(error);
      }
    });
  }

  private rowOf(place: DigestPlace) {
    const { digests } = this.ports.store;
    return {
      name: JSON.stringify([place.person, place.school, place.day]),
      read: async () => {
        const found = await digests.get(place);
        if (found?.lost === true) return { content: await this.ports.byCases(place), etag: found.etag };
        return found ?? { content: { late: false, lines: [] }, etag: undefined };
      },
      write: (content, write) => digests.write(place, content, write),
      // It took so long that another copy of the program sent the list in its stead: that one stays.
      overtaken: async ({ message }) => {
        const stands = (await digests.get(place))?.content.message;
        if (message !== undefined && message.id !== stands?.id) await this.ports.surface.remove(message);
      },
    } satisfies HoldableRow<Morning>;
  }

  /** Has a list be seen in the message that it has, or else in a new one. */
  private async standing(
    place: DigestPlace,
    list: Morning,
    { late, sight }: Sharing,
  ): Promise<Morning & Required<Pick<Morning, 'message'>>> {
    const { message } = list;
    try {
      await this.show(place, list, sight);
      if (message !== undefined) return { ...list, message };
    } catch (error) {
      if (!(error instanceof SurfaceError)) throw error;
      // Unlike a message that is sent, a change may be repeated as often as it takes.
      if (error.failure !== 'refused') throw new SurfaceError('busy', error.message, error);
    }
    const send = (content: Message) => this.ports.surface.sendPrivately(place.person, content, place.school);
    return { ...list, late, message: await this.draw(place, { ...list, late }, sight, send) };
  }

  private async show(place: DigestPlace, list: Morning, sight: Sharing['sight']): Promise<void> {
    const { message } = list;
    if (message !== undefined)
      await this.draw(place, list, sight, (drawn) => this.ports.surface.update(message, drawn));
  }

  /** What of a list the person may still be shown; one that is never taken as it is goes in short. */
  private async draw<T>(
    place: DigestPlace,
    { lines, late }: Morning,
    sight: Sharing['sight'],
    give: (content: Message) => Promise<T>,
  ): Promise<T> {
    const { lines: seen, until } = await this.ports.mayStand(place, lines);
    // Each line is of a case of its own, and what is known of the oldest counts.
    const known = { until: async () => [await sight.until(), until].sort()[0] ?? until };
    const full = morningCard(seen, late, this.ports.surface.capacity.digestLines);
    const forms = { full, short: shortList(seen.length), mentions: [] };
    return inAnyForm({ ...this.ports, sight: known }, forms, { lines: seen.length }, give);
  }
}

/** What is said where a list is too much for the platform: how much there is, and where it can be read. */
const shortList = (count: number): CardSpec =>
  card('notice', {
    title: 'Vandaag',
    text: `Er staan ${count} dingen voor je klaar. Typ vandaag om ze te zien.`,
  });

/** That a list is taken by another copy ends nothing of the case but what was to go on it. */
function elsewhere(error: unknown): never {
  throw error instanceof DeliveryConflict ? new ElsewhereError() : error;
}

const isSame = (a: Pick<Arrival, 'case' | 'key'>, b: Pick<Arrival, 'case' | 'key'>): boolean =>
  a.case === b.case && a.key === b.key;

const withLines = ({ lines }: Morning, arrivals: readonly Arrival[]): Morning['lines'] => [
  ...lines.filter((line) => !arrivals.some((one) => isSame(one, line))),
  ...arrivals.map((one) => ({ ...lineOf(one.card), case: one.case, key: one.key })),
];
