import type { Protocol } from '../../agreement/protocol-schema';
import { questions, type Norm, type Question, type Weighing } from './weighing';
import type { Answer } from '../answers';

/** What the framework asks at these answers, and which questions still need one. */
export interface FrameworkSays {
  /** `follow`: the help works, so that it ends with agreements about watching. */
  readonly says: Weighing['framework'];
  readonly missing: readonly Question[];
  /** The meldnormen that the answers point to: E-10. */
  readonly norms: readonly Norm[];
  /** Whether a question waits for the evaluation of the help: H-15. */
  readonly later: boolean;
}

/**
 * The questions in their order (E-08). Once an answer points to a report, or an emergency was `reported`, those that are gone
 * through together with Veilig Thuis may wait; once there is no suspicion any more, nothing further is asked.
 */
export function frameworkSays(
  rules: Protocol['weighing']['questions'],
  answers: Readonly<Partial<Record<Question, Answer>>>,
  reported = false,
): FrameworkSays {
  const missing: Question[] = [];
  const norms = new Set<Norm>();
  let report = false;
  let later = false;
  let works = false;
  for (const id of questions) {
    const rule = rules[id];
    if (rule === undefined) continue;
    const answer = answers[id];
    if (answer === undefined) {
      if (rule.later) later = !reported;
      else if (!(rule.together && (report || reported))) missing.push(id);
      continue;
    }
    if (rule.close.includes(answer) && !report) return { says: 'close', missing, norms: [], later: false };
    if (!rule.report.includes(answer)) {
      works ||= rule.later;
      continue;
    }
    report = true;
    if (rule.norm !== undefined) norms.add(rule.norm);
  }
  return {
    says: report ? 'report' : works ? 'follow' : 'help',
    missing,
    norms: [...norms].sort(),
    later: later && !report,
  };
}
