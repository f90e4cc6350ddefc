import fc from 'fast-check';
import { agenda } from '../../src/case/task/agenda';
import type { RecordedEvent } from '../../src/case/events';
import { evolve, replay } from '../../src/case/evolve';
import { Refusal } from '../../src/case/refusal';
import type { CaseState } from '../../src/case/state';
import { nextChange } from '../../src/room/next-change';
import { room } from '../../src/room/room';
import { changed, following } from '../case/people/changed';
import { asking, history, lindeboom, monday, note, opened, referral, who, type Act } from '../case/given';

const HOUR = 3_600_000;
const after = (moment: string, milliseconds: number): string =>
  new Date(Date.parse(moment) + milliseconds).toISOString();

/** Acts that make sense somewhere in a case; which of them fit is left to `decide`. */
const tasks = ['t1', 't2', 't3', 't4', 't5', 't6'];
const day = (at: string): string => at.slice(0, 10);
const acts: readonly ((at: string, task: string, n: number) => Act)[] = [
  (at) => ({ ...asking('noor'), at }),
  (at) => ({ ...asking('sam'), at }),
  (at) => ({ ...asking('vera', { mode: 'anonymous', summary: 'een kind', clean: true }), at }),
  (at, task) => ({ by: 'carla', does: 'answer-consultation', with: { ...note, date: day(at) }, task, at }),
  (at, task) => ({ by: 'carla', does: 'acknowledge', task, at }),
  (at, task) => ({ by: 'willem', does: 'acknowledge', task, at }),
  (at, task) => ({
    by: 'carla',
    does: 'postpone',
    with: { until: day(after(at, 30 * HOUR)), reason: 'druk' },
    task,
    at,
  }),
  (at, task) => ({ by: 'carla', does: 'hand-over', with: { person: who('noor').person, reason: 'beter' }, task, at }),
  (at, task) => ({ by: 'carla', does: 'decline', with: { reason: 'lukt niet' }, task, at }),
  (at) => ({ by: 'carla', does: 'refer', with: { ...referral, date: day(at), evaluate: '2028-12-01' }, at }),
  (at, task, n) => ({
    by: 'carla',
    does: 'record-followup',
    task,
    at,
    with: {
      outcome: ['arrived', 'planned', 'absent', 'other'][n % 4] ?? '',
      next: day(after(at, 240 * HOUR)),
      note: 'x',
      safe: 'yes',
    },
  }),
];

const step = fc.record({
  act: fc.nat(acts.length - 1),
  task: fc.constantFrom(...tasks),
  wait: fc.integer({ min: 0, max: 240 }),
  n: fc.nat(3),
});

/** A case as it may have gone: whatever `decide` refuses did not happen. */
function lived(steps: readonly { act: number; task: string; wait: number; n: number }[]): {
  state: CaseState;
  now: string;
} {
  let done: Act[] = [opened];
  let now = monday;
  for (const { act, task, wait, n } of steps) {
    now = after(now, wait * HOUR);
    const next = acts[act]?.(now, task, n);
    if (next === undefined) continue;
    try {
      history(...done, next);
      done = [...done, next];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { state: stateOf(history(...done)), now };
}

const stateOf = (events: readonly RecordedEvent[]): CaseState => {
  const state = replay(events);
  if (state === undefined) throw new Error('nothing happened');
  return state;
};

const seen = (state: CaseState, at: string): string =>
  JSON.stringify([agenda(state, lindeboom, at), room(state, lindeboom, at)]);

describe('nextChange', () => {
  it('between now and the next change, neither agenda nor room says anything else', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 10 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (steps, parts) => {
          const { state, now } = lived(steps);
          let from = now;
          // A few changes ahead, so that ladders, repeats and year ends are passed too.
          for (let ahead = 0; ahead < 8; ahead += 1) {
            const next = nextChange(state, lindeboom, from);
            const until = next ?? after(from, 400 * 24 * HOUR);
            const still = seen(state, from);
            const length = Date.parse(until) - Date.parse(from);
            for (const part of [...parts, 1]) {
              const moment = after(from, Math.min(length - 1, Math.floor(part * length)));
              expect(seen(state, moment)).toBe(still);
            }
            if (next === undefined) return;
            from = next;
          }
        },
      ),
      { numRuns: 100, seed: 20270510 },
    );
  });

  it('R-01: nor where somebody stands in for the coordinator, before the end of it and after', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (steps, days) => {
        const { state, now } = lived(steps);
        const until = after(now, days * 24 * HOUR).slice(0, 10);
        const school = changed({ kind: 'stand-in', person: who('olga').person, until });
        const standing = following(state, school, now);
        let from = now;
        for (let ahead = 0; ahead < 6; ahead += 1) {
          const next = nextChange(standing, lindeboom, from);
          if (next === undefined) return;
          const last = after(next, -1);
          expect(seen(standing, last > from ? last : from)).toBe(seen(standing, from));
          from = next;
        }
      }),
      { numRuns: 60, seed: 20270511 },
    );
  });

  it('R-01: the end of standing in is a change, also when nothing else is due', () => {
    const school = changed({ kind: 'stand-in', person: who('olga').person, until: '2027-05-12' });
    const read: Act = { by: 'carla', does: 'acknowledge', task: 't1' };
    expect(nextChange(following(stateOf(history(opened, read)), school), lindeboom, monday)).toBe(
      '2027-05-12T07:00:00.000Z',
    );
  });

  it('at the next change something does change, or it is the end of a term', () => {
    const state = stateOf(history(opened, { by: 'carla', does: 'acknowledge', task: 't1' }));
    const next = nextChange(state, lindeboom, monday);
    expect(next).toBe('2027-05-18T07:00:00.000Z');
    expect(seen(state, '2027-05-18T07:00:00.000Z')).not.toBe(seen(state, monday));
  });

  it('a closed case never changes by itself', () => {
    const closing = {
      reason: 'help-done',
      motivation: 'x',
      agreements: 'x',
      wentWell: 'x',
      tookLong: 'x',
      lapsedWhy: 'De zorg is afgesloten',
      heard: [],
      safe: 'yes',
    };
    const state = stateOf(history(opened, { by: 'carla', does: 'close-case', with: closing }));
    expect(nextChange(state, lindeboom, monday)).toBeUndefined();
  });
});

describe('evolve', () => {
  it('a snapshot with the rest of the events is the same as all events', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.nat(100), (steps, cut) => {
        const { state } = lived(steps);
        const events = history(opened, asking('noor'));
        const at = 1 + (cut % (events.length - 1));
        expect(replay(events.slice(at), replay(events.slice(0, at)))).toEqual(replay(events));
        expect(state.version).toBeGreaterThan(0);
      }),
      { numRuns: 10, seed: 7 },
    );
  });

  it('a snapshot does not grow with the number of events', () => {
    const first = history(opened);
    let state = stateOf(first);
    const sizes: number[] = [];
    for (let n = 0; n < 3_000; n += 1) {
      const version = state.version;
      const id = `t${state.counts.tasks + 1}`;
      const owner = state.cast.coordinator;
      const asked = { id, kind: 'record', rule: 'ask-parents', owner, askFrom: monday, due: monday } as const;
      state = evolve(state, {
        version: version + 1,
        at: monday,
        by: owner.person,
        event: { type: 'asked', task: asked },
      });
      state = evolve(state, {
        version: version + 2,
        at: monday,
        by: owner.person,
        event: { type: 'task-completed', task: id, result: 'klaar', on: '2027-05-10' },
      });
      sizes.push(JSON.stringify(state).length);
    }
    expect(sizes[2_999]).toBeLessThan((sizes[50] ?? 0) * 1.1);
  });
});
