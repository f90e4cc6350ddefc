import type { Day } from '../../agreement/time';
import { leaders, unchanged, type EventRows } from '../event-row';

/** Somebody with a right to it asked for the file; `answerBy`: the last day of the term that the law gives. */
export interface FileRequestEvent {
  readonly type: 'file-requested';
  readonly on: Day;
  readonly asker: string;
  readonly wish?: string;
  readonly answerBy: Day;
}

export const fileRequestEvents: EventRows<FileRequestEvent> = {
  'file-requested': { apply: unchanged, visibleTo: [leaders], progress: true, correctable: false },
};
