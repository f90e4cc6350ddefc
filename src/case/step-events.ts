import type { PersonId } from '../agreement/people';
import type {
  Advice,
  Consent,
  Feedback,
  Inquiry,
  Report,
  TalkNote,
  TalkPlan,
  TalkWaiver,
  Weighing,
} from './step-facts';

/** What can have happened on the way from signals to a report. An event with a task has answered it. */
export type StepEvent =
  | { readonly type: 'consent-recorded'; readonly consent: Consent }
  | { readonly type: 'dismissed'; readonly person: PersonId }
  | { readonly type: 'advice-recorded'; readonly advice: Advice }
  /** C-24: with some signals one does not talk with the parents before Veilig Thuis says that it can be done. */
  | { readonly type: 'talk-blocked' }
  | { readonly type: 'talk-planned'; readonly talk: TalkPlan }
  | { readonly type: 'talk-waived'; readonly waiver: TalkWaiver }
  | { readonly type: 'talk-recorded'; readonly task: string; readonly note: TalkNote }
  /** A required consultation cannot be held, and why: C-01. */
  | { readonly type: 'consultation-waived'; readonly which: string; readonly reason: string }
  /** Whoever weighs along has read the weighing, and agrees or says why not: E-02. */
  | { readonly type: 'weighing-agreed'; readonly task: string; readonly agree: boolean; readonly why?: string }
  | { readonly type: 'weighed'; readonly weighing: Weighing }
  | { readonly type: 'reported'; readonly report: Report }
  | { readonly type: 'feedback-recorded'; readonly task: string; readonly feedback: Feedback }
  /** Veilig Thuis was called, and could say nothing yet: `about` stays asked. */
  | { readonly type: 'contact-recorded'; readonly about: string }
  | { readonly type: 'inquiry-recorded'; readonly inquiry: Inquiry }
  | { readonly type: 'reopened'; readonly reason: string };
