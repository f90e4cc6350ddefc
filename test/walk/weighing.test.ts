import { decide } from '../../src/case/decide';
import type { Protocol } from '../../src/agreement/protocol-schema';
import { Refusal } from '../../src/case/refusal';
import { findings, small, told } from './given';

/* What is found when a rule is taken out that holds before people weigh. */

/** The small protocol, in which something is answered first. */
function withFirst(): Protocol {
  const { opening, weighing, tasks, ...rest } = small();
  const others = { ...tasks['note']!, title: 'Andere kinderen?', step: 'signals' };
  return {
    ...rest,
    opening: { ...opening, tasks: [...opening.tasks, 'others'] },
    weighing: { ...weighing, after: ['others'] },
    tasks: { ...tasks, others },
  };
}

const proof = 'what is answered before people weigh holds back weighing, and no report';

describe('given something is answered before people weigh', () => {
  it('then nothing is found', () => {
    expect(findings(withFirst())).toEqual([]);
  });

  it('and the engine does not wait for it: then people weigh before it was answered', () => {
    const found = findings(withFirst(), {
      decide: (state, command, context) => {
        const { protocol } = context.agreement;
        const waitsForNothing = { ...protocol, weighing: { ...protocol.weighing, after: [] } };
        return decide(state, command, { ...context, agreement: { ...context.agreement, protocol: waitsForNothing } });
      },
    });
    expect(told(found)).toContain(`${proof}: people weigh before "others" was answered`);
  });

  it('and a report waits for it: then that is found', () => {
    const found = findings(withFirst(), {
      decide: (state, command, context) => {
        if (command.name === 'record-report' && state?.done.includes('others') === false)
          throw new Refusal('not-allowed', 'Nu niet.');
        return decide(state, command, context);
      },
    });
    expect(told(found)).toContain(`${proof}: a report waits for what is answered before people weigh`);
  });
});
