import { agenda } from '../../../src/case/task/agenda';
import { callsUntil } from '../../../src/case/task/ladder';
import { given, lindeboom, opened, stateAfter, type Act } from '../given';

const asked = (date: string, more: Partial<Act> = {}): Act => ({
  by: 'carla',
  does: 'record-file-request',
  with: { date, asker: 'Mia Zandstra' },
  ...more,
});

describe('parents ask for the file', () => {
  it.each([
    ['2027-05-10', '2027-06-10'],
    ['2027-01-31', '2027-02-28'],
    ['2027-05-01', '2027-06-01'],
  ])('asked on %s it is answered by %s: a month, as the law says', (date, answerBy) => {
    const [requested] = given(opened).when(asked(date)).events();
    expect(requested).toEqual({ type: 'file-requested', on: date, asker: 'Mia Zandstra', answerBy });
  });

  it('has it gathered halfway, and answered within the term, by who leads', () => {
    const state = stateAfter(opened, asked('2027-05-10'));
    const open = agenda(state, lindeboom, '2027-05-10T10:00:00.000Z').filter(({ rule }) => rule.includes('file'));
    expect(open.map(({ rule, due, owner }) => [rule, due.slice(0, 10), owner])).toEqual([
      ['gather-file', '2027-05-24', state.cast.coordinator.person],
      ['answer-file-request', '2027-06-10', state.cast.coordinator.person],
    ]);
  });

  it('is reminded on the last day of the term, and then the deputy and director hear it, also in a holiday', () => {
    const state = stateAfter(opened, asked('2027-07-05', { at: '2027-07-06T08:00:00.000Z' }));
    const task = state.tasks.find(({ rule }) => rule === 'answer-file-request')!;
    expect(task.due.slice(0, 10)).toBe('2027-08-05');
    const { calls } = callsUntil(task, state, lindeboom, '2027-08-12T10:00:00.000Z');
    expect(calls.map(({ as }) => as)).toEqual(expect.arrayContaining(['owner', 'deputy', 'director']));
  });

  it('that was written down late is asked at once, and never in the past', () => {
    const state = stateAfter(opened, asked('2027-03-01'));
    for (const { rule, due } of state.tasks.filter((task) => task.rule.includes('file')))
      expect([rule, due > '2027-05-10']).toEqual([rule, true]);
  });

  it('holds back closing until it is answered', () => {
    expect(agenda(stateAfter(opened, asked('2027-05-10')), lindeboom, '2027-05-10T10:00:00.000Z')).toContainEqual(
      expect.objectContaining({ rule: 'answer-file-request', blocksClosing: true }),
    );
  });

  it('is for who leads, of the past, and told by nobody else', () => {
    given(opened)
      .when(asked('2027-05-10', { by: 'anna' }))
      .refused('not-yours');
    given(opened).when(asked('2027-05-11')).refused('incomplete', 'date');
  });

  it('is a planned task in a case whose agreement is older', () => {
    const { fileRequest: _, ...planning } = lindeboom.protocol.planning;
    const older = { ...lindeboom, protocol: { ...lindeboom.protocol, planning } };
    const events = given(opened).under(older).when(asked('2027-05-10')).events();
    expect(events.flatMap((event) => (event.type === 'asked' ? [event.task.rule] : []))).toEqual([
      'planned',
      'planned',
    ]);
  });
});
