import type { Command } from '../commands';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { StepCommandName } from '../step-commands';
import { recordAdvice } from '../advice/record-advice';
import { recordChild } from '../child/record-child';
import { recordConsent } from '../consent/record-consent';
import type { Context } from '../context';
import { recordContact, recordFeedback, recordInquiry, recordReport, reopen } from '../report/record-report';
import { moveCase } from '../course/move-case';
import { agreeWeighing, weigh } from '../weighing/weigh';
import { waiveConsultation } from '../consultation/waive-consultation';
import { recordSignatures } from '../talk/record-signatures';
import { planTask } from '../task/plan-task';
import { planTalk, recordTalk, waiveTalk } from '../talk/plan-talk';
import { recordParentContact } from '../talk/parent-contact';

/** The commands of the steps from talk to report. */
export function decideStep(
  state: CaseState,
  command: Extract<Command, { readonly name: StepCommandName }>,
  context: Context,
): readonly CaseEvent[] {
  switch (command.name) {
    case 'record-child':
      return recordChild(state, command.fields, context);
    case 'record-consent':
      return recordConsent(state, command.fields, context);
    case 'record-advice':
      return recordAdvice(state, command.fields, context);
    case 'plan-task':
      return planTask(state, command.fields, context);
    case 'plan-talk':
      return planTalk(state, command.fields, context);
    case 'waive-talk':
      return waiveTalk(state, command.fields, context);
    case 'record-talk':
      return recordTalk(state, command.fields, command.task, context);
    case 'record-signatures':
      return recordSignatures(state, command.fields, command.task, context);
    case 'record-parent-contact':
      return recordParentContact(state, command.fields, context);
    case 'move-case':
      return moveCase(state, context);
    case 'waive-consultation':
      return waiveConsultation(state, command.fields, context);
    case 'agree-weighing':
      return agreeWeighing(state, command.fields, command.task);
    case 'weigh':
      return weigh(state, command.fields, context);
    case 'record-report':
      return recordReport(state, command.fields, context);
    case 'record-feedback':
      return recordFeedback(state, command.fields, command.task, context);
    case 'record-contact':
      return recordContact(state, command.task);
    case 'record-inquiry':
      return recordInquiry(command.fields, context);
    case 'reopen-case':
      return reopen(state, command.fields, context);
  }
}
