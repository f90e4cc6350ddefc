import { circleOf } from '../../../src/case/emergency/emergency-ladder';
import { permits } from '../../../src/case/access';
import { replay } from '../../../src/case/evolve';
import { asOf } from '../../../src/case/people/as-of';
import { leadAsks } from '../../../src/case/people/lead-asks';
import { castLeft } from '../../../src/case/people/those-left';
import { visibleEvents } from '../../../src/case/reading';
import type { CaseEvent } from '../../../src/case/events';
import type { CaseState } from '../../../src/case/state';
import { nextChange } from '../../../src/room/next-change';
import { room } from '../../../src/room/room';
import { closes, given, history, intake, lindeboom, monday, opened, stateAfter, who, type Act } from '../given';

/* A parent, family or a friend is kept out of one case: to them it is not there. */

const id = (key: string): string => who(key).person;
const without = (...keys: readonly string[]): Act => ({
  by: 'anna',
  does: 'open-case',
  with: { ...intake, keptOut: keys.map(id) },
});
const keeps = (key: string, by = 'dirk'): Act => ({ by, does: 'keep-out', with: { person: id(key) } });
const stays = (by: string): Act => ({ by, does: 'stay-out' });
const lifts = (key: string, by = 'bo'): Act => ({ by, does: 'lift-keeping-out', with: { person: id(key) } });
const names = (key: string, by = 'bo'): Act => ({ by, does: 'name-lead', with: { person: id(key) } });
const stateOf = (...acts: readonly Act[]): CaseState => asOf(stateAfter(...acts), monday);
const further = (state: CaseState, ...events: readonly CaseEvent[]): CaseState => {
  const after = replay(
    events.map((event, index) => ({ version: state.version + index + 1, at: monday, by: 'system', event })),
    state,
  );
  return asOf(after ?? state, monday);
};
const roomOf = (state: CaseState, now = monday) => room(state, lindeboom, now);
const toldIn = (state: CaseState, now = monday): readonly string[] =>
  roomOf(state, now)
    .items.filter(({ closed }) => !closed)
    .flatMap(({ to, mentions }) => [to, ...mentions]);
const openOf = ({ tasks }: CaseState): readonly string[] => [
  ...new Set(tasks.filter(({ status }) => status === 'open').map(({ owner }) => owner.name)),
];

describe('at intake', () => {
  it('who is named is never let in, and is asked and told nothing; the next who leads comes in their place', () => {
    const state = stateOf(without('carla'));
    expect(state.members.map(({ person }) => person).sort()).toEqual([id('anna'), id('dirk')].sort());
    expect(openOf(state)).toEqual([who('dirk').name]);
    expect(toldIn(state)).not.toContain(id('carla'));
    expect(roomOf(state).owner).toBe(id('dirk'));
    expect(permits(state, id('carla'), { view: 'my-part' })).toBe('hidden');
    expect(
      history(without('carla'))
        .filter(({ event }) => JSON.stringify(event).includes(id('carla')))
        .map(({ event }) => event.type),
    ).toEqual(['case-opened', 'person-kept-out']);
  });

  it('a report that names nobody says nothing of it', () => {
    expect(history(opened).map(({ event }) => event.type)).not.toContain('person-kept-out');
    expect(stateAfter(opened).keptOut).toBeUndefined();
  });

  it('danger that is not known is told to those who are left', () => {
    const unsure: Act = { ...without('carla'), with: { ...intake, danger: 'unknown', keptOut: [id('carla')] } };
    expect(circleOf(stateOf(unsure), id('anna'), true).told.map(({ person }) => person)).toEqual([id('dirk')]);
    expect(toldIn(stateOf(unsure))).not.toContain(id('carla'));
  });

  it('the board is always left, which decides where nobody else is', () => {
    given().when(without('bo')).refused('not-allowed', 'keptOut');
    given(opened).when(keeps('bo')).refused('not-allowed', 'person');
    given(opened).when(stays('bo')).refused('not-allowed');
    expect(stateOf(without('carla', 'dirk', 'willem')).cast.coordinator.person).toBe(id('bo'));
    given().when(without('anna')).refused('incomplete', 'keptOut');
  });
});

describe('by who leads, and by themselves', () => {
  it('they lose all of it at once, and what was asked of them is asked of who leads then', () => {
    const state = stateOf(opened, keeps('carla'));
    expect(openOf(state)).toEqual([who('dirk').name]);
    expect(roomOf(state).members).not.toContain(id('carla'));
    given(opened, keeps('carla')).when({ by: 'carla', does: 'acknowledge', task: 't1' }).refused('not-found');
    given(opened, keeps('carla')).when(keeps('carla')).refused('already-done');
  });

  it('the coordinator and the director stay out by themselves', () => {
    const state = stateOf(opened, stays('carla'), stays('willem'));
    expect(state.cast.coordinator.person).toBe(id('dirk'));
    expect(state.cast.director.person).toBe(id('bo'));
    expect(circleOf(state, id('anna')).told.map(({ person }) => person)).toEqual([id('dirk'), id('bo')]);
    expect(permits(state, id('willem'), { view: 'process' })).toBe('hidden');
  });

  it('nobody else keeps out another, and nothing is asked of who is out', () => {
    given(opened).when(keeps('carla', 'anna')).refused('not-yours');
    given(opened).when(keeps('carla', 'willem')).refused('not-yours');
    const asks: Act = {
      by: 'dirk',
      does: 'request-consultation',
      with: { to: id('noor'), mode: 'open', question: 'Wat zie jij?' },
    };
    given(opened, keeps('noor')).when(asks).refused('not-allowed', 'to');
  });

  it('a case that is closed keeps them out as well, and one that is opened again', () => {
    const closed: readonly Act[] = [opened, closes('no-suspicion', { despiteOpen: 'het gezin is verhuisd' })];
    const state = stateOf(...closed, keeps('carla'));
    expect(state.status).toBe('closed');
    expect(permits(state, id('carla'), { command: 'reopen-case', agreement: lindeboom })).toBe('hidden');
    const again = stateOf(...closed, keeps('carla'), { by: 'dirk', does: 'reopen-case', with: { reason: 'nieuw' } });
    expect(again.members.map(({ person }) => person)).toEqual([id('dirk')]);
    expect(roomOf(again).members).toEqual([id('dirk')]);
    expect(permits(again, id('carla'), { view: 'my-part' })).toBe('hidden');
  });
});

describe('nobody who leads is left', () => {
  const nobody: readonly Act[] = [opened, keeps('carla'), stays('dirk')];

  it('then the board has their place, is asked who leads at once and each working day, and names somebody', () => {
    const state = stateOf(...nobody);
    expect(openOf(state)).toEqual([who('bo').name]);
    // The platform lets the last owner of a room go only when there is another.
    expect(roomOf(state)).toMatchObject({ members: [id('anna'), id('bo')], owner: id('bo') });
    const asks = (now: string) => roomOf(state, now).items.find(({ key }) => key.startsWith('lead/'));
    expect(asks(monday)).toMatchObject({ to: id('bo'), edition: 1, closed: false });
    const next = nextChange(state, lindeboom, monday) ?? '';
    expect(next <= '2027-05-11T07:00:00.000Z').toBe(true);
    expect(asks('2027-05-11T07:00:00.000Z')?.edition).toBe(2);
    const named = stateOf(...nobody, names('noor'));
    expect(named.cast.coordinator.person).toBe(id('noor'));
    expect(openOf(named)).toEqual([who('noor').name]);
    expect(roomOf(named).owner).toBe(id('noor'));
    expect(permits(named, id('noor'), { view: 'dossier' })).toBe('yes');
    expect(permits(named, id('bo'), { view: 'dossier' })).toBe('not-yours');
    expect(roomOf(named).items.find(({ key }) => key.startsWith('lead/'))?.closed).toBe(true);
  });

  it('a board that does not answer for two working days is told to the director, who can call it', () => {
    const state = stateOf(...nobody);
    const told = (now: string) => roomOf(state, now).items.find(({ key }) => key.startsWith('lead-waits/'));
    expect(told('2027-05-11T07:00:00.000Z')).toBeUndefined();
    const waits = told('2027-05-12T07:00:00.000Z');
    expect(waits).toMatchObject({ to: id('willem'), closed: false });
    expect(JSON.stringify(waits?.card)).toContain(`${who('bo').name} kiest wie dat doet`);
    expect(JSON.stringify(waits?.card)).not.toContain(who('carla').name);
    const without = stateOf(...nobody, stays('willem'));
    expect(roomOf(without, '2027-05-12T07:00:00.000Z').items.some(({ key }) => key.startsWith('lead-waits/'))).toBe(
      false,
    );
  });

  it('the board alone names them, of the school, and nobody who is kept out', () => {
    given(...nobody)
      .when(names('noor', 'willem'))
      .refused('not-yours');
    given(...nobody)
      .when(names('carla'))
      .refused('not-allowed', 'person');
    given(...nobody)
      .when(names('vera'))
      .refused('incomplete', 'person');
    given(opened).when(names('noor')).refused('already-done');
  });

  it('with the director kept out too, everything of theirs is the board’s', () => {
    const state = stateOf(...nobody, stays('willem'));
    expect(circleOf(state, id('anna')).told.map(({ person }) => person)).toEqual([id('bo')]);
    expect(state.cast.director.person).toBe(id('bo'));
  });

  it('somebody who was named and stays out too is followed by the board again', () => {
    const state = stateOf(...nobody, names('noor'), stays('noor'));
    expect(state.cast.coordinator.person).toBe(id('bo'));
    expect(roomOf(state).items.find(({ key }) => key.startsWith('lead/'))?.closed).toBe(false);
  });
});

describe('the board', () => {
  it('alone lifts it, and they are where they were, without reading by whom they were kept out', () => {
    given(opened, keeps('carla')).when(lifts('carla', 'dirk')).refused('not-yours');
    const events = history(opened, keeps('carla'), lifts('carla'));
    const state = asOf(replay(events)!, monday);
    expect(state.members.map(({ person }) => person)).toContain(id('carla'));
    expect(state.cast.coordinator.person).toBe(id('carla'));
    const read = (key: string) => visibleEvents(state, id(key), events).map(({ event }) => event.type);
    expect(read('carla')).not.toContain('person-kept-out');
    expect(read('carla')).not.toContain('keeping-out-lifted');
    expect(read('dirk')).toEqual(expect.arrayContaining(['person-kept-out', 'keeping-out-lifted']));
    expect(read('anna')).not.toContain('person-kept-out');
  });
});

describe('a role that is given later', () => {
  const to = (key: string, role: string) => ({ person: id(key), name: who(key).name, role, external: false });
  const before = { coordinator: 'carla', director: 'willem', board: 'bo' };
  const handed = (role: keyof typeof before, key: string): CaseEvent => ({
    type: 'role-handed-over',
    role,
    from: to(before[role], role),
    to: to(key, role),
    tasks: ['t1'],
  });

  it('as the board decides nothing, nor does who comes in its place', () => {
    const state = further(stateAfter(opened, keeps('noor'), keeps('carla')), handed('board', 'noor'));
    expect(castLeft(state).board.person).toBe(id('willem'));
    for (const key of ['noor', 'willem', 'dirk'])
      expect(permits(state, id(key), { command: 'lift-keeping-out', agreement: lindeboom })).not.toBe('yes');
  });

  it('tells who is kept out nothing: as coordinator, as director', () => {
    const state = further(stateAfter(opened, keeps('noor')), handed('coordinator', 'noor'));
    expect(state.cast.coordinator.person).toBe(id('dirk'));
    expect(openOf(state)).not.toContain(who('noor').name);
    const directed = further(stateAfter(opened, keeps('noor')), handed('director', 'noor'));
    for (const one of [state, directed]) {
      expect(toldIn(one, '2027-05-25T07:00:00.000Z')).not.toContain(id('noor'));
      expect(permits(one, id('noor'), { view: 'process' })).toBe('hidden');
    }
  });

  it('nor as the one who stands in for the coordinator; the next who leads does then', () => {
    const began: CaseEvent = {
      type: 'stand-in-began',
      for: to('carla', 'coordinator'),
      person: to('noor', 'coordinator'),
      until: '2027-06-01T07:00:00.000Z',
    };
    const state = further(stateAfter(opened, keeps('noor')), began);
    expect(state.cast.coordinator.person).toBe(id('dirk'));
    expect(toldIn(state)).not.toContain(id('noor'));
    expect(openOf(state)).toEqual([who('dirk').name]);
  });
});

describe('given that nobody who leads is left', () => {
  const nobody = without('carla', 'dirk', 'willem');

  it('then the board is asked who leads, at once and each working day; not in a case that is closed or stands still', () => {
    const state = stateOf(nobody);
    const timesAt = (day: string) => leadAsks(state, lindeboom, `2027-05-${day}T08:00:00.000Z`)?.times;
    expect([timesAt('10'), timesAt('11'), timesAt('14')]).toEqual([1, 2, 5]);
    expect(leadAsks({ ...state, status: 'closed' }, lindeboom, monday)).toBeUndefined();
    const frozen: Act = { by: 'anna', does: 'alert-board', with: { suspect: who('noor').person } };
    expect(leadAsks(stateOf(nobody, frozen), lindeboom, monday)).toBeUndefined();
  });

  it('when the board names who leads, then what it was asked in that place is theirs, and what it was told stays its own', () => {
    const [asked] = stateOf(nobody).tasks;
    const told: CaseEvent = { type: 'asked', task: { ...asked!, id: 'told', kind: 'inform', rule: 'told-against' } };
    const before = further(stateOf(nobody), told);
    const participant = { ...who('noor'), role: 'ib-er', external: false };
    const after = further(before, { type: 'lead-named', participant });
    const ownersOf = (state: CaseState, inform: boolean) => [
      ...new Set(
        state.tasks.flatMap(({ status, kind, owner }) =>
          status === 'open' && (kind === 'inform') === inform ? [owner.name] : [],
        ),
      ),
    ];
    expect(ownersOf(before, false)).toEqual([who('bo').name]);
    expect(ownersOf(after, false)).toEqual([who('noor').name]);
    expect(ownersOf(after, true)).toEqual([who('bo').name]);
  });

  it('when another than who leads is kept out, then they go on leading; when they are, the board is asked anew', () => {
    expect(stateOf(nobody, names('noor'), keeps('bas', 'noor')).lead?.person).toBe(id('noor'));
    expect(stateOf(nobody, names('noor'), stays('noor')).lead).toBeUndefined();
  });
});
