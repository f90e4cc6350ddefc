/**
 * A pure function that keeps its latest answers. Zones are slow to work out, and the ladder of a case asks for the same
 * few mornings over and over.
 */
export function memoize<A extends readonly (string | number)[], R>(
  work: (...input: A) => R,
  most = 5_000,
): (...input: A) => R {
  const answers = new Map<string, R>();
  return (...input) => {
    const key = input.length === 1 ? String(input[0]) : input.join('|');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work(...input);
    if (answers.size >= most) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
