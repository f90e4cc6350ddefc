import { replay } from '../../src/case/evolve';
import { eventsOfTask, mayCorrect, visibleEvents } from '../../src/case/reading';
import { asking, familyFields, history, opened, talkFields, who, type Act } from './given';

/* What somebody reads to do what is asked of them (C-05, D-02), and what they read of the whole. */

const second: Act = {
  by: 'anna',
  does: 'record-signal',
  with: {
    what: 'Een blauwe plek',
    nature: 'hunch',
    date: '2027-05-10',
    categories: ['neglect'],
    direction: 'confirms',
    safe: 'yes',
  },
};
const ids = (...acts: readonly Act[]) => {
  const events = history(...acts);
  const state = replay(events)!;
  return { events, state };
};
const signalsOf = (events: ReturnType<typeof history>) =>
  events.filter(({ event }) => event.type === 'signal-recorded').map(({ version }) => version);

describe('what somebody reads of a case to do a task', () => {
  const before = [opened, second] as const;
  const [, chosen] = signalsOf(history(...before));

  it('is how it was asked, the signals that were chosen for it, and what was corrected in these', () => {
    const correct: Act = {
      by: 'carla',
      does: 'correct',
      with: { entry: String(chosen), text: 'Twee', reason: 'telling' },
    };
    const other: Act = { by: 'carla', does: 'correct', with: { entry: '1', text: 'Anders', reason: 'telling' } };
    const { state, events } = ids(...before, asking('noor', { chosen: [String(chosen)] }), correct, other);
    const task = state.tasks.find(({ owner }) => owner.person === who('noor').person)!;
    const read = eventsOfTask(state, task, events).map(({ event, version }) => [event.type, version]);
    expect(read).toContainEqual(['asked', task.askedIn]);
    expect(read).toContainEqual(['signal-recorded', chosen]);
    expect(read.filter(([type]) => type === 'corrected')).toHaveLength(1);
    expect(read.every(([type]) => ['asked', 'admitted', 'signal-recorded', 'corrected'].includes(String(type)))).toBe(
      true,
    );
    expect(read).not.toContainEqual(['case-opened', 1]);
  });

  it('of a talk is how it was planned, with the signals of that talk and of no other', () => {
    const child: Act = { by: 'carla', does: 'record-child', with: familyFields };
    const plan = (partner: string, leader: string, signals: readonly string[]): Act => ({
      by: 'carla',
      does: 'plan-talk',
      with: {
        ...talkFields,
        with: partner,
        leader: who(leader).person,
        alone: 'kan niet anders',
        chosen: [...signals],
      },
    });
    const { state, events } = ids(
      ...before,
      child,
      plan('parents', 'noor', [String(chosen)]),
      plan('child', 'sam', []),
    );
    const taskOf = (key: string) =>
      state.tasks.find(({ owner, kind }) => owner.person === who(key).person && kind === 'record')!;
    const read = (key: string) =>
      eventsOfTask(state, taskOf(key), events).map(({ event }) =>
        event.type === 'talk-planned' ? event.talk.with : event.type,
      );
    expect(read('noor')).toEqual(expect.arrayContaining(['parents', 'signal-recorded', 'asked']));
    expect(read('noor')).not.toContain('child');
    expect(read('sam')).toEqual(expect.arrayContaining(['child', 'asked']));
    expect(read('sam')).not.toContain('signal-recorded');
  });
});

it('R-07: who leads corrects every entry that can be, its writer their own, and nobody what they cannot read', () => {
  const { state, events } = ids(opened, second);
  const of = (type: string, by: string) =>
    mayCorrect(
      state,
      who(by).person,
      events.find(({ event }) => event.type === type)!,
    );
  expect(['carla', 'anna', 'noor'].map((by) => of('signal-recorded', by))).toEqual([true, true, false]);
  expect(of('asked', 'carla')).toBe(false);
  expect(visibleEvents(state, who('noor').person, events)).toEqual([]);
});

it('E-02: who weighs along reads the signals that were known by then, also those that came from another case, and no later', () => {
  const { events, state } = ids(opened, second);
  const last = events.at(-1)!;
  const taken = { ...last, version: last.version + 1, event: { type: 'signal-taken-over' } } as typeof last;
  const later = { ...last, version: last.version + 3, event: { type: 'signal-taken-over' } } as typeof last;
  const known = [...events, taken, later];
  const task = { ...state.tasks[0]!, kind: 'weigh' as const, askedIn: last.version + 2 };
  const read = (more: object) => eventsOfTask(state, { ...task, ...more }, known).map(({ version }) => version);
  expect(read({})).toEqual([...signalsOf(events), taken.version]);
  expect(read({ mode: 'anonymous' })).toEqual([]);
  expect(read({ kind: 'record' })).toEqual([]);
});

it('who corrects what they wrote reads that; what who leads puts beside it, they do not', () => {
  const written = String(signalsOf(history(opened, second))[1]);
  const corrects = (by: string): Act => ({
    by,
    does: 'correct',
    with: { entry: written, text: 'Twee', reason: 'telling' },
  });
  const { events, state } = ids(opened, second, corrects('anna'), corrects('carla'));
  const read = (key: string) =>
    visibleEvents(state, who(key).person, events).flatMap(({ event, by }) => (event.type === 'corrected' ? [by] : []));
  expect(read('anna')).toEqual([who('anna').person]);
  expect(read('carla')).toEqual([who('anna').person, who('carla').person]);
  expect(read('noor')).toEqual([]);
});
