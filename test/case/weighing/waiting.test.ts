import { agreeWeighing } from '../../../src/case/weighing/agree-weighing';
import { approvedSummary } from '../../../src/case/weighing/outsiders';
import { holdsNow, waitingTasks } from '../../../src/case/weighing/waiting';
import type { CaseState } from '../../../src/case/state';
import { asking, given, lindeboom, monday, note, opened, prepared, stateAfter, who, type Act } from '../given';

/* What waits for those who weigh along. */

const until = '2027-05-12T07:00:00.000Z';
const state = stateAfter(opened);
const [first] = state.tasks;
const [help = ''] = lindeboom.protocol.weighing.opens.help;
const now = { agreement: lindeboom, now: monday };
const context = { ...now, actor: who('dirk'), opening: { caseId: 'c', code: 'K7M4' } };
const waiting = (more: object = {}, task: object = {}): CaseState => ({
  ...state,
  weighing: { report: false, help: true, decided: { version: 1, by: who('carla').person }, waitsUntil: until },
  tasks: [{ ...first!, rule: help, askFrom: until, due: until, ...task }],
  ...more,
});

describe('what was asked for the decision to help', () => {
  it('waits while it is open, until the moment that it was to wait for', () => {
    const left = (task: object, at = monday) =>
      waitingTasks(waiting({}, task), { agreement: lindeboom, now: at }).map(({ id }) => id);
    expect(left({})).toEqual(['t1']);
    expect(left({ status: 'answered' })).toEqual([]);
    expect(left({ rule: 'read-concern' })).toEqual([]);
    expect(left({ askFrom: '2027-05-11T07:00:00.000Z' })).toEqual([]);
    expect(left({}, until)).toEqual([]);
  });

  it('is asked now once nobody is waited for, in a case that goes on', () => {
    const asked = (more: object) => holdsNow(waiting(more), now).length;
    expect(asked({})).toBeGreaterThan(0);
    expect(asked({ frozen: { at: monday } })).toBe(0);
    expect(asked({ status: 'closed' })).toBe(0);
  });
});

it('who weighs along says why not, or nothing', () => {
  const asked = { ...state, tasks: [{ ...first!, kind: 'weigh' as const }] };
  expect(agreeWeighing(asked, { agree: 'no', why: 'te vroeg' }, context, 't1')).toEqual([
    { type: 'weighing-agreed', task: 't1', agree: false, why: 'te vroeg' },
  ]);
  const [agreed] = agreeWeighing(asked, { agree: 'yes', why: undefined }, context, 't1');
  expect(agreed).toEqual({ type: 'weighing-agreed', task: 't1', agree: true });
  expect(agreed).not.toHaveProperty('why');
});

it('a summary for somebody outside keeps which words are no names, if there are any', () => {
  const approved = (summary: string, summaryNoName: readonly string[]) =>
    approvedSummary(
      { open: [], nameless: [state.cast.deputy] },
      { summary, summaryNoName, clean: true } as never,
      state,
      lindeboom,
    );
  expect(approved('Een kind is stil', [])).toEqual({ summary: 'Een kind is stil' });
  expect(approved('Een kind is stil', [])).not.toHaveProperty('noNames');
  expect(approved('Zij zag een jip', ['jip'])).toEqual({ summary: 'Zij zag een jip', noNames: ['jip'] });
});

it('E-02: who was asked about an earlier weighing is not asked that any more, once it is weighed anew', () => {
  const { protocol } = lindeboom;
  const agreement = {
    ...lindeboom,
    protocol: { ...protocol, weighing: { ...protocol.weighing, agree: 'consultation' } },
  };
  const words = ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'];
  const weighs: Act = {
    by: 'carla',
    does: 'weigh',
    with: {
      ...Object.fromEntries([...words, ...['harm', 'q1', 'q2', 'q2b'].map((id) => `${id}Why`)].map((id) => [id, 'w'])),
      ...{ harm: 'no', q1: 'no', q2: 'no', q2b: 'no', report: 'no', help: 'no', safe: 'yes' },
    },
  };
  const answered: Act = {
    by: 'noor',
    does: 'answer-consultation',
    task: 't4',
    with: { ...note, date: '2027-05-10' },
  };
  const before: readonly Act[] = [opened, ...prepared, asking('noor'), answered, asking('sam')];
  const tasks = stateAfter(...before).tasks.filter(({ rule }) => rule === 'consultation');
  expect(tasks.map(({ status }) => status)).toEqual(['answered', 'open']);
  const taken = given(...before)
    .under(agreement)
    .when(weighs)
    .events()
    .flatMap((event) => (event.type === 'withdrawn' ? [event.task] : []));
  expect(taken).toEqual([tasks[1]?.id]);
});
