import type { Moment } from '../agreement/time';

/** One request that a played service received from the bot. */
export interface TraceEntry {
  readonly at: Moment;
  readonly method: string;
  /** With its query, decoded. */
  readonly path: string;
  readonly body?: unknown;
  /** What was answered; 0 for nothing. */
  status: number;
}

const MOST = 20_000;

/** The last requests that the played platform received. In memory only. */
export class Trace {
  private entries: TraceEntry[] = [];

  add(entry: TraceEntry): TraceEntry {
    this.entries.push(entry);
    if (this.entries.length > MOST) this.entries.shift();
    return entry;
  }

  list(): readonly TraceEntry[] {
    return this.entries;
  }

  clear(): void {
    this.entries = [];
  }
}
