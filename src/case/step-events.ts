import type { PersonId } from '../agreement/people';
import type { Advice, Consent, TalkNote, TalkPlan, TalkWaiver } from './step-facts';

/** What can have happened on the way from signals to a report. An event with a task has answered it. */
export type StepEvent =
  | { readonly type: 'consent-recorded'; readonly consent: Consent }
  | { readonly type: 'dismissed'; readonly person: PersonId }
  | { readonly type: 'advice-recorded'; readonly advice: Advice }
  /** C-24: with some signals one does not talk with the parents before Veilig Thuis says that it can be done. */
  | { readonly type: 'talk-blocked' }
  | { readonly type: 'talk-planned'; readonly talk: TalkPlan }
  | { readonly type: 'talk-waived'; readonly waiver: TalkWaiver }
  | { readonly type: 'talk-recorded'; readonly task: string; readonly note: TalkNote };
