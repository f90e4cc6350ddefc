import { asOf } from '../../../src/case/people/as-of';
import { agenda } from '../../../src/case/task/agenda';
import { permits } from '../../../src/case/access';
import { decideAtSchool } from '../../../src/case/people/appoint';
import { followSchool } from '../../../src/case/people/follow-school';
import { Refusal } from '../../../src/case/refusal';
import type { CaseEvent } from '../../../src/case/events';
import type { SchoolCommand } from '../../../src/case/people/commands';
import type { SchoolChange } from '../../../src/agreement/changes';
import type { CaseState } from '../../../src/case/state';
import { room } from '../../../src/room/room';
import { after, changed, following } from './changed';
import { asking, given, lindeboom, monday, opened, refusalOf, stateAfter, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

const id = (key: string): string => who(key).person;
const inviting = (key: string, role: string): Act => ({
  by: 'carla',
  does: 'admit',
  with: { person: id(key), role, why: 'weigh' },
});
const dismissing = (key: string, more: Values = {}): Act => ({
  by: 'carla',
  does: 'dismiss',
  with: { person: id(key), reason: 'Te veel mensen', ...more },
});
const facts: Act = {
  by: 'carla',
  does: 'record-child',
  with: { name: 'Jip de Vries', birthDate: '2019-03-04', parent1: 'Kim de Vries', authority1: 'yes' },
};
const consent: Act = {
  by: 'carla',
  does: 'record-consent',
  with: {
    parent: 'p1',
    party: id('joris'),
    purpose: 'meedenken',
    answer: 'given',
    date: '2027-05-10',
    written: true,
  },
};
const appointing = (role: string, key: string): SchoolChange => ({ kind: 'appointed', role, person: id(key) });
const standingIn = (key: string, until = '2027-06-04'): SchoolChange => ({ kind: 'stand-in', person: id(key), until });
const owners = (state: CaseState) =>
  Object.fromEntries(
    state.tasks.filter(({ status }) => status === 'open').map(({ id: task, owner }) => [task, owner.name]),
  );
const closing: readonly CaseEvent[] = [
  {
    type: 'closed',
    closing: {
      reason: 'no-suspicion',
      motivation: 'm',
      agreements: 'a',
      wentWell: 'w',
      tookLong: 't',
      heard: [],
      safe: 'yes',
    },
  },
];
const reopening: readonly CaseEvent[] = [{ type: 'reopened', reason: 'nieuwe signalen' }];
const wanted = (state: CaseState, key: string, at = monday) =>
  room(state, lindeboom, at).items.filter(({ to, closed }) => to === id(key) && !closed);

describe('in one case', () => {
  it('R-03: a person who is invited comes in, and is told what for', () => {
    given(opened).when(inviting('olga', 'orthopedagoog')).then('admitted');
    const [welcome] = wanted(stateAfter(opened, inviting('olga', 'orthopedagoog')), 'olga');
    expect(JSON.stringify(welcome?.card.data)).toContain('toegevoegd als orthopedagoog. Jouw deel: meewegen.');
  });

  it('R-03: a person who comes in by a request is told so on it, and gets no card besides', () => {
    const state = stateAfter(opened, asking('noor'));
    expect(wanted(state, 'noor')).toEqual([]);
    const request = room(state, lindeboom, monday).items.find(({ mentions }) => mentions.includes(id('noor')));
    expect(request?.card.data).toMatchObject({ joins: 'IB-er' });
  });

  it('C-12: nobody from outside comes in without written consent, and with it they do', () => {
    given(opened, facts).when(inviting('joris', 'jeugdarts')).refused('not-allowed', 'person');
    given(opened, facts, consent).when(inviting('joris', 'jeugdarts')).then('admitted');
  });

  it('R-03: nobody is invited twice, nor in a role that the protocol does not have', () => {
    given(opened).when(inviting('anna', 'leerkracht')).refused('already-done');
    given(opened).when(inviting('olga', 'tovenaar')).refused('incomplete', 'role');
  });

  it('R-07: a person who is sent away loses what was asked of them, and the coordinator has it', () => {
    given(opened, asking('noor')).when(dismissing('noor')).then('handed-over', 'dismissed');
    const state = stateAfter(opened, asking('noor'), dismissing('noor'));
    expect(owners(state)).toMatchObject({ t3: 'Carla Postma' });
    expect(permits(state, id('noor'), { view: 'dossier' })).toBe('hidden');
    expect(wanted(state, 'noor')).toEqual([]);
  });

  it('R-07: their requests may be taken back instead, but for what must be answered', () => {
    given(opened, asking('noor'))
      .when(dismissing('noor', { open: 'withdraw' }))
      .then('withdrawn', 'dismissed');
    const referred: Act = {
      by: 'carla',
      does: 'refer',
      with: {
        organisation: 'Buurtteam',
        referrer: id('carla'),
        date: '2027-05-10',
        purpose: 'hulp',
        lead: 'Sam',
        result: 'rust',
        evaluate: '2027-06-25',
      },
    };
    const moved: Act = { by: 'carla', does: 'hand-over', task: 't3', with: { person: id('sam'), reason: 'beter' } };
    given(opened, referred, moved)
      .when(dismissing('sam', { open: 'withdraw' }))
      .then('handed-over', 'dismissed');
  });

  it('R-22: a person without whom a case cannot be hands over the role first', () => {
    for (const key of ['carla', 'dirk', 'willem', 'bo'])
      given(opened).when(dismissing(key)).refused('not-allowed', 'person');
  });

  it('R-07: a person who is asked again has that again', () => {
    const state = stateAfter(opened, asking('noor'), dismissing('noor'), asking('noor'));
    expect(permits(state, id('noor'), { view: 'dossier' })).toBe('yes');
  });

  it('who was invited stays when somebody else hands over their request', () => {
    const moved: Act = { by: 'noor', does: 'hand-over', task: 't3', with: { person: id('sam'), reason: 'beter' } };
    const state = stateAfter(opened, inviting('olga', 'orthopedagoog'), asking('noor'), moved);
    expect(state.members.map(({ name }) => name)).toEqual([
      'Anna Bakker',
      'Carla Postma',
      'Dirk van Vliet',
      'Olga Visser',
      'Sam Yilmaz',
    ]);
  });
});

describe('a role that is handed over', () => {
  const before = stateAfter(opened, asking('noor'));

  it('R-03: who was welcomed before a case closed is not welcomed again when it opens again', () => {
    const appointed = following(stateAfter(opened), changed(appointing('coordinator', 'olga')));
    const welcomes = (state: CaseState) => wanted(state, 'olga').filter(({ key }) => key.startsWith('welcome/'));
    expect(welcomes(appointed)).toHaveLength(1);
    const closed = after(appointed, closing);
    expect(welcomes(closed)).toEqual([]);
    const again = after(closed, reopening);
    expect(again.members.map(({ person }) => person)).toContain(id('olga'));
    expect(welcomes(again)).toEqual([]);
  });

  it('R-03: a colleague who got a role while a case was closed is welcomed when it opens again', () => {
    const again = after(
      following(after(stateAfter(opened), closing), changed(appointing('coordinator', 'olga'))),
      reopening,
    );
    expect(wanted(again, 'olga').map(({ key }) => key)).toContainEqual(expect.stringMatching(/^welcome\//));
  });

  it('R-01, R-02: takes its open requests along, and only those', () => {
    const state = following(before, changed(appointing('coordinator', 'olga')));
    expect(owners(state)).toEqual({ t1: 'Olga Visser', t2: 'Olga Visser', t3: 'Noor Hendriks' });
    expect(state.members.map(({ person }) => person)).not.toContain(id('carla'));
    expect(wanted(state, 'carla')).toEqual([]);
    expect(wanted(state, 'olga').map(({ card }) => card.template)).toEqual(['request', 'request', 'notice']);
  });

  it('R-01: following twice changes nothing, and a copy that knows of fewer changes turns nothing back', () => {
    const now = changed(appointing('coordinator', 'olga'));
    const state = following(before, now);
    expect(followSchool(state, now, monday)).toEqual([]);
    expect(followSchool(state, lindeboom, monday)).toEqual([]);
  });

  it('R-02: what was answered stays with who answered it', () => {
    const read: Act = { by: 'carla', does: 'acknowledge', task: 't1' };
    const state = following(stateAfter(opened, read), changed(appointing('coordinator', 'olga')));
    expect(owners(state)).toMatchObject({ t2: 'Olga Visser' });
    expect(state.tasks.find(({ id: task }) => task === 't1')?.owner.name).toBe('Carla Postma');
  });

  it('R-02: what the coordinator asked is answered to the present coordinator', () => {
    const state = following(before, changed(appointing('coordinator', 'olga')));
    expect(state.tasks.find(({ id: task }) => task === 't3')?.askedBy).toBe(id('olga'));
  });

  it('R-02: the deputy may become coordinator once another is deputy, whatever the case saw in between', () => {
    const state = following(before, changed(appointing('deputy', 'olga'), appointing('coordinator', 'dirk')));
    expect([state.cast.coordinator.name, state.cast.deputy.name]).toEqual(['Dirk van Vliet', 'Olga Visser']);
    expect(state.members.map(({ name }) => name)).toEqual([
      'Anna Bakker',
      'Noor Hendriks',
      'Olga Visser',
      'Dirk van Vliet',
    ]);
    expect(permits(state, id('dirk'), { view: 'dossier' })).toBe('yes');
  });

  it('the reporter of the concern still takes part in it', () => {
    const own = stateAfter({ ...opened, by: 'carla' });
    const state = following(own, changed(appointing('coordinator', 'olga')));
    expect(permits(state, id('carla'), { command: 'record-signal', agreement: lindeboom })).toBe('yes');
    expect(permits(state, id('carla'), { command: 'weigh', agreement: lindeboom })).toBe('not-yours');
  });

  it('S1-24: of a concern about a member of staff only the board moves along', () => {
    const told = stateAfter({ by: 'anna', does: 'alert-board' });
    const state = following(told, changed(appointing('coordinator', 'olga'), appointing('board', 'lies')));
    expect([state.cast.coordinator.name, state.cast.board.name]).toEqual(['Carla Postma', 'Lies Meijer']);
    expect(owners(state)).toEqual({ t1: 'Lies Meijer' });
  });

  it('a new case begins with the holders of the roles then, and who stands in', () => {
    const school = changed(appointing('deputy', 'lies'), standingIn('olga'));
    const begun = following(before, school);
    expect(begun.followed).toBe(2);
    expect(asOf(begun, monday).cast.coordinator.name).toBe('Olga Visser');
  });
});

describe('somebody who stands in', () => {
  const until = '2027-06-04T07:00:00.000Z';
  const before = stateAfter(opened, asking('noor'));
  const state = following(before, changed(standingIn('olga')));

  it('R-01: has the requests of the coordinator until then, and not a moment longer', () => {
    const ownersAt = (at: string) => [...new Set(agenda(state, lindeboom, at).map(({ owner }) => owner))].sort();
    expect(ownersAt('2027-06-03T21:59:59.999Z')).toEqual([id('noor'), id('olga')]);
    expect(ownersAt(until)).toEqual([id('noor'), id('carla')]);
  });

  it('R-11: is reminded in the place of the coordinator, who is asked again on coming back', () => {
    const asked = (key: string, at: string) =>
      wanted(state, key, at).filter(({ card }) => card.template === 'request').length;
    expect([asked('olga', monday), asked('carla', monday)]).toEqual([2, 0]);
    expect([asked('olga', until), asked('carla', until)]).toEqual([0, 2]);
  });

  it('is told for whom and until when, and nothing else', () => {
    const told = wanted(state, 'olga').find(({ key }) => key.startsWith('stand-in/'));
    expect(told?.card.data['text']).toBe(
      'Zorg K7M4: je neemt waar voor Carla Postma tot vr 4 jun. Wat daar openstaat, komt bij jou.',
    );
  });

  it('keeps what they answered; what they asked for the coordinator comes back', () => {
    const closed = following(
      stateAfter(opened, { by: 'carla', does: 'acknowledge', task: 't1' }),
      changed(standingIn('olga')),
    );
    expect(owners(asOf(closed, monday))).toEqual({ t2: 'Olga Visser' });
    expect(owners(asOf(closed, until))).toEqual({ t2: 'Carla Postma' });
  });

  it('stops when the coordinator is back sooner, or somebody else has the role', () => {
    const back = following(state, changed(standingIn('olga'), { kind: 'back' }));
    expect(owners(asOf(back, monday))).toMatchObject({ t1: 'Carla Postma' });
    const other = following(state, changed(standingIn('olga'), appointing('coordinator', 'lies')));
    expect(asOf(other, monday).cast.coordinator.name).toBe('Lies Meijer');
    expect(other.standIn).toBeUndefined();
  });

  it('C-25: is told of danger once, also when they are the deputy', () => {
    const emergency = stateAfter(opened, { by: 'anna', does: 'declare-emergency' });
    const acting = following(emergency, changed(standingIn('dirk')));
    const alerts = room(acting, lindeboom, monday).items.filter(({ card }) => card.template === 'alert');
    expect(alerts.map(({ to }) => to)).toEqual([id('dirk'), id('willem'), id('anna')]);
  });

  it('is told so once, also when a case closes meanwhile and opens again', () => {
    const notices = (one: CaseState) => wanted(one, 'olga').filter(({ key }) => key.startsWith('stand-in/'));
    expect(notices(state)).toHaveLength(1);
    expect(notices(after(state, [...closing, ...reopening]))).toEqual([]);
    const meanwhile = following(after(before, closing), changed(standingIn('olga')));
    expect(notices(after(meanwhile, reopening))).toHaveLength(1);
  });
});

describe('a colleague who left', () => {
  it('R-07: loses every request and all access; the coordinator has what was open', () => {
    const state = following(stateAfter(opened, asking('noor')), changed({ kind: 'left', person: id('noor') }));
    expect(owners(state)).toMatchObject({ t3: 'Carla Postma' });
    expect(permits(state, id('noor'), { view: 'dossier' })).toBe('hidden');
  });

  it('leaves a case alone in which they never took part', () => {
    expect(followSchool(stateAfter(opened), changed({ kind: 'left', person: id('noor') }), monday)).toEqual([]);
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
  const leaving = (key: string): SchoolCommand => ({
    name: 'dismiss-everywhere',
    fields: { person: id(key), reason: 'x' },
  });
  const refused = (work: () => unknown): string => refusalOf(work).code;

  it('R-22: never makes coordinator and deputy the same person, and says what to do first', () => {
    expect(refusalOf(() => when(hand('coordinator', 'dirk'))).text).toContain('Kies eerst een andere waarnemer');
    expect(refusalOf(() => when(hand('deputy', 'carla'))).text).toContain('Kies iemand anders als waarnemer');
    expect(refused(() => when(acting('carla')))).toBe('not-allowed');
  });

  it('R-02: is given by coordinator or director, and by nobody else', () => {
    expect(when(hand('coordinator', 'noor'), 'carla')).toEqual(appointing('coordinator', 'noor'));
    for (const by of ['anna', 'dirk', 'bo', 'vera'])
      expect(refused(() => when(hand('coordinator', 'noor'), by))).toBe('not-yours');
  });

  it('names somebody of the school, a role that there is, and a day to come', () => {
    expect(refused(() => when(hand('coordinator', 'vera')))).toBe('incomplete');
    expect(refused(() => when(hand('leerkracht', 'noor')))).toBe('incomplete');
    expect(refused(() => when(acting('noor', '2027-05-10')))).toBe('incomplete');
  });

  it('R-22: nobody leaves while they have a role that cannot be empty, or stand in', () => {
    for (const key of ['carla', 'dirk', 'willem', 'bo']) expect(refused(() => when(leaving(key)))).toBe('not-allowed');
    expect(refused(() => when(leaving('noor'), 'willem', changed(standingIn('noor'))))).toBe('not-allowed');
    expect(when(leaving('noor'))).toEqual({ kind: 'left', person: id('noor') });
  });

  it('is not done twice', () => {
    expect(refused(() => when(hand('coordinator', 'carla')))).toBe('already-done');
    expect(refused(() => when(acting('noor'), 'willem', changed(standingIn('noor'))))).toBe('already-done');
    expect(refused(() => when({ name: 'end-stand-in', fields: {} }))).toBe('already-done');
    expect(refused(() => when(leaving('noor'), 'willem', changed({ kind: 'left', person: id('noor') })))).toBe(
      'already-done',
    );
    expect(() => when(leaving('noor'), 'willem', changed({ kind: 'left', person: id('noor') }))).toThrow(Refusal);
  });
});
