import type { Agreement } from '../../agreement/agreement';

/** What a task is called, as a sentence of its own: a title that is a question keeps its mark. */
export function titleSentence(rule: string, { protocol }: Pick<Agreement, 'protocol'>): string {
  const title = protocol.tasks[rule]?.title ?? rule;
  return /[.?]$/.test(title) ? title : `${title}.`;
}
