import { asking, given, note, opened, stateAfter, type Act } from '../given';
import type { Values } from '../../../src/view/values';

const advice = (more: Values = {}): Act => ({
  by: 'carla',
  does: 'record-advice',
  with: { date: '2027-05-10', contact: 'phone', judgement: 'zorgelijk', advice: 'praat', talkAllowed: 'yes', ...more },
});
const honour: Act = { ...opened, with: { ...opened.with, categories: ['honour'] } };

describe('advice of Veilig Thuis', () => {
  it('is asked after doubt in a consultation, once', () => {
    const doubt: Act = {
      by: 'carla',
      does: 'answer-consultation',
      task: 't3',
      with: { ...note, date: '2027-05-10', doubt: 'yes' },
    };
    given(opened, asking('noor'), asking('sam')).when(doubt).then('consultation-answered', 'asked', 'asked');
    given(opened, asking('noor'), asking('sam'), doubt)
      .when({ ...doubt, task: 't4' })
      .then('consultation-answered');
  });

  it('ends the task that asked for it, and needs nobody’s consent', () => {
    expect(stateAfter(honour, advice()).tasks.find(({ rule }) => rule === 'call-first')).toMatchObject({
      status: 'answered',
    });
  });

  it('is the question of the CvB with the four of its plan', () => {
    expect(stateAfter(opened, asking('cor')).tasks.at(-1)).toMatchObject({ rule: 'cvb-plan', kind: 'consult' });
  });
});
