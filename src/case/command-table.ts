import { recordAdvice } from './advice/record-advice';
import { recordChild } from './child/record-child';
import type { CommandRow } from './command-row';
import type { CaseCommandName, Fields } from './commands';
import { recordConsent } from './consent/record-consent';
import { answerConsultation } from './consultation/answer-consultation';
import { requestConsultation } from './consultation/request-consultation';
import { waiveConsultation } from './consultation/waive-consultation';
import { acknowledgeStagnation } from './course/acknowledge-stagnation';
import { closeCase } from './course/close-case';
import { correct } from './course/correct';
import { moveCase } from './course/move-case';
import { acknowledgeEmergency } from './emergency/acknowledge-emergency';
import { declareEmergency } from './emergency/declare-emergency';
import { withdrawEmergency } from './emergency/withdraw-emergency';
import { recordFileRequest } from './file-request/record-file-request';
import { recordFollowUp } from './help/record-followup';
import { refer } from './help/refer';
import { leads } from './involvement';
import { admit } from './people/admit';
import { dismiss } from './people/dismiss';
import { keepOut, liftKeepingOut, nameLead, stayOut } from './people/keep-out';
import { relate } from './relation/relate';
import { recordContact, recordFeedback } from './report/record-feedback';
import { recordInquiry } from './report/record-inquiry';
import { recordReport } from './report/record-report';
import { reopen } from './course/reopen-case';
import { recordSignal } from './signal/record-signal';
import { confirmBoard } from './staff/confirm-board';
import { freezeForStaff } from './staff/alert-board';
import { decideStandstill } from './staff/decide-standstill';
import { recordParentContact } from './talk/parent-contact';
import { planTalk } from './talk/plan-talk';
import { recordTalk } from './talk/record-talk';
import { waiveTalk } from './talk/waive-talk';
import { recordSignatures } from './talk/record-signatures';
import { planTask } from './task/plan-task';
import { acknowledge } from './task/acknowledge';
import { completeTask } from './task/complete-task';
import { decline } from './task/decline';
import { handOver } from './task/hand-over';
import { postpone } from './task/postpone';
import { withdraw } from './task/withdraw-request';
import { agreeWeighing } from './weighing/agree-weighing';
import { weigh } from './weighing/weigh';

/** The commands on a case that is there; `open-case` is for one that is not. */
export type GivenCommandName = Exclude<CaseCommandName, 'open-case'>;

const always = (): boolean => true;

/** What the program knows of every command: who may give it, when, and what follows. The compiler misses none. */
export const commandTable: { readonly [N in GivenCommandName]: CommandRow<Fields<N>> } = {
  // Signals and the child. A report that was joined with another still takes what its reporter adds: it goes on there.
  'record-signal': {
    division: 'teller',
    whileFrozen: true,
    onceClosed: ({ joined }) => joined !== undefined,
    decide: recordSignal,
  },
  'record-child': { division: 'coordinator', oncePerTask: true, decide: recordChild },
  // What others say about it.
  'request-consultation': { division: 'coordinator', shared: 'consultation', decide: requestConsultation },
  'answer-consultation': { division: 'owner', decide: answerConsultation },
  'waive-consultation': { division: 'coordinator', decide: waiveConsultation },
  'record-consent': { division: 'coordinator', shared: 'consultation', decide: recordConsent },
  'record-advice': { division: 'member', whileFrozen: true, decide: recordAdvice },
  // Talks.
  'plan-talk': { division: 'coordinator', shared: 'talk', oncePerTask: true, decide: planTalk },
  'waive-talk': { division: 'coordinator', decide: waiveTalk },
  'record-talk': { division: 'owner', decide: recordTalk },
  'record-signatures': { division: 'owner', decide: recordSignatures },
  'record-parent-contact': { division: 'member', decide: recordParentContact },
  // Weighing, help, and a report.
  weigh: {
    division: 'coordinator',
    shared: 'weighing',
    oncePerTask: true,
    latest: ({ weighing }) => weighing?.decided,
    decide: weigh,
  },
  'agree-weighing': { division: 'owner', decide: agreeWeighing },
  refer: { division: 'helper', shared: 'referral', oncePerTask: true, decide: refer },
  'record-followup': { division: 'owner', whileFrozen: true, decide: recordFollowUp },
  'record-report': { division: 'member', whileFrozen: true, decide: recordReport },
  'record-feedback': { division: 'owner', whileFrozen: true, decide: recordFeedback },
  'record-contact': { division: 'owner', decide: (state, _, context, task) => recordContact(state, task, context) },
  'record-inquiry': { division: 'coordinator', decide: (_, fields, context) => recordInquiry(fields, context) },
  'record-file-request': { division: 'coordinator', decide: recordFileRequest },
  // Tasks.
  'plan-task': { division: 'coordinator', decide: planTask },
  acknowledge: { division: 'listener', whileFrozen: true, decide: acknowledge },
  'complete-task': { division: 'owner', whileFrozen: true, decide: completeTask },
  postpone: { division: 'owner', whileFrozen: true, decide: postpone },
  'hand-over': { division: 'owner', decide: handOver },
  decline: { division: 'owner', decide: decline },
  'withdraw-request': { division: 'coordinator', decide: withdraw },
  // Danger, and somebody of the school. It may turn out in a closed case that it is about one (S1-24).
  'declare-emergency': {
    division: 'involved',
    onStaffRoute: 'reporter-and-board',
    evenWhenFrozen: true,
    decide: declareEmergency,
  },
  'acknowledge-emergency': {
    division: 'alerted',
    onStaffRoute: 'board',
    evenWhenFrozen: true,
    decide: (state, _, context) => acknowledgeEmergency(state, context),
  },
  'withdraw-emergency': { division: 'coordinator', decide: withdrawEmergency },
  'alert-board': { division: 'member', onceClosed: always, decide: freezeForStaff },
  'confirm-board': {
    division: 'caller',
    onStaffRoute: 'reporter-and-board',
    evenWhenFrozen: true,
    decide: (state, _, context) => confirmBoard(state, context),
  },
  'decide-standstill': { division: 'standstill', whileFrozen: true, decide: decideStandstill },
  // Who takes part, and other cases. What was written may be read for long: also then somebody can be kept out of it.
  'keep-out': { division: 'coordinator', onceClosed: always, decide: keepOut },
  'stay-out': {
    division: 'involved',
    onceClosed: always,
    decide: (state, _, context) => stayOut(state, context),
  },
  'lift-keeping-out': { division: 'board', whileFrozen: true, onceClosed: always, decide: liftKeepingOut },
  'name-lead': { division: 'board', decide: nameLead },
  admit: { division: 'coordinator', decide: admit },
  dismiss: { division: 'coordinator', decide: dismiss },
  relate: { division: 'coordinator', decide: relate },
  // The case as a whole. What was written may prove wrong once it is closed: those who lead set it right.
  'acknowledge-stagnation': {
    division: 'alerted',
    decide: (state, _, context) => acknowledgeStagnation(state, context),
  },
  correct: { division: 'reader', onceClosed: leads, decide: correct },
  'move-case': { division: 'coordinator', decide: (state, _, context) => moveCase(state, context) },
  'close-case': { division: 'coordinator', decide: closeCase },
  'reopen-case': { division: 'coordinator', onceClosed: always, decide: reopen },
};
