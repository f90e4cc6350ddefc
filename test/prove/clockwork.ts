import { living } from './life';

/*
 * Virtual time. While it is installed, everything in this process that asks the time, waits or sets a timer goes by it:
 * the program, its libraries and the played platform. Nothing of it waits for the real clock.
 */

type Callback = (...args: unknown[]) => void;

interface Timer {
  readonly id: number;
  at: number;
  readonly every?: number;
  /** When it last ran, or was set. */
  ran: number;
  /** It only ends what takes too long: no reason to stop at when nothing is under way. */
  readonly silent: boolean;
  readonly run: Callback;
  readonly args: readonly unknown[];
  readonly of: ReturnType<typeof living.getStore>;
  gone: boolean;
}

const real = {
  Date,
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  setImmediate,
  clearImmediate,
  performance,
  abortAfter: AbortSignal.timeout.bind(AbortSignal),
};

/** What keeps the clockwork from skipping ahead, and what it has to stop at besides timers. */
export interface Agenda {
  /** Whether a call is under way somewhere. */
  busy(): boolean;
  /** The next moment at which something is to happen, in milliseconds. */
  next(now: number): number;
  /** The first moment for which something is due, in milliseconds. */
  due(): number;
  /** How long nothing is missed when an interval of so many milliseconds is left alone while nothing is under way. */
  leaves(every: number, now: number): number;
}

/** Whatever looks less often than this is left alone as long as the agenda says. Milliseconds. */
const OFTEN = 1_000;
/** Whatever looks often does so no more than this often while something is under way and nothing is due. Milliseconds. */
const UNDER_WAY = 5_000;

export class Clockwork {
  private readonly heap: Timer[] = [];
  private readonly byId = new Map<number, Timer>();
  /** Intervals: they look whether there is something to do. */
  private polls: Timer[] = [];
  private ids = 0;
  /** When those that look seldom have their turn: shortly after those that look often had theirs. */
  private turn = Infinity;
  private underWaySince: number | undefined;

  constructor(private at: number) {}

  now = (): number => this.at;

  install(): void {
    const global = globalThis as unknown as Record<string, unknown>;
    global['Date'] = virtualDate(this.now);
    global['setTimeout'] = (run: Callback, wait?: number, ...args: unknown[]) =>
      this.handle(this.once(run, wait, args));
    global['setInterval'] = (run: Callback, wait?: number, ...args: unknown[]) =>
      this.handle(this.add({ every: atLeastOne(wait), run, args }));
    global['setImmediate'] = (run: Callback, ...args: unknown[]) => this.handle(this.once(run, 0, args));
    for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate']) global[name] = this.clear;
    global['performance'] = { now: this.now, timeOrigin: 0, mark: () => undefined, measure: () => undefined };
    AbortSignal.timeout = (wait) => this.abortAfter(wait);
  }

  restore(): void {
    const { abortAfter, ...globals } = real;
    Object.assign(globalThis, globals);
    AbortSignal.timeout = abortAfter;
  }

  /** For what the simulation itself waits for. */
  wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      this.once(() => resolve(), milliseconds, []);
    });

  /** Runs until `over`: fires what is due, in order, and skips the time in which nothing happens. */
  async run(agenda: Agenda, over: () => boolean): Promise<void> {
    for (;;) {
      await settled();
      if (over()) return;
      this.step(agenda);
    }
  }

  private step(agenda: Agenda): void {
    const busy = agenda.busy();
    if (!busy) this.underWaySince = undefined;
    else this.underWaySince ??= this.at;
    const once = this.firstOnce(busy);
    const first = busy ? this.first(once, agenda, this.underWaySince ?? this.at) : once;
    if (busy) {
      if (first === undefined) throw new Error('something is under way, and nothing will ever end it');
      this.at = Math.max(this.at, first.at);
      this.fire(first);
      return;
    }
    // Nothing is under way: whatever only looks for something to do need not look before there is something.
    const next = agenda.next(this.at);
    const to = Math.min(first?.at ?? Infinity, this.turn, next);
    if (!Number.isFinite(to)) throw new Error('nothing will ever happen again');
    this.at = Math.max(this.at, to);
    if (first !== undefined && first.at <= this.at) this.fire(first);
    if (Math.min(this.turn, next) <= this.at) this.look(agenda, next <= this.at);
  }

  /** Those that look often do so when there may be something; of those that look seldom only the ones that were left alone for long enough. */
  private look(agenda: Agenda, often: boolean): void {
    const overdue = this.polls.filter(({ at, gone }) => !gone && at <= this.at);
    const theirTurn = this.turn <= this.at;
    if (theirTurn) this.turn = Infinity;
    for (const poll of overdue) {
      if (poll.gone) continue;
      const { every = 0 } = poll;
      if (every <= OFTEN) {
        if (often) this.fire(poll);
      } else if (this.at - poll.ran < agenda.leaves(every, this.at))
        poll.at += every * Math.ceil((this.at + 1 - poll.at) / every);
      else if (theirTurn) this.fire(poll);
      else this.turn = Math.min(this.turn, this.at + OFTEN);
    }
  }

  /** The timer that is next; silent ones count only while something is under way. */
  private firstOnce(busy: boolean): Timer | undefined {
    while (this.heap[0] !== undefined && (this.heap[0].gone || (!busy && this.heap[0].silent))) {
      this.byId.delete(this.heap[0].id);
      this.pop();
    }
    return this.heap[0];
  }

  /** The same beside those that look, as often as there may be something to see. */
  private first(once: Timer | undefined, agenda: Agenda, since: number): Timer | undefined {
    const due = agenda.due();
    let found = once;
    for (const poll of this.polls) {
      const { every = 0, ran } = poll;
      const latest =
        every <= OFTEN ? Math.min(due, Math.max(ran, since) + UNDER_WAY) : ran + agenda.leaves(every, this.at);
      poll.at = Math.max(poll.at, latest);
      if (found === undefined || before(poll, found)) found = poll;
    }
    return found;
  }

  private fire(timer: Timer): void {
    if (timer.every === undefined) this.forget(timer);
    else Object.assign(timer, { at: this.at + timer.every, ran: this.at });
    living.run(timer.of, () => timer.run(...timer.args));
  }

  private once(run: Callback, wait: number | undefined, args: readonly unknown[], silent = false): Timer {
    return this.add({ run, args, silent, wait: atLeastOne(wait) });
  }

  private add(given: {
    readonly run: Callback;
    readonly args: readonly unknown[];
    readonly every?: number;
    readonly wait?: number;
    readonly silent?: boolean;
  }): Timer {
    const { run, args, every, wait = every ?? 0, silent = false } = given;
    this.ids += 1;
    const timer: Timer = {
      id: this.ids,
      at: this.at + wait,
      ran: this.at,
      silent,
      run,
      args,
      of: living.getStore(),
      gone: false,
      ...(every === undefined ? {} : { every }),
    };
    this.byId.set(timer.id, timer);
    if (every !== undefined) this.polls.push(timer);
    else this.push(timer);
    return timer;
  }

  private forget(timer: Timer): void {
    timer.gone = true;
    this.byId.delete(timer.id);
    if (timer.every !== undefined) this.polls = this.polls.filter((poll) => poll !== timer);
  }

  private readonly clear = (given: unknown): void => {
    if (given === undefined || given === null) return;
    const timer = this.byId.get(Number(given));
    if (timer !== undefined) this.forget(timer);
  };

  /** As Node's own: an object that becomes a number, and can be asked not to keep the process alive. */
  private handle({ id }: Timer): NodeJS.Timeout {
    const handle = {
      ref: () => handle,
      unref: () => handle,
      hasRef: () => true,
      refresh: () => handle,
      close: () => this.clear(id),
      [Symbol.toPrimitive]: () => id,
    };
    return handle as unknown as NodeJS.Timeout;
  }

  private abortAfter(wait: number): AbortSignal {
    const controller = new AbortController();
    const end = (): void =>
      controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    this.once(end, wait, [], true);
    return controller.signal;
  }

  private push(timer: Timer): void {
    const { heap } = this;
    heap.push(timer);
    for (let index = heap.length - 1; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!before(heap[index]!, heap[parent]!)) return;
      [heap[index], heap[parent]] = [heap[parent]!, heap[index]!];
      index = parent;
    }
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    for (let index = 0; ;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (heap[child] !== undefined && before(heap[child], heap[least]!)) least = child;
      if (least === index) return;
      [heap[index], heap[least]] = [heap[least]!, heap[index]!];
      index = least;
    }
  }
}

const before = (one: Timer, other: Timer): boolean => one.at < other.at || (one.at === other.at && one.id < other.id);
const atLeastOne = (wait: number | undefined): number => Math.max(1, Number.isFinite(wait) ? Math.floor(wait ?? 1) : 1);

/** Until all that follows from what happened has happened: promises and ticks run out before a turn of the real loop. */
export const settled = (): Promise<void> => new Promise((resolve) => real.setImmediate(resolve));

/** Real milliseconds, to tell how fast it goes. */
export const stopwatch = (): (() => number) => {
  const began = real.performance.now();
  return () => real.performance.now() - began;
};

/** A function and no proxy: the program asks for dates more often than for anything else. */
function virtualDate(now: () => number): DateConstructor {
  function Virtual(...args: ConstructorParameters<DateConstructor> | []): Date | string {
    if ((new.target as unknown) === undefined) return new real.Date(now()).toString();
    return args.length === 0 ? new real.Date(now()) : new real.Date(...args);
  }
  const { prototype, parse, UTC } = real.Date;
  return Object.assign(Virtual, { prototype, now, parse, UTC }) as unknown as DateConstructor;
}
