import type { Path } from './parse';
import type { Protocol } from './protocol-schema';

/** A place in a protocol that names something declared elsewhere in it. */
export type Reference = readonly [path: Path, named: string];

/** Where a protocol names a task. What a list or record names can be left out of it; the rest must be there. */
export function taskReferences(protocol: Protocol): readonly Reference[] {
  const { opening, signals, consultation, advice, planning, talk } = protocol;
  const { weighing, referral, report, monitoring, reopening } = protocol;
  return [
    ...protocol.steps.flatMap(({ tasks }, index) => listed(['steps', index, 'tasks'], tasks)),
    ...listed(['opening', 'tasks'], opening.tasks),
    ...one(['opening', 'reading'], opening.reading),
    ...one(['opening', 'helpInvolved'], opening.helpInvolved),
    ...one(['opening', 'feedback'], opening.feedback),
    ...one(['signals', 'observation'], signals.observation),
    ...valuesOf(['consultation', 'tasks'], consultation.tasks),
    ...listed(['consultation', 'after'], consultation.after),
    ...valuesOf(['consultation', 'needs'], consultation.needs),
    ...Object.entries(consultation.required).flatMap(([id, { after }]) =>
      listed(['consultation', 'required', id, 'after'], after),
    ),
    [['consultation', 'task'], consultation.task],
    [['advice', 'task'], advice.task],
    [['advice', 'callFirst', 'task'], advice.callFirst.task],
    [['planning', 'task'], planning.task],
    ...listed(['planning', 'others'], planning.others),
    ...one(['planning', 'fileRequest', 'gather'], planning.fileRequest?.gather),
    ...one(['planning', 'fileRequest', 'answer'], planning.fileRequest?.answer),
    [['talk', 'task'], talk.task],
    ...one(['talk', 'signatures'], talk.signatures),
    ...listed(['talk', 'after'], talk.after),
    ...listed(['talk', 'afterFirst'], talk.afterFirst),
    ...one(['talk', 'agreed'], talk.agreed),
    ...one(['talk', 'keepInTouch'], talk.keepInTouch),
    ...one(['weighing', 'task'], weighing.task),
    ...listed(['weighing', 'after'], weighing.after),
    [['weighing', 'against'], weighing.against],
    ...one(['weighing', 'agree'], weighing.agree),
    ...listed(['weighing', 'opens', 'report'], weighing.opens.report),
    ...listed(['weighing', 'opens', 'help'], weighing.opens.help),
    [['weighing', 'opens', 'evaluation'], weighing.opens.evaluation],
    [['weighing', 'onceMore', 'task'], weighing.onceMore.task],
    [['referral', 'followUp'], referral.followUp],
    ...listed(['referral', 'after'], referral.after),
    ...one(['referral', 'monitor'], referral.monitor),
    ...one(['referral', 'announce'], referral.announce),
    ...(['feedback', 'rest', 'contact'] as const).map((key) => [['report', key], report[key]] as const),
    ...listed(['report', 'after'], report.after),
    ...one(['report', 'together'], report.together),
    [['monitoring', 'task'], monitoring.task],
    ...listed(['monitoring', 'onSignal'], monitoring.onSignal),
    [['staff', 'task'], protocol.staff.task],
    [['emergency', 'tasks', 'declarer'], protocol.emergency.tasks.declarer],
    [['emergency', 'tasks', 'coordinator'], protocol.emergency.tasks.coordinator],
    ...listed(['reopening', 'tasks'], reopening.tasks),
    ...Object.entries(protocol.outcomes).flatMap(([id, { opens }]) => listed(['outcomes', id, 'opens'], opens)),
  ];
}

/** Where a protocol names a role; `deputy`, `child-teacher` and `care-coordinator` are roles that every protocol has. */
export function roleReferences(protocol: Protocol): readonly Reference[] {
  const { opening, signals, consultation, talk, weighing, referral, report } = protocol;
  return [
    [['teacher'], protocol.teacher],
    ...listed(['opening', 'admits'], opening.admits),
    ...listed(['opening', 'reporterStays'], opening.reporterStays ?? []),
    ...listed(['signals', 'diagnosis', 'notEnteredBy'], signals.diagnosis.notEnteredBy),
    ...listed(['consultation', 'roles'], consultation.roles),
    ...Object.keys(consultation.tasks).map((role) => [['consultation', 'tasks', role], role] as const),
    ...Object.keys(consultation.needs).map((role) => [['consultation', 'needs', role], role] as const),
    ...Object.entries(consultation.required).flatMap(([id, { anyOf }]) =>
      listed(['consultation', 'required', id, 'anyOf'], anyOf),
    ),
    ...Object.keys(consultation.notes).map((role) => [['consultation', 'notes', role], role] as const),
    ...listed(['talk', 'present'], talk.present),
    ...one(['talk', 'leads'], talk.leads),
    ...listed(['weighing', 'weighers'], weighing.weighers),
    ...listed(['consultation', 'by'], consultation.by),
    ...listed(['talk', 'by'], talk.by),
    ...listed(['weighing', 'by'], weighing.by),
    ...listed(['referral', 'by'], referral.by),
    ...listed(['report', 'by'], report.by ?? []),
    ...Object.entries(protocol.tasks).flatMap(([id, { owner }]) => one(['tasks', id, 'owner'], owner)),
  ];
}

/** Where a protocol names a step. */
export function stepReferences(protocol: Protocol): readonly Reference[] {
  const { attention, consultation, weighing, report, tasks } = protocol;
  const reminded = (['everywhere', 'specialEducation'] as const).flatMap((where) =>
    Object.keys(attention[where]).map((step) => [['attention', where, step], step] as const),
  );
  return [
    ...reminded,
    ...one(['consultation', 'until'], consultation.until),
    [['weighing', 'step'], weighing.step],
    [['report', 'step'], report.step],
    ...Object.entries(tasks).map(([id, { step }]) => [['tasks', id, 'step'], step] as const),
  ];
}

const listed = (path: Path, names: readonly string[]): readonly Reference[] =>
  names.map((named, index) => [[...path, index], named]);
const one = (path: Path, named: string | undefined): readonly Reference[] =>
  named === undefined ? [] : [[path, named]];
const valuesOf = (path: Path, names: Readonly<Record<string, string>>): readonly Reference[] =>
  Object.entries(names).map(([key, named]) => [[...path, key], named]);
