import type { Checked } from './check-file';

/** What people read of a file that was checked: every mistake at its line, and how far the walk went. */
export function reportOf({ file, mistakes, walked }: Checked, milliseconds: number): readonly string[] {
  const lines = mistakes.map((mistake) => `${mistake.file}:${mistake.line}: ${mistake.message}`);
  if (walked === undefined) return lines;
  const { states, edges, refused, depth, facts, pairs, complete } = walked;
  return [
    ...lines,
    `${file}: ${mistakes.length === 0 ? 'in order' : `${mistakes.length} to repair`}; ${states} states, ${edges} edges ` +
      `(${refused} refused), up to ${depth} steps from the start, ${facts.length} facts in ${pairs} pairs, ${milliseconds} ms`,
    ...(complete ? [] : [`${file}: stopped after ${states} states, so not everything was walked`]),
  ];
}
