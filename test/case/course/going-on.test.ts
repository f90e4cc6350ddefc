import { participantFor } from '../../../src/case/course/begin';
import { stillOpen } from '../../../src/case/course/still-open';
import { stillValue } from '../../../src/case/course/closing';
import { monitorHelp, observe } from '../../../src/case/help/observe';
import { onlyBoardIsSure } from '../../../src/case/involvement';
import { evolve } from '../../../src/case/evolve';
import type { Agreement } from '../../../src/agreement/agreement';
import type { CaseState } from '../../../src/case/state';
import type { SchoolChange } from '../../../src/agreement/changes';
import { asOf } from '../../../src/case/people/as-of';
import { after, changed, following } from '../people/changed';
import {
  asking,
  closes,
  given,
  lindeboom,
  monday,
  opened,
  prepared,
  referral,
  stateAfter,
  who,
  type Act,
} from '../given';
import type { Values } from '../../../src/view/values';

/* How a case goes on, and what is asked meanwhile. */

const state = stateAfter(opened);
const context = { actor: who('carla'), now: monday, agreement: lindeboom, opening: { caseId: 'c', code: 'K7M4' } };
const [first] = state.tasks;
const withTasks = (...tasks: readonly object[]): CaseState => ({
  ...state,
  tasks: tasks.map((more, at) => ({ ...first!, id: `t${at + 1}`, ...more })),
});
const reads: Act = { by: 'carla', does: 'acknowledge', task: 't1' };

it('somebody whom the school file does not know takes part without a role, and is not from outside', () => {
  const actor = { person: 'ffffffff-0000-4000-8000-00000000000f', name: 'Gast' };
  expect(participantFor({ ...context, actor })).toMatchObject({ ...actor, external: false });
  expect(participantFor({ ...context, actor: who('vera') })).toMatchObject({ ...who('vera'), external: true });
});

it('what is answered is not open any more for who closes', () => {
  const open = (...acts: readonly Act[]) => {
    const { holding, lines, beyond, later } = stillOpen(stateAfter(...acts), lindeboom, who('carla').person, monday);
    return [...holding, ...lines, ...beyond, ...later].map(({ id }) => id);
  };
  expect(open(opened)).toContain('t1');
  expect(open(opened, reads)).not.toContain('t1');
});

it('closing asks at each line why it lapses, once somebody said that it does', () => {
  given(opened, reads)
    .when(closes('no-suspicion', { lapsedWhy: '' }))
    .refused('incomplete', 'still1', 'lapsedWhy');
  given(opened, reads)
    .when(closes('no-suspicion', { lapsedWhy: '', still1: stillValue('lapsed', 't2') }))
    .refused('incomplete', 'why1', 'lapsedWhy');
});

it('who takes up that a case stands still is kept, each once it was so', () => {
  const took = (one: CaseState, by: string) =>
    evolve(one, { version: one.version + 1, at: monday, by, event: { type: 'stagnation-acknowledged' } });
  expect(took(took(state, 'a'), 'b').progress.takenBy).toEqual(['a', 'b']);
});

describe('H-07: after help the school goes on watching', () => {
  const rule = lindeboom.protocol.monitoring.task;

  it('it is asked anew once it was answered, and not beside what is open', () => {
    const asked = (status: string) => observe(withTasks({ rule, status }), [], context).length;
    expect(asked('answered')).toBeGreaterThan(0);
    expect(asked('open')).toBe(0);
  });

  it('H-06: how help goes is asked until the day on which it is evaluated', () => {
    const { protocol } = lindeboom;
    const monitor = 'decide-further';
    const agreement: Agreement = {
      ...lindeboom,
      protocol: { ...protocol, referral: { ...protocol.referral, monitor } },
    };
    const asked = (...tasks: readonly object[]) =>
      monitorHelp(withTasks(...tasks), [], { ...context, agreement }).length;
    const { evaluation } = protocol.weighing.opens;
    const ahead = { rule: evaluation, due: '2028-01-10T07:00:00.000Z' };
    expect(asked(ahead)).toBeGreaterThan(0);
    expect(asked({ ...ahead, status: 'answered' })).toBe(0);
    expect(asked({ ...ahead, rule: 'read-concern' })).toBe(0);
    expect(asked(ahead, { rule: monitor })).toBe(0);
    expect(asked(ahead, { rule: monitor, status: 'answered' })).toBeGreaterThan(0);
  });
});

describe('a referral', () => {
  const refers: Act = { by: 'carla', does: 'refer', with: { ...referral, date: '2027-05-10' } };
  const answers = (more: Values): Act => ({
    by: 'carla',
    does: 'record-followup',
    task: 't3',
    at: '2027-05-21T07:00:00.000Z',
    with: { safe: 'yes', ...more },
  });

  it('each has an id of its own', () => {
    const ids = given(opened, refers).when(refers).events();
    expect(ids).toContainEqual(expect.objectContaining({ referral: expect.objectContaining({ id: 'r2' }) as unknown }));
  });

  it('when help was asked for once and is organised, then it is done once', () => {
    const words = ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'];
    const weighs: Act = {
      by: 'carla',
      does: 'weigh',
      with: {
        ...Object.fromEntries(
          [...words, ...['harm', 'q1', 'q2', 'q2b', 'q3', 'q4'].map((id) => `${id}Why`)].map((id) => [id, 'w']),
        ),
        ...{ harm: 'no', q1: 'yes', q2: 'no', q2b: 'no', q3: 'yes', q4: 'yes' },
        ...{ report: 'no', help: 'yes', safe: 'yes', evaluate: '2027-06-30' },
      },
    };
    const done = (...before: readonly Act[]) =>
      given(opened, ...prepared, weighs, ...before)
        .when(refers)
        .events()
        .filter((event) => event.type === 'task-completed' && event.result === 'Verwezen').length;
    expect([done(), done(refers)]).toEqual([1, 0]);
  });

  it('H-05: what came of it is one of the outcomes, with the day on which it is expected where there is one', () => {
    const noted = (more: Values) =>
      given(opened, refers)
        .when(answers(more))
        .events()
        .flatMap((event) => (event.type === 'follow-up-recorded' ? [event.note] : []))[0];
    given(opened, refers)
      .when(answers({ outcome: 'verdwenen' }))
      .refused('incomplete', 'outcome');
    expect(noted({ outcome: 'planned', next: '2027-06-02' })).toHaveProperty('expectedOn', '2027-06-02');
    expect(noted({ outcome: 'arrived' })).not.toHaveProperty('expectedOn');
  });
});

describe('danger', () => {
  it('S1-24: over a colleague is told apart from a concern about a child; else it is told in it', () => {
    const declares = (staff: string): Act => ({ by: 'anna', does: 'declare-emergency', with: { staff } });
    given(opened).when(declares('yes')).refused('not-found');
    expect(given(opened).when(declares('no')).events()[0]).toMatchObject({ type: 'emergency-declared' });
  });

  it('is known by the name of who declared it, also while they stand in', () => {
    const standIn: SchoolChange = { kind: 'stand-in', person: who('olga').person, until: '2027-06-04' };
    const acting = following(state, changed(standIn));
    const declared = evolve(acting, {
      version: acting.version + 1,
      at: monday,
      by: who('olga').person,
      event: { type: 'emergency-declared' },
    });
    expect(declared.emergency?.by.name).toBe('Olga Visser');
  });

  it('is taken up by reading the concern only where somebody did not know whether there is any', () => {
    given(opened).when(reads).then('acknowledged');
    const doubt: Act = { ...opened, with: { ...opened.with, danger: 'unknown' } };
    given(doubt).when(reads).then('acknowledged', 'emergency-acknowledged');
  });
});

it('only the board is sure while nobody was named, in a case that is open', () => {
  const frozen = { at: monday, by: who('anna').person };
  const sure = (more: object) => onlyBoardIsSure({ ...state, ...more });
  expect(sure({ frozen })).toBe(true);
  expect(sure({ frozen, status: 'closed' })).toBe(false);
  expect(sure({ frozen: { ...frozen, suspect: who('noor').person } })).toBe(false);
  expect(sure({})).toBe(false);
});

it('R-01: what closes while somebody stands in stays with them, what others had does not, nor what closes afterwards', () => {
  const standIn: SchoolChange = { kind: 'stand-in', person: who('olga').person, until: '2027-06-04' };
  const acting = following(stateAfter(opened, asking('noor')), changed(standIn));
  const closed = given(opened).when(closes('no-suspicion')).events();
  const ownersAt = (at: string) =>
    Object.fromEntries(
      asOf(after(acting, closed, at), '2027-07-01T07:00:00.000Z').tasks.map(({ id, owner }) => [id, owner.name]),
    );
  expect(ownersAt(monday)).toMatchObject({ t1: 'Olga Visser', t3: 'Noor Hendriks' });
  expect(ownersAt('2027-06-07T07:00:00.000Z')).toMatchObject({ t1: 'Carla Postma', t3: 'Noor Hendriks' });
});
