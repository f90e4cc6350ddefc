import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import type { Context } from '../context';

/**
 * A running case goes by what was agreed when it began; only here is it moved to what the school has agreed since, which
 * is the agreement of this decision. What is open must have a place there.
 */
export function moveCase(state: CaseState, { agreement }: Context): readonly CaseEvent[] {
  if (state.agreement === agreement.hash)
    throw new Refusal('already-done', 'Deze zorg volgt de nieuwste afspraken al.');
  const lost = state.tasks.filter(
    ({ status, rule }) => status === 'open' && !Object.hasOwn(agreement.protocol.tasks, rule),
  );
  const steps = agreement.protocol.steps.map(({ id }) => id);
  if (lost.length > 0 || state.steps.some((step) => !steps.includes(step)))
    throw new Refusal(
      'not-allowed',
      'In de nieuwe afspraken bestaat een vraag die nu openstaat niet meer. Rond die eerst af, of trek haar in.',
    );
  return [{ type: 'agreement-moved', agreement: agreement.hash }];
}
