import type { Agreement } from '../../../src/agreement/agreement';
import { agenda } from '../../../src/case/task/agenda';
import { room } from '../../../src/room/room';
import { followProgram } from '../../../src/service/commands/current-state';
import { closes, given, lindeboom, monday, note, opened, asking, prepared, stateAfter, who, type Act } from '../given';

/* Somebody is asked to weigh as soon as talks, consultations and advice are settled. */

const withoutLast = prepared.slice(0, -1);
const weigh: Act = {
  by: 'dirk',
  does: 'weigh',
  with: {
    ...Object.fromEntries(['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'].map((id) => [id, 'w'])),
    ...Object.fromEntries(['harm', 'q1', 'q2', 'q2b'].flatMap((id) => [[`${id}Why`, 'w']])),
    ...{ harm: 'no', q1: 'no', q2: 'no', q2b: 'no', report: 'no', help: 'no', safe: 'yes' },
  },
};
const doubts: readonly Act[] = [
  asking('noor'),
  { by: 'noor', does: 'answer-consultation', task: 't4', with: { ...note, date: '2027-05-10', doubt: 'yes' } },
];
const advice: Act = {
  by: 'carla',
  does: 'record-advice',
  with: { date: '2027-05-10', contact: 'phone', judgement: 'j', advice: 'a', talkAllowed: 'yes' },
};
const tasksOf = (...acts: readonly Act[]) => stateAfter(...acts).tasks.filter(({ rule }) => rule === 'weigh-concern');
const asked = (...acts: readonly Act[]) => tasksOf(...acts).map(({ status }) => status);

describe('asking to weigh', () => {
  it('waits until the last of talks and consultations is settled, and asks who leads within two working days', () => {
    expect(asked(opened, ...withoutLast)).toEqual([]);
    const state = stateAfter(opened, ...prepared);
    expect(agenda(state, lindeboom, monday)).toContainEqual(
      expect.objectContaining({
        rule: 'weigh-concern',
        owner: who('carla').person,
        due: '2027-05-12T07:00:00.000Z',
        state: 'asked',
        blocksClosing: true,
      }),
    );
  });

  it('does not wait after an emergency report', () => {
    const report: Act = {
      by: 'carla',
      does: 'record-report',
      with: { reporter: who('carla').person, date: '2027-05-10', how: 'phone', urgent: true },
    };
    expect(asked(opened, report)).toEqual(['open']);
    const whole = {
      norm: '1',
      schoolDoes: 'k',
      discussed1: 'no',
      ground1: ['child-safety'],
      groundsWhy: 'g',
      older: 'no',
    };
    expect(asked(opened, { ...report, with: { ...report.with, ...whole, urgent: false } })).toEqual([]);
  });

  it('is answered by each weighing, from wherever it is done, and is asked once', () => {
    expect(asked(opened, ...prepared, advice, advice)).toEqual(['open']);
    expect(asked(opened, ...prepared, weigh)).toEqual(['answered']);
    expect(asked(opened, ...prepared, weigh, advice)).toEqual(['answered']);
  });

  it('is taken back when somebody doubts, and is asked anew once Veilig Thuis advised', () => {
    expect(asked(opened, ...prepared, ...doubts)).toEqual(['withdrawn']);
    expect(asked(opened, ...prepared, ...doubts, advice)).toEqual(['withdrawn', 'open']);
  });

  it('cannot be taken back or refused, nor go to somebody who does not lead', () => {
    const [task] = tasksOf(opened, ...prepared);
    const on = (does: Act['does'], more: Act['with']): Act => ({
      by: 'carla',
      does,
      task: task!.id,
      with: { reason: 'r', ...more },
    });
    const before = given(opened, ...prepared);
    before.when(on('withdraw-request', {})).refused('not-allowed');
    before.when(on('decline', {})).refused('not-allowed', 'choice');
    before.when(on('hand-over', { person: who('noor').person })).refused('not-allowed', 'person');
    before.when(on('hand-over', { person: who('dirk').person })).then('handed-over');
  });

  it('holds back closing without a reason, and is asked anew in a case that opens again', () => {
    const before = [opened, ...prepared];
    given(...before)
      .when(closes('no-suspicion'))
      .refused('not-allowed', 'despiteOpen');
    const closed = closes('no-suspicion', { despiteOpen: 'het kind is verhuisd' });
    const again: Act = { by: 'carla', does: 'reopen-case', with: { reason: 'er is iets nieuws' } };
    expect(asked(...before, closed)).toEqual(['withdrawn']);
    expect(asked(...before, closed, again)).toEqual(['withdrawn', 'open']);
  });

  it('waits while a case stands still, and is asked once when it goes on', () => {
    const still: Act = { by: 'anna', does: 'alert-board' };
    const mistake: Act = { by: 'anna', does: 'decide-standstill', with: { decision: 'mistake', reason: 'nee' } };
    expect(asked(opened, ...prepared, still)).toEqual(['withdrawn']);
    expect(asked(opened, ...prepared, still, mistake)).toEqual(['withdrawn', 'open']);
  });
});

describe('a case of a program that asked nobody to weigh', () => {
  const state = stateAfter(opened, ...prepared);
  const before = { ...state, tasks: state.tasks.filter(({ rule }) => rule !== 'weigh-concern') };

  it('is followed: who leads is asked, once', () => {
    expect(followProgram(before, lindeboom, monday)).toMatchObject([
      { type: 'asked', task: { rule: 'weigh-concern', owner: { person: who('carla').person } } },
    ]);
    expect(followProgram(state, lindeboom, monday)).toEqual([]);
  });
});

describe('the card that asks to weigh', () => {
  const along = (agree: string | undefined): Agreement => {
    const { protocol } = lindeboom;
    const weighing = { ...protocol.weighing, weighers: ['child-teacher', 'ib-er', 'coordinator'], agree };
    return { ...lindeboom, protocol: { ...protocol, weighing } };
  };
  const cardOf = (agreement: Agreement) =>
    room(stateAfter(opened, ...prepared), agreement, monday)
      .items.map(({ card }) => card.data)
      .find((data) => data['form'] === 'weigh');

  it('names who weighs along, but not who is asked; and nobody where the protocol has nobody', () => {
    expect(cardOf(along('consultation'))).toMatchObject({ along: ['Anna Bakker', 'Noor Hendriks'] });
    expect(cardOf(along(undefined))).not.toHaveProperty('along');
  });
});
