import { decide } from '../../../src/case/decide';
import type { CaseEvent } from '../../../src/case/events';
import { evolve } from '../../../src/case/evolve';
import { SYSTEM } from '../../../src/case/people/participant';
import type { Relation } from '../../../src/case/relation/relation';
import { firstInWords, lindeboom, monday, opened, prepared, stateAfter, who } from '../given';

const other = 'd'.repeat(32);
const fields = {
  ...firstInWords,
  harm: 'no',
  harmWhy: 'omdat',
  q1: 'no',
  q1Why: 'omdat',
  report: 'no',
  help: 'no',
  safe: 'yes',
  related: [other],
} as const;

/** Weighing with the other case ticked, which was found to belong with this one in this way. */
function weighed(as: Relation, ticked: readonly string[] = [other]): readonly CaseEvent[] {
  const before = stateAfter(opened, ...prepared);
  const event: CaseEvent = { type: 'related-found', case: other, code: 'B7K2', as };
  const state = evolve(before, { version: before.version + 1, at: monday, by: SYSTEM, event });
  return decide(
    state,
    { name: 'weigh', fields: { ...fields, clean: false, summaryNoName: [], related: [...ticked] } },
    {
      actor: who('carla'),
      now: monday,
      agreement: lindeboom,
      opening: { caseId: 'c'.repeat(32), code: 'K7M4' },
    },
  );
}

describe('E-11, E-16: another case that counts in the weighing', () => {
  it.each(['sibling', 'earlier'] as const)('of the kind "%s" is kept by its code, without its id', (as) => {
    expect(weighed(as)).toContainEqual(
      expect.objectContaining({ weighing: expect.objectContaining({ related: [{ code: 'B7K2', as }] }) as unknown }),
    );
    expect(JSON.stringify(weighed(as))).not.toContain(other);
  });

  it('is only there when somebody ticked it', () => {
    const [weighing] = weighed('sibling', []).filter(({ type }) => type === 'weighed');
    expect(weighing).not.toHaveProperty('weighing.related');
  });

  it('is one that belongs with this case, and of which it is known how', () => {
    const refused = expect.objectContaining({ code: 'incomplete', fields: ['related'] }) as unknown;
    expect(() => weighed('sibling', ['e'.repeat(32)])).toThrow(refused as Error);
    expect(() => weighed('same-child')).toThrow(refused as Error);
  });
});
