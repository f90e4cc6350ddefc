import type { Protocol } from './protocol-schema';

/**
 * The steps that begin with what people do: the first with the report, others with a consultation, what colleagues agree on,
 * a talk, a weighing, a referral, a report. Any other step of a protocol begins once a task of it is asked.
 */
export function stepsOfActs(protocol: Protocol): ReadonlySet<string> {
  const { steps, consultation, planning, talk, referral, weighing, report, tasks } = protocol;
  const asked = [
    consultation.task,
    ...Object.values(consultation.tasks),
    planning.task,
    ...planning.others,
    talk.task,
    referral.followUp,
  ];
  const named = [steps[0]?.id, weighing.step, report.step, ...asked.map((task) => tasks[task]?.step)];
  return new Set(named.filter((step) => step !== undefined));
}
