import { hashOf } from '../../../src/agreement/load';
import type { Agreement } from '../../../src/agreement/agreement';
import { given, lindeboom, opened, stateAfter, type Act } from '../given';

const moving: Act = { by: 'carla', does: 'move-case' };

/** The practice school once its protocol is another. */
function agreed(change: (protocol: Agreement['protocol']) => Partial<Agreement['protocol']>): Agreement {
  const content = { school: lindeboom.school, protocol: { ...lindeboom.protocol, ...change(lindeboom.protocol) } };
  return { ...content, hash: hashOf(content) };
}
const withoutTask = (rule: string): Agreement =>
  agreed(({ tasks }) => ({ tasks: Object.fromEntries(Object.entries(tasks).filter(([name]) => name !== rule)) }));

describe('a running case is moved to what the school agreed since', () => {
  it('given nothing new, then there is nothing to move to', () => {
    given(opened).when(moving).refused('already-done');
  });

  it('given other agreements that know all that is open, then it goes by these', () => {
    const school = agreed(({ title }) => ({ title: `${title} 2` }));
    expect(given(opened).under(school).when(moving).events()).toEqual([
      { type: 'agreement-moved', agreement: school.hash },
    ]);
  });

  it('given agreements that lack what is open now, then it stays; once that is closed it moves', () => {
    const school = withoutTask(stateAfter(opened).tasks[0]!.rule);
    given(opened).under(school).when(moving).refused('not-allowed');
    given(opened, { by: 'carla', does: 'acknowledge', task: 't1' }).under(school).when(moving).then('agreement-moved');
  });

  it('given agreements that lack a step of it, then it stays', () => {
    given(opened)
      .under(agreed(({ steps }) => ({ steps: steps.slice(1) })))
      .when(moving)
      .refused('not-allowed');
  });
});
