import type { PersonId } from '../agreement/people';
import type { Signature } from './talk/signatures';
import type { Advice } from './advice/advice';
import type { Consent } from './consent/consent';
import type { Feedback, Inquiry, Report } from './report/report';
import type { ParentContact, TalkNote, TalkPlan, TalkWaiver } from './talk/talk';
import type { Weighing } from './weighing/weighing';

/** What can have happened on the way from signals to a report. An event with a task has answered it. */
export type StepEvent =
  | { readonly type: 'consent-recorded'; readonly consent: Consent }
  /** `reason`: by decision of whoever leads; absent where consent ended. */
  | { readonly type: 'dismissed'; readonly person: PersonId; readonly reason?: string }
  | { readonly type: 'advice-recorded'; readonly advice: Advice }
  /** C-24: with some signals one does not talk with the parents before Veilig Thuis says that it can be done. */
  | { readonly type: 'talk-blocked' }
  | { readonly type: 'talk-planned'; readonly talk: TalkPlan }
  | { readonly type: 'talk-waived'; readonly waiver: TalkWaiver }
  | { readonly type: 'talk-recorded'; readonly task: string; readonly note: TalkNote }
  | {
      readonly type: 'talk-signed';
      readonly task: string;
      readonly talk: string;
      readonly signatures: readonly Signature[];
    }
  | { readonly type: 'parents-contacted'; readonly contact: ParentContact }
  /** From here on the case goes by what the school agreed later. */
  | { readonly type: 'agreement-moved'; readonly agreement: string }
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

/** Every kind of them: the compiler misses one that is not named here. */
const kinds: Readonly<Record<StepEvent['type'], true>> = {
  'consent-recorded': true,
  dismissed: true,
  'advice-recorded': true,
  'talk-blocked': true,
  'talk-planned': true,
  'talk-waived': true,
  'talk-recorded': true,
  'talk-signed': true,
  'parents-contacted': true,
  'agreement-moved': true,
  'consultation-waived': true,
  'weighing-agreed': true,
  weighed: true,
  reported: true,
  'feedback-recorded': true,
  'contact-recorded': true,
  'inquiry-recorded': true,
  reopened: true,
};

export const isStepEvent = (event: { readonly type: string }): event is StepEvent => Object.hasOwn(kinds, event.type);
