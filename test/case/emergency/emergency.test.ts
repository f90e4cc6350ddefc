import { bindCard } from '../../../src/cards/bind-card';
import { viewOf } from '../../../src/room/cards/all';
import { nextChange } from '../../../src/room/next-change';
import { room } from '../../../src/room/room';
import { agenda } from '../../../src/case/task/agenda';
import { visibleEvents } from '../../../src/case/reading';
import {
  asking,
  closes,
  given,
  history,
  intake,
  lindeboom,
  monday,
  note,
  opened,
  stateAfter,
  who,
  type Act,
} from '../given';

const danger: Act = { by: 'anna', does: 'declare-emergency' };

const later = (minutes: number): string => new Date(Date.parse(monday) + minutes * 60_000).toISOString();

const told = (at: string, ...acts: readonly Act[]): Record<string, number> =>
  Object.fromEntries(
    room(stateAfter(...acts), lindeboom, at)
      .items.filter(({ card, closed }) => card.template === 'alert' && !closed)
      .map(({ to, edition }) => [
        Object.entries(lindeboom.school.people).find(([, { id }]) => id === to)?.[0] ?? to,
        edition,
      ]),
  );

describe('danger now', () => {
  it('C-25: before there is a case, it opens one with nothing asked, and asks for the account afterwards', () => {
    given()
      .when(danger)
      .then(
        'case-opened',
        'admitted',
        'admitted',
        'admitted',
        'step-started',
        'asked',
        'asked',
        'emergency-declared',
        'asked',
        'asked',
      );
    expect(stateAfter(danger).tasks.map(({ rule, owner }) => [rule, owner.name])).toEqual([
      ['read-concern', 'Carla Postma'],
      ['child-facts', 'Carla Postma'],
      ['emergency-account', 'Anna Bakker'],
      ['emergency-rest', 'Carla Postma'],
    ]);
  });

  it('C-25: an intake that says "yes" to danger tells the same people', () => {
    const state = { ...opened, with: { ...intake, danger: 'yes' } };
    given()
      .when(state)
      .then(
        'case-opened',
        'admitted',
        'admitted',
        'admitted',
        'step-started',
        'signal-recorded',
        'asked',
        'asked',
        'emergency-declared',
        'asked',
        'asked',
      );
    expect(new Set(stateAfter(state).tasks.map(({ id }) => id)).size).toBe(4);
  });

  it('C-25, C-12: of somebody from outside who declares it, all hear who called; they themselves are told no name of the case', () => {
    const outside = asking('vera', { mode: 'anonymous', summary: 'een kind', clean: true });
    const acts: readonly Act[] = [opened, outside, { by: 'vera', does: 'declare-emergency' }];
    expect(told(monday, ...acts)).toEqual({ carla: 1, dirk: 1, willem: 1, vera: 1 });
    const alerts = room(stateAfter(...acts), lindeboom, monday).items.filter(({ card }) => card.template === 'alert');
    expect(alerts.map(({ card }) => card.data['who'])).toEqual(alerts.map(() => 'Vera Smit'));
    const own = alerts.find(({ to }) => to === who('vera').person);
    expect(own?.card.data['code']).toBe('');
  });

  it('coordinator, deputy and director hear it at once, again after half an hour, then the board; the hour does not matter', () => {
    const night: Act = { ...danger, at: '2027-05-16T00:10:00.000Z' };
    const at = (minutes: number) => new Date(Date.parse('2027-05-16T00:10:00.000Z') + minutes * 60_000).toISOString();
    expect(told(at(0), night)).toEqual({ carla: 1, dirk: 1, willem: 1, anna: 1 });
    expect(told(at(29), night)).toEqual({ carla: 1, dirk: 1, willem: 1, anna: 1 });
    expect(told(at(30), night)).toEqual({ carla: 2, dirk: 2, willem: 2, anna: 1 });
    expect(told(at(60), night)).toEqual({ carla: 2, dirk: 2, willem: 2, bo: 1, anna: 1 });
    expect(nextChange(stateAfter(night), lindeboom, at(0))).toBe(at(30));
  });

  it('given that somebody took it up and the case is closed, then no alert offers a thing; danger said afterwards does', () => {
    const taken: Act = { by: 'carla', does: 'acknowledge-emergency', at: later(5) };
    const closed: Act = { ...closes('other-cause', { despiteOpen: 'w' }), at: later(60) };
    const offered = (at: string, ...acts: readonly Act[]): readonly string[] =>
      room(stateAfter(...acts), lindeboom, at)
        .items.filter(({ card }) => card.template === 'alert')
        .flatMap(({ card }) => viewOf(card).actions.map(({ title }) => title));
    expect(offered(later(30), danger, taken)).toContain('Ik ben ermee bezig');
    expect(offered(later(60), danger, taken, closed)).toEqual([]);
    expect(told(later(60), danger, taken, closed)).toEqual({});
    const again: Act = { ...danger, at: later(120) };
    const takenAgain: Act = { by: 'carla', does: 'acknowledge-emergency', at: later(125) };
    expect(offered(later(130), danger, taken, closed, again, takenAgain)).toContain('Ik ben ermee bezig');
  });

  it('"ik ben ermee bezig" by one of them ends the telling again', () => {
    const taken: Act = { by: 'willem', does: 'acknowledge-emergency', at: later(5) };
    expect(told(later(90), danger, taken)).toEqual({ carla: 1, dirk: 1, willem: 1, anna: 1 });
    given(danger, taken)
      .when({ ...taken, at: later(6) })
      .refused('already-done');
    given(danger)
      .when({ ...taken, by: 'bas' })
      .refused('not-found');
  });

  it('goes before everything else: to those who must act and to the declarer', () => {
    const items = room(stateAfter(opened, danger), lindeboom, later(70)).items;
    expect(items.filter(({ urgent }) => urgent === true).map(({ card }) => card.template)).toEqual(
      items.flatMap(({ card }) => (card.template === 'alert' ? ['alert'] : [])),
    );
  });

  it('holds no content', () => {
    const texts = JSON.stringify(
      room(stateAfter(opened, danger), lindeboom, later(70)).items.filter(({ card }) => card.template === 'alert'),
    );
    for (const word of ['Jip', 'Vries', 'blauwe', 'plein']) expect(texts).not.toContain(word);
  });

  it('can be declared by anybody who has a part in it, whatever card they hold, and not by others', () => {
    const vera = asking('vera', { mode: 'anonymous', summary: 'een kind', clean: true });
    given(opened, vera)
      .when({ ...danger, by: 'vera', version: 0 })
      .then('emergency-declared', 'asked', 'asked');
    given(opened)
      .when({ ...danger, by: 'bas' })
      .refused('not-found');
  });

  it('is put down to the person who said so, also from outside, so that people call them', () => {
    const outside = asking('vera', { mode: 'anonymous', summary: 'een kind', clean: true });
    const by = (key: string): string | undefined =>
      stateAfter(opened, outside, { ...danger, by: key }).emergency?.by.name;
    expect(['vera', 'bo', 'dirk'].map(by)).toEqual(['Vera Smit', 'Bo Terpstra', 'Dirk van Vliet']);
  });

  it('declared by mistake, the coordinator takes it back with a reason; that it was declared stays', () => {
    const calm: Act = { by: 'carla', does: 'withdraw-emergency', with: { reason: 'verkeerd gedrukt' } };
    given(opened, danger)
      .when({ ...calm, by: 'anna' })
      .refused('not-yours');
    expect(told(later(90), opened, danger, calm)).toEqual({});
    expect(history(opened, danger, calm).map(({ event }) => event.type)).toContain('emergency-declared');
  });
});

describe('a member of staff', () => {
  const alert: Act = { by: 'anna', does: 'alert-board' };

  it('S1-24: the board is asked to call, at once and each working day; nobody else hears, and nothing is written', () => {
    given().when(alert).then('staff-alerted', 'asked');
    const state = stateAfter(alert);
    const at = (moment: string) => room(state, lindeboom, moment);
    expect(at(monday)).toMatchObject({ open: false, members: [] });
    expect(new Set(at('2027-06-30T10:00:00.000Z').items.map(({ to }) => to))).toEqual(
      new Set([who('bo').person, who('anna').person]),
    );
    const edition = (moment: string) => at(moment).items[0]?.edition;
    expect(
      [
        monday,
        '2027-05-11T07:00:00.000Z',
        '2027-05-14T07:00:00.000Z',
        '2027-05-17T12:00:00.000Z',
        '2027-05-18T07:00:00.000Z',
      ].map(edition),
    ).toEqual([1, 2, 5, 5, 6]);
    expect(JSON.stringify(at(monday).items)).not.toContain('K7M4');
    for (const key of ['carla', 'dirk', 'willem', 'bas'])
      given(alert).when({ by: key, does: 'confirm-board' }).refused('not-found');
  });

  it('danger with a concern about staff is told to the board alone, again, and without a code', () => {
    given(alert).when(danger).then('emergency-declared');
    const state = stateAfter(alert, danger);
    const items = room(state, lindeboom, later(30)).items.filter(({ card }) => card.template === 'alert');
    expect(items.map(({ to, edition }) => [to, edition])).toEqual([
      [who('bo').person, 2],
      [who('anna').person, 1],
    ]);
    expect(JSON.stringify(items.map(({ card }) => bindCard(card)))).not.toMatch(/Zorg K7M4|directeur/);
    expect(told(later(90), alert, danger, { by: 'bo', does: 'acknowledge-emergency' })).toEqual({ bo: 1, anna: 1 });
  });

  it('S1-24: stops when there was contact, said by either of them', () => {
    given(alert).when({ by: 'bo', does: 'confirm-board' }).then('board-contacted');
    const state = stateAfter(alert, { by: 'anna', does: 'confirm-board' });
    expect(state.status).toBe('closed');
    expect(nextChange(state, lindeboom, monday)).toBeUndefined();
  });

  it('in the middle of a case: the colleague who may be involved loses everything at once, all requests stop, nobody is told why', () => {
    const freeze: Act = { by: 'anna', does: 'alert-board', with: { suspect: who('carla').person } };
    const acts = [opened, asking('noor'), freeze];
    given(opened, asking('noor')).when(freeze).then('frozen', 'asked');
    const state = stateAfter(...acts);
    expect(room(state, lindeboom, monday).members).not.toContain(who('carla').person);
    expect(agenda(state, lindeboom, monday).map(({ rule }) => rule)).toEqual(['board-contact']);
    const open = room(state, lindeboom, monday).items.filter(({ closed }) => !closed);
    expect(open.filter(({ to }) => to === who('carla').person)).toEqual([]);
    given(...acts)
      .when(asking('sam'))
      .refused('not-found');
    given(...acts)
      .when({ ...asking('sam'), by: 'dirk' })
      .refused('frozen');
    given(...acts)
      .when({ by: 'noor', does: 'answer-consultation', task: 't3', with: note })
      .refused('frozen');
    const seen = JSON.stringify(visibleEvents(state, who('dirk').person, history(...acts)));
    expect(seen).not.toContain('frozen');
    expect(seen).not.toContain('board-contact');
  });

  it('a case that stands still still calls for help, and not by way of the colleague who may be involved', () => {
    const freeze: Act = { by: 'anna', does: 'alert-board', with: { suspect: who('willem').person } };
    given(opened, freeze).when(danger).then('emergency-declared');
    expect(told(later(30), opened, freeze, { ...danger, at: monday })).toEqual({ carla: 2, dirk: 2, bo: 2, anna: 1 });
  });

  it('nothing that was for the colleague who may be involved is left with them', () => {
    const acts: readonly Act[] = [
      opened,
      { by: 'carla', does: 'decline', task: 't2', with: { reason: 'druk' } },
      { by: 'anna', does: 'alert-board', with: { suspect: who('carla').person } },
    ];
    expect(room(stateAfter(...acts), lindeboom, monday).items.map(({ to }) => to)).not.toContain(who('carla').person);
  });

  it('when it may be the board itself, the board is not asked; the person who said so is told whom to call', () => {
    const freeze: Act = { by: 'anna', does: 'alert-board', with: { suspect: who('bo').person } };
    given(opened).when(freeze).then('frozen');
    expect(room(stateAfter(opened, freeze), lindeboom, monday).items.find(({ key }) => key === 'board/none')?.to).toBe(
      who('anna').person,
    );
  });
});

describe('a reporter who does not know whether there is danger now', () => {
  const unknown: Act = { ...opened, with: { ...intake, danger: 'unknown' } };
  const read: Act = { by: 'carla', does: 'acknowledge', task: 't1' };

  it('E-13: the coordinator hears it at once, after an hour the deputy as well, after two the director', () => {
    expect(told(monday, unknown)).toEqual({ carla: 1, anna: 1 });
    expect(told(later(59), unknown)).toEqual({ carla: 1, anna: 1 });
    expect(told(later(60), unknown)).toEqual({ carla: 2, dirk: 1, anna: 1 });
    expect(told(later(120), unknown)).toEqual({ carla: 3, dirk: 2, willem: 1, anna: 1 });
    expect(told(later(5_000), unknown)).toEqual({ carla: 3, dirk: 2, willem: 1, anna: 1 });
  });

  it('E-13: once the concern was read, nobody else hears it', () => {
    const state = stateAfter(unknown, read);
    expect(state.emergency?.acknowledgedAt).toBe(monday);
    expect(told(later(600), unknown, read)).toEqual({ carla: 1, anna: 1 });
  });

  it('E-13: where the coordinator reports it, the deputy is the first to hear it', () => {
    const own: Act = { ...unknown, by: 'carla' };
    expect(told(monday, own)).toEqual({ dirk: 1, carla: 1 });
    expect(told(later(60), own)).toEqual({ dirk: 2, willem: 1, carla: 1 });
  });

  it('C-25: danger that is declared meanwhile is told to all of them at once, as ever', () => {
    expect(told(monday, unknown, danger)).toEqual({ carla: 1, dirk: 1, willem: 1, anna: 1 });
    expect(told(later(30), unknown, danger)).toEqual({ carla: 2, dirk: 2, willem: 2, anna: 1 });
  });

  it('C-25: nothing is asked afterwards as after danger, and the room does not speak of it', () => {
    const state = stateAfter(unknown);
    expect(state.tasks.map(({ rule }) => rule)).toEqual(['read-concern', 'child-facts']);
    const card = room(state, lindeboom, monday).items.find(({ key }) => key === 'room')?.card;
    expect(JSON.stringify(bindCard(card!))).not.toContain('Spoed');
  });
});
