import { decide } from '../../src/case/decide';
import type { Lapsed } from '../../src/case/course/closing';
import type { Protocol } from '../../src/agreement/protocol-schema';
import { findings, small, told } from './given';

/* The proofs about closing, and what is found when a rule of it is taken out. */

const tasks = (change: (tasks: Protocol['tasks']) => Protocol['tasks']): Protocol => {
  const protocol = small();
  return { ...protocol, tasks: change(protocol.tasks) };
};

describe('given a rule of closing is taken out', () => {
  it('blocksClosing of the follow-up: then a case closes over it, by a trail that can be walked', () => {
    const without = tasks(({ arrival, ...rest }) => ({ ...rest, arrival: { ...arrival!, blocksClosing: false } }));
    expect(findings(without)).toEqual([
      expect.objectContaining({
        proof: 'nothing closes without what is required',
        message: 'a case closes while "arrival" is open: give it blocksClosing',
        rule: 'arrival',
        trail: 'after declare-emergency by reporter, refer by coordinator',
      }),
    ]);
  });

  it('what became of what was open: then nothing says so, or a reason lacks', () => {
    const closes = (change: (lapsed: readonly Lapsed[]) => readonly Lapsed[]) =>
      findings(small(), {
        decide: (...all) =>
          decide(...all).map((event) =>
            event.type === 'closed'
              ? { ...event, closing: { ...event.closing, lapsed: change(event.closing.lapsed ?? []) } }
              : event,
          ),
      });
    const proof = 'what is open when a case closes is done, or lapsed with a reason';
    expect(told(closes(() => []))).toContain(`${proof}: nothing says what became of "read-concern"`);
    expect(told(closes((lapsed) => lapsed.map(({ task }) => ({ task }))))).toContain(
      `${proof}: "read-concern" lapses without a reason`,
    );
  });

  it('the forms that answer: then closing says that something is done which nobody answered', () => {
    const found = findings(small(), {
      decide: (state, command, context) => {
        const events = decide(state, command, context);
        if (command.name !== 'close-case') return events;
        const open = state?.tasks.filter(({ status }) => status === 'open') ?? [];
        const done = open.map(
          ({ id }) => ({ type: 'task-completed', task: id, result: 'x', on: '2027-05-10' }) as const,
        );
        return [...done, ...events];
      },
    });
    expect(told(found)).toContain(
      'what is open when a case closes is done, or lapsed with a reason: closing says that "read-concern" is done',
    );
  });
});
