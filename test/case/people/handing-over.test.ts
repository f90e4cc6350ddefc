import { decideAtSchool } from '../../../src/case/people/appoint';
import { asOf } from '../../../src/case/people/as-of';
import type { SchoolCommand } from '../../../src/case/people/commands';
import { followSchool } from '../../../src/case/people/follow-school';
import { backAgain } from '../../../src/case/task/task-changes';
import type { SchoolChange } from '../../../src/agreement/changes';
import type { CaseState } from '../../../src/case/state';
import { asking, given, lindeboom, monday, opened, refusalOf, stateAfter, who, type Act } from '../given';
import { after, changed, following } from './changed';

/* What goes along with a role, and what stays with whom it was asked of. */

const id = (key: string): string => who(key).person;
const appointing = (role: string, key: string): SchoolChange => ({ kind: 'appointed', role, person: id(key) });
const standingIn = (key: string, until = '2027-06-04'): SchoolChange => ({ kind: 'stand-in', person: id(key), until });
const inviting = (key: string, role: string): Act => ({
  by: 'carla',
  does: 'admit',
  with: { person: id(key), role, why: 'weigh' },
});
const members = (state: CaseState) => state.members.map(({ person }) => person);
const typesOf = (state: CaseState, ...changes: readonly SchoolChange[]) =>
  followSchool(state, changed(...changes), monday).map(({ type }) => type);

describe('a role that is handed over', () => {
  const mixed = (by: string): CaseState => {
    const state = stateAfter({ ...opened, by });
    const [first, ...others] = state.tasks;
    if (first === undefined) throw new Error('nothing was asked');
    return { ...state, tasks: [{ ...first, owner: { ...first.owner, role: 'leerkracht' } }, ...others] };
  };
  const moved = (state: CaseState) =>
    followSchool(state, changed(appointing('coordinator', 'olga')), monday).flatMap((event) =>
      event.type === 'role-handed-over' ? event.tasks : [],
    );

  it('takes along all that is open with a person who has no other part, and else what the role was asked', () => {
    expect(moved(mixed('anna'))).toEqual(['t1', 't2']);
    expect(moved(mixed('carla'))).not.toContain('t1');
    expect(moved(mixed('carla'))).toContain('t2');
  });

  it('is taken up by a copy that knows as much of the school as the case has followed, where that was cut off', () => {
    const state = { ...stateAfter(opened), followed: 1 };
    expect(typesOf(state, appointing('coordinator', 'olga'))).toContain('role-handed-over');
  });

  it('R-05: brings director and board into no room', () => {
    expect(members(following(stateAfter(opened), changed(appointing('director', 'lies'))))).not.toContain(id('lies'));
    expect(members(following(stateAfter(opened), changed(appointing('board', 'lies'))))).not.toContain(id('lies'));
    expect(members(following(stateAfter(opened), changed(appointing('deputy', 'lies'))))).toContain(id('lies'));
  });

  it('leaves who stands in where they are, when it is not the role that they stand in for', () => {
    const state = following(stateAfter(opened), changed(standingIn('olga')));
    const now = changed(standingIn('olga'), appointing('deputy', 'lies'));
    expect(followSchool(state, now, monday).map(({ type }) => type)).not.toContain('stand-in-began');
    expect(following(state, now).standIn).toEqual(state.standIn);
  });
});

describe('somebody who stands in', () => {
  const before = stateAfter(opened, asking('noor'));

  it('may be asked to do so for longer', () => {
    const state = following(before, changed(standingIn('olga')));
    const longer = following(state, changed(standingIn('olga'), standingIn('olga', '2027-06-11')));
    expect([state.standIn?.until, longer.standIn?.until]).toEqual([
      '2027-06-04T07:00:00.000Z',
      '2027-06-11T07:00:00.000Z',
    ]);
  });

  it('is of the room meanwhile, once', () => {
    const now = (state: CaseState) => members(asOf(following(state, changed(standingIn('olga'))), monday));
    expect(now(before).filter((person) => person === id('olga'))).toHaveLength(1);
    expect(now(stateAfter(opened, inviting('olga', 'orthopedagoog')))).toEqual(
      members(stateAfter(opened, inviting('olga', 'orthopedagoog'))),
    );
  });

  it('hears the answers to what the coordinator asked, and to nothing that others asked', () => {
    const [first, ...others] = before.tasks;
    if (first === undefined) throw new Error('nothing was asked');
    const state = { ...before, tasks: [{ ...first, askedBy: id('sam') }, ...others] };
    const asked = asOf(following(state, changed(standingIn('olga'))), monday).tasks;
    expect(asked.find(({ id: task }) => task === 't1')?.askedBy).toBe(id('sam'));
    expect(asked.find(({ id: task }) => task === 't3')?.askedBy).toBe(id('olga'));
  });

  it('gives back what was open before; what was first asked at that very moment is asked once', () => {
    const standIn = {
      for: before.cast.coordinator,
      person: before.cast.deputy,
      from: monday,
      until: '2027-06-04',
      version: 1,
    };
    const until = '2027-06-04T07:00:00.000Z';
    const [first] = before.tasks;
    if (first === undefined) throw new Error('nothing was asked');
    const again = (more: object) => backAgain([{ ...first, ...more }], standIn, until)[0]?.handedOverAt;
    expect(again({})).toBe(until);
    expect(again({ askedAt: until })).toBe(first.handedOverAt);
    expect(again({ status: 'answered' })).toBe(first.handedOverAt);
  });
});

it('R-07: a colleague who left and of whom nothing was asked is of the room no longer', () => {
  const state = stateAfter(opened, inviting('olga', 'orthopedagoog'));
  expect(typesOf(state, { kind: 'left', person: id('olga') })).toContain('dismissed');
});

it('R-07: a person who hands over one of two requests still takes part', () => {
  const hands = (by: string, task: string, to: string): Act => ({
    by,
    does: 'hand-over',
    task,
    with: { person: id(to), reason: 'beter' },
  });
  const state = stateAfter(opened, hands('carla', 't1', 'noor'), asking('noor'), hands('noor', 't3', 'sam'));
  expect(members(state)).toContain(id('noor'));
  expect(members(stateAfter(opened, asking('noor'), hands('noor', 't3', 'sam')))).not.toContain(id('noor'));
});

describe('a person who is kept out or sent away', () => {
  const invited = stateAfter(opened, inviting('olga', 'orthopedagoog'), inviting('lies', 'leerkracht'));
  const newcomers = (state: CaseState) => (state.newcomers ?? []).map(({ person }) => person);
  const keptOut = (key: string) => ({ type: 'person-kept-out', person: id(key) }) as const;
  const letIn = (key: string) => ({ type: 'keeping-out-lifted', person: id(key) }) as const;

  it('is no newcomer any more; the others are', () => {
    expect(newcomers(invited)).toEqual([id('olga'), id('lies')]);
    expect(newcomers(after(invited, [keptOut('olga')]))).toEqual([id('lies')]);
    expect(newcomers(after(invited, [{ type: 'dismissed', person: id('olga'), reason: 'klaar' }]))).toEqual([
      id('lies'),
    ]);
  });

  it('is where they were once they may read along again, and another stays kept out', () => {
    const state = after(invited, [keptOut('olga'), keptOut('lies'), letIn('olga')]);
    expect(state.members.find(({ person }) => person === id('olga'))?.role).toBe('orthopedagoog');
    expect(members(state)).not.toContain(id('lies'));
    expect(state.keptOut?.map(({ person }) => person)).toEqual([id('lies')]);
    expect(after(state, [letIn('lies')]).keptOut).toBeUndefined();
  });

  it('stays away who was sent away meanwhile', () => {
    const state = after(invited, [
      keptOut('olga'),
      { type: 'dismissed', person: id('olga'), reason: 'klaar' },
      letIn('olga'),
    ]);
    expect(members(state)).not.toContain(id('olga'));
  });
});

describe('a command about the school', () => {
  const when = (command: SchoolCommand, by = 'willem', school = lindeboom) =>
    decideAtSchool(school, command, id(by), monday);
  const hand = (role: string, key: string): SchoolCommand => ({
    name: 'hand-over-role',
    fields: { role, person: id(key), reason: 'x' },
  });
  const acting = (key: string, until = '2027-06-04'): SchoolCommand => ({
    name: 'stand-in',
    fields: { person: id(key), until, absence: 'ill' },
  });
  const refused = (work: () => unknown) => {
    const { code, fields } = refusalOf(work);
    return [code, ...fields];
  };

  it('R-04: gives nobody a role who asks it for themselves', () => {
    expect(refused(() => when(hand('coordinator', 'willem')))).toEqual(['not-allowed', 'person']);
    expect(refused(() => when(acting('willem')))).toEqual(['not-allowed', 'person']);
  });

  it('says by which field it is refused', () => {
    expect(refused(() => when(hand('leerkracht', 'noor')))).toEqual(['incomplete', 'role']);
    expect(refused(() => when(hand('deputy', 'carla')))).toEqual(['not-allowed', 'person']);
    expect(refused(() => when(hand('coordinator', 'dirk')))).toEqual(['not-allowed', 'person']);
    expect(refused(() => when(acting('carla')))).toEqual(['not-allowed', 'person']);
  });

  it('names who still has a role that cannot be empty', () => {
    const leaving: SchoolCommand = { name: 'dismiss-everywhere', fields: { person: id('dirk'), reason: 'x' } };
    expect(refusalOf(() => when(leaving)).text).toContain('Dirk van Vliet heeft nog een rol');
  });

  it('has somebody stand in, another in their place, or for longer; and no more', () => {
    expect(when(acting('noor'))).toEqual(standingIn('noor'));
    const now = changed(standingIn('noor'));
    expect(when(acting('noor', '2027-06-11'), 'willem', now)).toEqual(standingIn('noor', '2027-06-11'));
    expect(when(acting('sam'), 'willem', now)).toEqual(standingIn('sam'));
    expect(when({ name: 'end-stand-in', fields: {} }, 'willem', now)).toEqual({ kind: 'back' });
  });
});

describe('a role besides those that every case needs', () => {
  const rule = 'decide-further';
  const { protocol } = lindeboom;
  const owned = { ...protocol, tasks: { ...protocol.tasks, [rule]: { ...protocol.tasks[rule]!, owner: 'ib-er' } } };
  const [first] = stateAfter(opened).tasks;
  const asked = (more: object = {}): CaseState => ({
    ...stateAfter(opened),
    tasks: [{ ...first!, rule, owner: { ...who('noor'), role: 'ib-er', external: false }, ...more }],
  });
  const moved = (state: CaseState, ...changes: readonly SchoolChange[]) =>
    followSchool(state, { ...changed(...changes), protocol: owned }, monday).flatMap((event) =>
      event.type === 'role-handed-over' ? [[event.role, event.from.name, event.to.name, event.tasks]] : [],
    );

  it('takes along what is open of the tasks that are its own', () => {
    expect(moved(asked(), appointing('ib-er', 'olga'))).toEqual([['ib-er', 'Noor Hendriks', 'Olga Visser', ['t1']]]);
    expect(moved(asked({ status: 'answered' }), appointing('ib-er', 'olga'))).toEqual([]);
    expect(moved(asked({ rule: 'read-concern' }), appointing('ib-er', 'olga'))).toEqual([]);
  });

  it('leaves with a colleague who still has it what was asked of them', () => {
    expect(moved(asked())).toEqual([]);
    const { noor, ...others } = lindeboom.school.people;
    const both = { ...others, noor: noor!, olga: { ...others['olga']!, roles: ['ib-er'] } };
    const school = {
      ...lindeboom.school,
      people: both,
      roles: { ...lindeboom.school.roles, 'ib-er': { person: 'olga' } },
    };
    expect(followSchool(asked(), { ...lindeboom, protocol: owned, school }, monday)).toEqual([]);
  });
});

it('R-07: what holds a case open is never taken back from somebody who leaves it: the coordinator has it', () => {
  const { protocol } = lindeboom;
  const sent: Act = { by: 'carla', does: 'dismiss', with: { person: id('noor'), reason: 'r', open: 'withdraw' } };
  const under = (blocksClosing: boolean) => ({
    ...lindeboom,
    protocol: {
      ...protocol,
      tasks: { ...protocol.tasks, consultation: { ...protocol.tasks['consultation']!, blocksClosing } },
    },
  });
  const became = (blocksClosing: boolean) =>
    given(opened, asking('noor'))
      .under(under(blocksClosing))
      .when(sent)
      .events()
      .map(({ type }) => type);
  expect([became(true), became(false)]).toEqual([
    ['handed-over', 'dismissed'],
    ['withdrawn', 'dismissed'],
  ]);
});
