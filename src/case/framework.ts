import type { Protocol } from '../agreement/protocol-schema';
import { questions, type Answer, type Question } from './step-facts';

/** What the framework asks at these answers, and which questions still need one. */
export interface FrameworkSays {
  readonly says: 'report' | 'help' | 'close';
  readonly missing: readonly Question[];
}

/**
 * The questions in their order (E-08). Once an answer points to a report, those that are gone through together with
 * Veilig Thuis may wait; once there is no suspicion any more, nothing further is asked.
 */
export function frameworkSays(
  rules: Protocol['weighing']['questions'],
  answers: Readonly<Partial<Record<Question, Answer>>>,
): FrameworkSays {
  const missing: Question[] = [];
  let report = false;
  for (const id of questions) {
    const rule = rules[id];
    if (rule === undefined) continue;
    const answer = answers[id];
    if (answer === undefined) {
      if (!rule.later && !(rule.together && report)) missing.push(id);
      continue;
    }
    if (rule.close.includes(answer) && !report) return { says: 'close', missing };
    report ||= rule.report.includes(answer);
  }
  return { says: report ? 'report' : 'help', missing };
}
