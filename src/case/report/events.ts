import { leaders, taskOwner, unchanged, writer, type EventRows } from '../event-row';
import { answered } from '../task/task-changes';
import type { Feedback, Inquiry, Report } from './report';

/** What can have happened between the school and Veilig Thuis once there is a report. */
export type ReportEvent =
  | { readonly type: 'reported'; readonly report: Report }
  | { readonly type: 'feedback-recorded'; readonly task: string; readonly feedback: Feedback }
  /** Veilig Thuis was called, and could say nothing yet: `about` stays asked. */
  | { readonly type: 'contact-recorded'; readonly about: string }
  | { readonly type: 'inquiry-recorded'; readonly inquiry: Inquiry };

export const reportEvents: EventRows<ReportEvent> = {
  reported: {
    apply: (state, { report: { id, on } }) => ({ ...state, reports: [...state.reports, { id, on }] }),
    visibleTo: [leaders, writer],
    progress: true,
    correctable: true,
  },
  'feedback-recorded': { apply: answered, visibleTo: [leaders, taskOwner], progress: true, correctable: true },
  'contact-recorded': { apply: unchanged, visibleTo: [leaders], progress: false, correctable: false },
  'inquiry-recorded': { apply: unchanged, visibleTo: [leaders], progress: true, correctable: false },
};
