import { leaders, writer, type EventRows } from '../event-row';
import { counted, withSafety } from '../state-changes';
import { answered } from '../task/task-changes';
import type { FollowUpNote, Referral } from './referral';

/** What can have happened to help for the family. */
export type HelpEvent =
  | { readonly type: 'referred'; readonly referral: Referral }
  | { readonly type: 'follow-up-recorded'; readonly task: string; readonly note: FollowUpNote };

export const helpEvents: EventRows<HelpEvent> = {
  referred: {
    apply: (state) => counted(state, 'referrals'),
    visibleTo: [leaders, writer],
    progress: true,
    correctable: true,
  },
  'follow-up-recorded': {
    apply: (state, event, happening) => withSafety(answered(state, event, happening), event.note.safe, happening),
    visibleTo: [leaders],
    progress: true,
    correctable: true,
  },
};
