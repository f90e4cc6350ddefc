import type { TracedRequest } from './api';

const MOST = 20_000;

/** The last requests that the played platform received from the bot. In memory only. */
export class Trace {
  private requests: TracedRequest[] = [];

  /** Answers how to write down the status, once the request is answered. */
  add(request: Omit<TracedRequest, 'status'>): (status: number) => void {
    const entry = { ...request, status: 0 };
    this.requests.push(entry);
    if (this.requests.length > MOST) this.requests.shift();
    return (status) => {
      entry.status = status;
    };
  }

  list(): readonly TracedRequest[] {
    return this.requests;
  }

  clear(): void {
    this.requests = [];
  }
}
