import type { DialogName } from '../room/names';
import { withdrawEmergencyForm } from './emergency/withdraw-emergency';
import { recordAdviceForm } from './weighing/record-advice';
import { agreeWeighingForm } from './weighing/agree-weighing';
import { recordChildForm } from './signal/record-child';
import { closeCaseForm } from './course/close-case';
import { recordConsentForm } from './consent/record-consent';
import { requestConsultationForm } from './consultation/request-consultation';
import { answerConsultationForm } from './consultation/answer-consultation';
import { waiveConsultationForm } from './consultation/waive-consultation';
import { correctForm } from './dossier/correct';
import { dismissForm } from './people/dismiss';
import { keepOutForm, liftKeepingOutForm, nameLeadForm, stayOutForm } from './people/keep-out';
import { dossier } from './dossier/dossier';
import { declareEmergencyForm } from './emergency/declare-emergency';
import { recordFeedbackForm } from './report/record-feedback';
import { recordFollowUpForm } from './help/record-followup';
import { recordFileRequestForm } from './report/record-file-request';
import { recordInquiryForm } from './report/record-inquiry';
import { intakeForm } from './signal/intake';
import { admitForm } from './people/admit';
import { notNowForm } from './task/not-now';
import { checkMapForm } from './help/check-map';
import { checkYearForm } from './help/check-year';
import { keepInMapForm } from './help/keep-in-map';
import { moveCaseForm } from './course/move-case';
import { myPart } from './my-part/my-part';
import { recordParentContactForm } from './signal/record-parent-contact';
import { planTaskForm } from './task/plan-task';
import { referForm } from './help/refer';
import { relateForm } from './relation/relate';
import { reopenCaseForm } from './course/reopen-case';
import { reportDraft } from './report/report-draft';
import { recordReportForm } from './report/record-report';
import { recordSignaturesForm } from './talk/record-signatures';
import { handOverRoleForm } from './people/hand-over-role';
import { recordSignalForm } from './signal/record-signal';
import { alertBoardForm } from './staff/alert-board';
import { decideStandstillForm } from './staff/decide-standstill';
import { standInForm } from './people/stand-in';
import { recordTalkForm } from './talk/record-talk';
import { planTalkForm } from './talk/plan-talk';
import { prepareTalk } from './talk/prepare-talk';
import { waiveTalkForm } from './talk/waive-talk';
import { completeTaskForm } from './task/complete-task';
import type { Dialog } from './types';
import { weighForm } from './weighing/weigh';
import { withdrawRequestForm } from './task/withdraw-request';

/** Every dialog by its name. A form of a new command is added here; a page without one in `src/room/types.ts` too. */
export const dialogs: Readonly<Record<DialogName, Dialog>> = {
  'open-case': intakeForm,
  'declare-emergency': declareEmergencyForm,
  'alert-board': alertBoardForm,
  'decide-standstill': decideStandstillForm,
  'record-signal': recordSignalForm,
  'request-consultation': requestConsultationForm,
  'answer-consultation': answerConsultationForm,
  'waive-consultation': waiveConsultationForm,
  'agree-weighing': agreeWeighingForm,
  'record-child': recordChildForm,
  'record-consent': recordConsentForm,
  'record-advice': recordAdviceForm,
  'plan-task': planTaskForm,
  'plan-talk': planTalkForm,
  'waive-talk': waiveTalkForm,
  'record-talk': recordTalkForm,
  'record-signatures': recordSignaturesForm,
  'record-parent-contact': recordParentContactForm,
  weigh: weighForm,
  'record-report': recordReportForm,
  'report-draft': reportDraft,
  'record-inquiry': recordInquiryForm,
  'record-file-request': recordFileRequestForm,
  'record-feedback': recordFeedbackForm,
  'reopen-case': reopenCaseForm,
  'complete-task': completeTaskForm,
  refer: referForm,
  'record-followup': recordFollowUpForm,
  'close-case': closeCaseForm,
  'not-now': notNowForm,
  'withdraw-request': withdrawRequestForm,
  'withdraw-emergency': withdrawEmergencyForm,
  correct: correctForm,
  'move-case': moveCaseForm,
  relate: relateForm,
  admit: admitForm,
  dismiss: dismissForm,
  'keep-out': keepOutForm,
  'stay-out': stayOutForm,
  'lift-keeping-out': liftKeepingOutForm,
  'name-lead': nameLeadForm,
  'hand-over-role': handOverRoleForm,
  'stand-in': standInForm,
  'check-map': checkMapForm,
  'check-year': checkYearForm,
  'prepare-talk': prepareTalk,
  'keep-in-map': keepInMapForm,
  'my-part': myPart,
  dossier,
};
