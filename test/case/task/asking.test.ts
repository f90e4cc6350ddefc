import { admission, askOnce, joining, ruleOf, stillAhead } from '../../../src/case/task/ask';
import { callsUntil } from '../../../src/case/task/ladder';
import { isStagnant } from '../../../src/case/course/stagnation';
import { circleOf } from '../../../src/case/emergency/emergency-ladder';
import { decidedByAnother } from '../../../src/case/refusal';
import { withSignal } from '../../../src/case/signal/with-signal';
import { ageOf } from '../../../src/case/signal/signs';
import type { Participant } from '../../../src/case/people/participant';
import type { Signal } from '../../../src/case/signal/signal';
import { asking, given, lindeboom, monday, opened, stateAfter, who, type Act } from '../given';

/* Of whom, when and how often something is asked. */

const state = stateAfter(opened);
const context = { agreement: lindeboom, now: monday };
const noor: Participant = { ...who('noor'), role: 'ib-er', external: false };
const vera: Participant = { ...who('vera'), role: 'sociaal-verpleegkundige', external: true };

it('a task that the protocol does not have is a mistake of the program, and named', () => {
  expect(() => ruleOf(context, 'toveren')).toThrow('protocol luc-stevens has no task toveren');
});

it('what is asked already is not asked again, nor what is about to be', () => {
  const [asked] = askOnce('decide-further', state, [], context);
  expect(asked).toMatchObject({ type: 'asked', task: { rule: 'decide-further' } });
  expect(askOnce('decide-further', state, [asked!], context)).toEqual([]);
  expect(askOnce('read-concern', state, [], context)).toEqual([]);
});

it('a talk with the parents is not asked once Veilig Thuis is to be called first', () => {
  expect(askOnce('plan-first-talk', state, [], context)).toHaveLength(1);
  expect(askOnce('plan-first-talk', state, [{ type: 'talk-blocked' }], context)).toEqual([]);
  expect(askOnce('plan-first-talk', { ...state, talkBlocked: true }, [], context)).toEqual([]);
  expect(askOnce('decide-further', state, [{ type: 'talk-blocked' }], context)).toHaveLength(1);
});

it('a day that is not over is asked at its hour, and at that very hour the next working day', () => {
  expect(stillAhead('2027-05-10', context)).toBe('2027-05-10T07:00:00.000Z');
  expect(stillAhead('2027-05-07', context)).toBe('2027-05-10T07:00:00.000Z');
  expect(stillAhead('2027-05-07', { ...context, now: '2027-05-10T07:00:00.000Z' })).toBe('2027-05-11T07:00:00.000Z');
  expect(stillAhead('2027-05-12', context)).toBe('2027-05-12T07:00:00.000Z');
});

describe('into the room', () => {
  it('comes a colleague who is asked openly, once', () => {
    const [comes] = admission(state, noor, 'open');
    expect(comes).toEqual({ type: 'admitted', participant: noor });
    expect(admission(state, noor, undefined)).toHaveLength(1);
    expect(admission(state, noor, 'open', [comes!])).toEqual([]);
    expect(admission(state, state.cast.coordinator, 'open')).toEqual([]);
  });

  it('comes nobody who may not know of whom it is, and nobody from outside who is not asked openly', () => {
    expect(admission(state, noor, 'anonymous')).toEqual([]);
    expect(admission(state, vera, 'anonymous')).toEqual([]);
    expect(admission(state, vera, undefined)).toEqual([]);
    expect(admission(state, vera, 'open')).toHaveLength(1);
  });

  it('come director and board never', () => {
    expect([state.cast.director, state.cast.board].map((one) => joining(one, state, []))).toEqual([[], []]);
    expect(joining(noor, state, [])).toHaveLength(1);
    expect(joining(noor, undefined, [])).toEqual([]);
  });
});

it('calls come in the order of their moments, in whatever order the protocol has its rungs', () => {
  const { protocol } = lindeboom;
  const ladders = Object.fromEntries(
    Object.entries(protocol.ladders).map(([name, rungs]) => [name, [...rungs].reverse()]),
  );
  const [task] = state.tasks;
  const momentsOf = (agreement: typeof lindeboom) =>
    callsUntil(task!, state, agreement, '2027-07-01T07:00:00.000Z').calls.map(({ at }) => at);
  const turned = momentsOf({ ...lindeboom, protocol: { ...protocol, ladders } });
  expect(turned).toEqual([...turned].sort());
  expect(turned).toEqual(momentsOf(lindeboom));
  expect(new Set(turned).size).toBeGreaterThan(1);
});

it('R-12: a case stands still once somebody was told so, and not before', () => {
  expect(isStagnant(state, lindeboom, '2027-05-25T06:59:59.999Z')).toBe(false);
  expect(isStagnant(state, lindeboom, '2027-05-25T07:00:00.000Z')).toBe(true);
});

describe('C-25: who hears of danger', () => {
  const toldOf = (...args: Parameters<typeof circleOf>) => {
    const { told, next } = circleOf(...args);
    return [told.map(({ name }) => name), next?.name];
  };

  it('in a concern about a child are those who lead and direct, then the board', () => {
    expect(toldOf(state, who('anna').person)).toEqual([
      ['Carla Postma', 'Dirk van Vliet', 'Willem Jansma'],
      'Bo Terpstra',
    ]);
  });

  it('in a concern about staff is the board; nobody where it stands not apart', () => {
    const staff = { ...state, route: 'staff' } as const;
    expect(toldOf(staff, who('anna').person)).toEqual([['Bo Terpstra'], undefined]);
    const within = { ...staff, cast: { ...staff.cast, board: staff.cast.director } };
    expect(toldOf(within, who('anna').person)).toEqual([[], undefined]);
  });

  it('are in a concern about a child those who are left, once somebody who leads is kept out', () => {
    const kept = { ...state, keptOut: [{ person: who('carla').person, at: monday, version: 9 }] };
    expect(toldOf(kept, who('anna').person)).toEqual([['Dirk van Vliet', 'Willem Jansma'], 'Bo Terpstra']);
  });
});

it('who decided on what another decided meanwhile looks again, and loses nothing', () => {
  expect(decidedByAnother()).toMatchObject({ code: 'stale' });
});

describe('a signal', () => {
  const signal = { direction: 'confirms', nature: 'observation', categories: ['neglect'] } as unknown as Signal;

  it('adds its kinds to those that were there', () => {
    expect(withSignal(state, signal).kinds).toEqual(['neglect']);
    expect(withSignal({ ...state, kinds: ['honour'] }, signal).kinds).toEqual(['honour', 'neglect']);
    expect(withSignal({ ...state, kinds: ['neglect'] }, signal).kinds).toEqual(['neglect']);
    expect(withSignal(state, { ...signal, categories: [] }).kinds).toEqual(state.kinds);
  });

  it('is kept with the words that were said, and without those that were not', () => {
    const { what, nature, date, place } = opened.with as Record<string, string>;
    const record = (more: object): Act => ({
      by: 'anna',
      does: 'record-signal',
      with: { what: what!, nature: nature!, date: date!, direction: 'confirms', safe: 'yes', ...more },
    });
    const kept = (more: object) =>
      given(opened)
        .when(record({ place, situation: 'pauze', alone: true, ...more }))
        .events()
        .flatMap((event) => (event.type === 'signal-recorded' ? [event.signal] : []))[0];
    expect(kept({ quote: 'au' })).toMatchObject({ quote: 'au', place: 'plein', situation: 'pauze' });
    expect(kept({})).not.toHaveProperty('quote');
    expect(kept({ nature: 'hunch', place: '', situation: '', alone: false })).toMatchObject({
      place: '',
      situation: '',
      present: '',
    });
  });
});

it.each([
  [' groep 4 ', '4-12'],
  ['4', '4-12'],
  ['groep 12', undefined],
  ['peuters', undefined],
  [undefined, undefined],
])('a child in "%s" has the list for %s', (group, age) => {
  expect(ageOf({ group }, '2027-05-10')).toBe(age);
});

describe('who coordinates the care', () => {
  const { protocol } = lindeboom;
  const named = { ...protocol.tasks['observe-signals']!, names: 'care-coordinator' as const };
  const theirs = { ...protocol.tasks['consultation']!, owner: 'care-coordinator' };
  const agreement = {
    ...lindeboom,
    protocol: { ...protocol, tasks: { ...protocol.tasks, planned: named, consultation: theirs } },
  };
  const plans: Act = {
    by: 'carla',
    does: 'plan-task',
    with: { person: who('bas').person, what: 'kiezen', due: '2027-05-20' },
  };
  const names: Act = {
    by: 'bas',
    does: 'complete-task',
    task: 't4',
    with: { result: 'gekozen', date: '2027-05-10', person: who('olga').person },
  };

  it('is kept once somebody named them, and has from then on what is open of theirs, and no more', () => {
    const events = given(opened, asking('noor'), plans).under(agreement).when(names).events();
    expect(events[0]).toMatchObject({ type: 'task-completed', careCoordinator: { name: 'Olga Visser' } });
    const handed = events.flatMap((event) => (event.type === 'handed-over' ? [[event.task, event.to.name]] : []));
    expect(handed).toEqual([['t3', 'Olga Visser']]);
  });
});

describe('C-01: a consultation that the protocol asks for', () => {
  const { protocol } = lindeboom;
  const rule = 'decide-further';
  const askedOf = (owner: string, by: string) => {
    const tasks = { ...protocol.tasks, [rule]: { ...protocol.tasks[rule]!, kind: 'consult' as const, owner } };
    const agreement = { ...lindeboom, protocol: { ...protocol, tasks } };
    return askOnce(rule, stateAfter({ ...opened, by }), [], { agreement, now: monday }).flatMap((event) =>
      event.type === 'asked' ? [event.task.owner.name] : [],
    );
  };

  it('is asked of a colleague in the same role, or the deputy, where its owner reported the concern', () => {
    expect([askedOf('coordinator', 'anna'), askedOf('coordinator', 'carla')]).toEqual([
      ['Carla Postma'],
      ['Dirk van Vliet'],
    ]);
    expect(askedOf('ib-er', 'anna')).toEqual(['Noor Hendriks']);
  });

  it('is asked of nobody where no colleague of the school has that role besides', () => {
    expect(askedOf('ib-er', 'noor')).toEqual([]);
  });
});
