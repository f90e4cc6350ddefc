import type { Protocol } from '../agreement/protocol-schema';
import { spokenSpan } from '../agreement/spoken-span';

/** How long after the expected day a follow-up is asked anew: "7 dagen". `undefined` where no outcome has it asked anew. */
export function askedAgain({ outcomes }: Protocol): string | undefined {
  const spans = Object.values(outcomes).flatMap(({ after }) => (after === undefined ? [] : [spokenSpan(after)]));
  return spans.length === 0 ? undefined : [...new Set(spans)].join(' of ');
}

/** The sentence that says so. */
export const askedAgainText = (after: string): string => `Ik vraag het ${after} daarna opnieuw.`;
