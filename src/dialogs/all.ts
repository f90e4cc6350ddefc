import type { DialogName } from '../room/types';
import { calmForm } from './calm-form';
import { adviceForm } from './advice-form';
import { agreeForm } from './agree-form';
import { childForm } from './child-form';
import { closeForm } from './close-form';
import { consentForm } from './consent-form';
import { consultAsk } from './consult-ask';
import { consultNote } from './consult-note';
import { consultWaive } from './consult-waive';
import { correctForm } from './correct-form';
import { dismissForm } from './dismiss-form';
import { dossier } from './dossier';
import { emergency } from './emergency';
import { feedbackForm } from './feedback-form';
import { followupForm } from './followup-form';
import { inquiryForm } from './inquiry-form';
import { intake } from './intake';
import { inviteForm } from './invite-form';
import { laterForm } from './later-form';
import { mapForm } from './map-form';
import { moveForm } from './move-form';
import { myPart } from './my-part';
import { parentsForm } from './parents-form';
import { planForm } from './plan-form';
import { referForm } from './refer-form';
import { relateForm } from './relate-form';
import { reopenForm } from './reopen-form';
import { reportDraft } from './report-draft';
import { reportForm } from './report-form';
import { signForm } from './sign-form';
import { roleForm } from './role-form';
import { signalForm } from './signal-form';
import { staffRoute } from './staff-route';
import { standInForm } from './stand-in-form';
import { talkNote } from './talk-note';
import { talkPlan } from './talk-plan';
import { talkWaive } from './talk-waive';
import { taskForm } from './task-form';
import type { Dialog } from './types';
import { weighForm } from './weigh-form';
import { withdrawForm } from './withdraw-form';

/** Every dialog by its name. A new one is added here and in `src/room/types.ts`. */
export const dialogs: Readonly<Record<DialogName, Dialog>> = {
  intake,
  emergency,
  'staff-route': staffRoute,
  'signal-form': signalForm,
  'consult-ask': consultAsk,
  'consult-note': consultNote,
  'consult-waive': consultWaive,
  'agree-form': agreeForm,
  'child-form': childForm,
  'consent-form': consentForm,
  'advice-form': adviceForm,
  'plan-form': planForm,
  'talk-plan': talkPlan,
  'talk-waive': talkWaive,
  'talk-note': talkNote,
  'sign-form': signForm,
  'parents-form': parentsForm,
  'weigh-form': weighForm,
  'report-form': reportForm,
  'report-draft': reportDraft,
  'inquiry-form': inquiryForm,
  'feedback-form': feedbackForm,
  'reopen-form': reopenForm,
  'task-form': taskForm,
  'refer-form': referForm,
  'followup-form': followupForm,
  'close-form': closeForm,
  'later-form': laterForm,
  'withdraw-form': withdrawForm,
  'calm-form': calmForm,
  'correct-form': correctForm,
  'move-form': moveForm,
  'relate-form': relateForm,
  'invite-form': inviteForm,
  'dismiss-form': dismissForm,
  'role-form': roleForm,
  'stand-in-form': standInForm,
  'map-form': mapForm,
  'my-part': myPart,
  dossier,
};
