import type { DialogName } from '../room/types';
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
import { dossier } from './dossier/dossier';
import { declareEmergencyForm } from './emergency/declare-emergency';
import { recordFeedbackForm } from './report/record-feedback';
import { recordFollowUpForm } from './help/record-followup';
import { recordInquiryForm } from './report/record-inquiry';
import { intakeForm } from './signal/intake';
import { admitForm } from './people/admit';
import { notNowForm } from './task/not-now';
import { checkMapForm } from './help/check-map';
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
import { standInForm } from './people/stand-in';
import { recordTalkForm } from './talk/record-talk';
import { planTalkForm } from './talk/plan-talk';
import { waiveTalkForm } from './talk/waive-talk';
import { completeTaskForm } from './task/complete-task';
import type { Dialog } from './types';
import { weighForm } from './weighing/weigh';
import { withdrawRequestForm } from './task/withdraw-request';

/** Every dialog by its name. A new one is added here and in `src/room/types.ts`. */
export const dialogs: Readonly<Record<DialogName, Dialog>> = {
  intake: intakeForm,
  emergency: declareEmergencyForm,
  'staff-route': alertBoardForm,
  'signal-form': recordSignalForm,
  'consult-ask': requestConsultationForm,
  'consult-note': answerConsultationForm,
  'consult-waive': waiveConsultationForm,
  'agree-form': agreeWeighingForm,
  'child-form': recordChildForm,
  'consent-form': recordConsentForm,
  'advice-form': recordAdviceForm,
  'plan-form': planTaskForm,
  'talk-plan': planTalkForm,
  'talk-waive': waiveTalkForm,
  'talk-note': recordTalkForm,
  'sign-form': recordSignaturesForm,
  'parents-form': recordParentContactForm,
  'weigh-form': weighForm,
  'report-form': recordReportForm,
  'report-draft': reportDraft,
  'inquiry-form': recordInquiryForm,
  'feedback-form': recordFeedbackForm,
  'reopen-form': reopenCaseForm,
  'task-form': completeTaskForm,
  'refer-form': referForm,
  'followup-form': recordFollowUpForm,
  'close-form': closeCaseForm,
  'later-form': notNowForm,
  'withdraw-form': withdrawRequestForm,
  'calm-form': withdrawEmergencyForm,
  'correct-form': correctForm,
  'move-form': moveCaseForm,
  'relate-form': relateForm,
  'invite-form': admitForm,
  'dismiss-form': dismissForm,
  'role-form': handOverRoleForm,
  'stand-in-form': standInForm,
  'map-form': checkMapForm,
  'my-part': myPart,
  dossier,
};
