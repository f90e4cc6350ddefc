import { frameworkSays } from '../../../src/case/weighing/framework';
import { lindeboom } from '../given';

const helped = { harm: 'no', q1: 'yes', q2: 'no', q2b: 'no', q3: 'yes', q4: 'yes' } as const;

describe('the framework', () => {
  const rules = lindeboom.protocol.weighing.questions;

  it.each([
    ['no suspicion any more', { harm: 'no', q1: 'no' }, 'close', []],
    ['a real chance of harm', { ...helped, harm: 'yes' }, 'report', []],
    ['unsafe: the last three may wait', { harm: 'no', q1: 'yes', q2: 'yes', q2b: 'no' }, 'report', []],
    ['doubt about safety counts as yes', { harm: 'no', q1: 'doubt', q2: 'doubt', q2b: 'no' }, 'report', []],
    ['told by child or adult', { harm: 'no', q1: 'yes', q2: 'no', q2b: 'yes' }, 'report', []],
    ['school cannot help enough', { ...helped, q3: 'no' }, 'report', []],
    ['doubt whether school can help enough', { ...helped, q3: 'doubt' }, 'report', []],
    ['help is refused', { ...helped, q4: 'no' }, 'report', []],
    ['help is accepted', helped, 'help', []],
    ['help works', { ...helped, q5: 'yes' }, 'follow', []],
    ['help does not work in time', { ...helped, q5: 'no' }, 'report', []],
    ['question 2 was passed over', { harm: 'no', q1: 'yes', q2b: 'yes' }, 'report', ['q2']],
    ['questions 3 and 4 were passed over', { harm: 'no', q1: 'yes', q2: 'no', q2b: 'no' }, 'help', ['q3', 'q4']],
  ] as const)('given %s, then it says so', (_what, answers, says, missing) => {
    expect(frameworkSays(rules, answers)).toMatchObject({ says, missing });
  });
});
