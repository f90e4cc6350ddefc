import { practice } from './api.js';
import type { Notified } from './news.js';

/** How often the clock is looked at on its way, in milliseconds. */
const GLANCE = 700;

/** The clock on its way to a later moment, and who got a message there. */
export class Walk {
  private to: string | undefined;
  private readonly heard: Notified[] = [];

  constructor(private readonly refresh: () => Promise<void>) {}

  /** Where the clock is going; undefined when it stands still. */
  get destination(): string | undefined {
    return this.to;
  }

  hear(notified: readonly Notified[]): void {
    this.heard.push(...notified);
  }

  /** Puts the clock forward, and answers when all on the way has been done. */
  async go(to: string): Promise<{ walked: Awaited<ReturnType<typeof practice.walk>>; notified: readonly Notified[] }> {
    this.heard.length = 0;
    this.to = to;
    const glances = setInterval(() => void this.refresh(), GLANCE);
    try {
      await this.refresh();
      const walked = await practice.walk(to);
      await this.refresh();
      return { walked, notified: [...this.heard] };
    } finally {
      clearInterval(glances);
      this.to = undefined;
      void this.refresh();
    }
  }
}
