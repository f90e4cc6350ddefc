import type { PracticeNotification, PracticeSchool } from '../api';
import { practice } from './api.js';

/** A notification and who got it. */
export interface Notified extends PracticeNotification {
  /** The person's key. */
  readonly person: string;
}

/** Follows everybody's notifications, and tells which are new since the last look. */
export class News {
  private readonly seen = new Map<string, { readonly unread: number; readonly count: number }>();

  /**
   * What came since the last look; nothing on the first. Only people whose count of unread messages changed are asked
   * for, and `always`, since what somebody has open is read at once.
   */
  async since(school: PracticeSchool, always: (person: string) => boolean): Promise<readonly Notified[]> {
    const changed = school.people.filter(({ key, unread }) => always(key) || this.seen.get(key)?.unread !== unread);
    const found = await Promise.all(
      changed.map(async ({ key, unread }) => {
        const all = await practice.notifications(key);
        const before = this.seen.get(key)?.count ?? all.length;
        this.seen.set(key, { unread, count: all.length });
        return all.slice(before).map((one) => ({ ...one, person: key }));
      }),
    );
    return found.flat();
  }
}
