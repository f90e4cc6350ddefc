import type { Agreement } from '../../../src/agreement/agreement';
import { commandSchemas } from '../../../src/case/commands';
import { circleOf } from '../../../src/case/emergency/emergency-ladder';
import { asOf } from '../../../src/case/people/as-of';
import { boardAsks } from '../../../src/case/staff/board-asks';
import { permits } from '../../../src/case/access';
import { asking, given, lindeboom, monday, opened, referral, stateAfter, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

/* A case that stands still because somebody of the school may be involved. */

const agreement: Agreement = lindeboom;
const at = (day: string, hour = '08'): string => `2027-${day}T${hour}:00:00.000Z`;
const refers: Act = { by: 'carla', does: 'refer', at: at('05-14'), with: referral };
const alert = (suspect?: string): Act => ({
  ...{ by: 'anna', does: 'alert-board', at: at('05-14', '09') },
  ...(suspect === undefined ? {} : { with: { suspect: who(suspect).person } }),
});
const decide = (fields: Values, by = 'bo', day = '05-18'): Act => ({
  ...{ by, does: 'decide-standstill', at: at(day) },
  with: fields,
});
const before: readonly Act[] = [opened, asking('noor'), refers];
const goOn = decide({ decision: 'go-on', suspect: who('carla').person });
const stateOf = (...acts: readonly Act[]) => asOf(stateAfter(...before, ...acts), at('05-18'));
const openOf = (...acts: readonly Act[]) =>
  stateOf(...acts)
    .tasks.filter(({ status }) => status === 'open')
    .map(({ rule, owner }) => [rule, owner.name]);

it('what the child cannot wait for goes on with those who are left; the rest is held', () => {
  expect(openOf(alert('carla'))).toEqual([
    ['arrival', who('dirk').name],
    ['board-contact', who('bo').name],
  ]);
});

it('given nobody was named, then what goes on is the board’s, and danger alerts the board alone', () => {
  expect(openOf(alert())).toEqual([
    ['arrival', who('bo').name],
    ['board-contact', who('bo').name],
  ]);
  expect(circleOf(stateOf(alert()), who('anna').person).told.map(({ person }) => person)).toEqual([who('bo').person]);
});

it('who asked that the board calls can say that they spoke; nobody else who takes part can', () => {
  const contact = stateOf(alert('carla')).tasks.find(({ rule }) => rule === 'board-contact');
  const says = (by: string): Act => ({ by, does: 'confirm-board', at: at('05-18'), task: contact?.id });
  given(...before, alert('carla'))
    .when(says('anna'))
    .then('board-contacted');
  given(...before, alert('carla'))
    .when(says('noor'))
    .refused('not-yours');
});

it('the board lets it go on without somebody: what was held is asked anew, and they stay shut out', () => {
  given(...before, alert('carla'))
    .when(goOn)
    .then('standstill-ended');
  const state = stateOf(alert('carla'), goOn);
  expect(openOf(alert('carla'), goOn).map(([rule]) => rule)).toEqual(
    expect.arrayContaining(['arrival', 'read-concern', 'child-facts', 'consultation']),
  );
  expect(openOf(alert('carla'), goOn).map(([, owner]) => owner)).not.toContain(who('carla').name);
  expect(
    state.tasks.filter(({ status, kind, due }) => status === 'open' && kind !== 'inform' && due < at('05-18')),
  ).toEqual([]);
  expect(permits(state, who('carla').person, { view: 'dossier' })).toBe('hidden');
  expect(state.cast.coordinator.person).toBe(who('dirk').person);
  const lets: Act = {
    by: 'dirk',
    does: 'admit',
    at: at('05-19'),
    with: { person: who('carla').person, role: 'coordinator', why: 'weigh' },
  };
  given(...before, alert('carla'), goOn)
    .when(lets)
    .refused('not-allowed', 'person');
});

it.each<[Act['does'], Values, string]>([
  ['request-consultation', { to: who('carla').person, mode: 'open', question: 'Wat zie jij?' }, 'to'],
  ['plan-task', { person: who('carla').person, what: 'Kijk mee.', due: '2027-06-01' }, 'person'],
])('nothing is asked any more of who was shut out: %s', (does, fields, field) => {
  const asks: Act = { by: 'dirk', does, at: at('05-19'), with: fields };
  given(...before, alert('carla'), goOn)
    .when(asks)
    .refused('not-allowed', field);
});

it('the question of what was held stands with it still', () => {
  const state = stateOf(alert('carla'), goOn);
  const [former, anew] = state.tasks.filter(({ rule }) => rule === 'consultation');
  expect([former?.status, anew?.status]).toEqual(['withdrawn', 'open']);
  expect(anew?.askedIn).toBe(former?.askedIn);
});

it('it stands still until a day: the board is left in peace, and asked again', () => {
  const waits = decide({ decision: 'wait', until: '2027-06-01' });
  given(...before, alert('carla'))
    .when(waits)
    .then('standstill-extended');
  const state = stateAfter(...before, alert('carla'), waits);
  const timesAt = (moment: string) => boardAsks(state, agreement, moment)?.times;
  expect(timesAt(at('05-31'))).toBe(timesAt(at('05-18', '09')));
  expect(timesAt(at('06-02'))).toBeGreaterThan(timesAt(at('05-31')) ?? 0);
  expect(boardAsks(state, agreement, at('05-31'))?.next).toBe(at('06-01', '07'));
});

it('while it waits by decision no ask of the board counts, from just after the decision until the day itself', () => {
  // Asked at once, on Friday at 09.00; 18 May is the first working day after Pinksteren, and the board decides at the hour of asking.
  const decidedAt = (hour: string): Act => ({
    ...decide({ decision: 'wait', until: '2027-06-01' }),
    at: at('05-18', hour),
  });
  const timesAt = (hour: string, moment: string) =>
    boardAsks(stateAfter(...before, alert('carla'), decidedAt(hour)), agreement, moment)?.times;
  expect(timesAt('07', at('05-31'))).toBe(2);
  expect(timesAt('06', at('05-31'))).toBe(1);
  expect(timesAt('07', at('06-01', '06'))).toBe(2);
  expect(timesAt('07', at('06-01', '07'))).toBe(3);
});

it('nothing is asked of a board that is whom it may be about, nor in a case that is closed', () => {
  const frozen = stateAfter(...before, alert('carla'));
  expect(boardAsks(frozen, agreement, at('05-18'))).toBeDefined();
  expect(boardAsks({ ...frozen, status: 'closed' }, agreement, at('05-18'))).toBeUndefined();
  expect(
    boardAsks({ ...frozen, cast: { ...frozen.cast, board: frozen.cast.director } }, agreement, at('05-18')),
  ).toBeUndefined();
});

it('the board closes it with a reason, and nobody opens it again', () => {
  const closes = decide({ decision: 'close', reason: 'Het bestuur doet dit zelf.' });
  given(...before, alert('carla'))
    .when(closes)
    .then('standstill-closed');
  expect(stateOf(alert('carla'), closes)).toMatchObject({ status: 'closed' });
  const opens: Act = { by: 'dirk', does: 'reopen-case', at: at('05-19'), with: { reason: 'toch' } };
  given(...before, alert('carla'), closes)
    .when(opens)
    .refused('frozen');
  given(...before, alert('carla'), closes)
    .when(decide({ decision: 'mistake', reason: 'x' }))
    .refused('closed');
});

it('that it was a mistake is said by who said so or by the board, and everything is as it was', () => {
  const mistake = { decision: 'mistake', reason: 'Ik had het mis.' };
  for (const by of ['anna', 'bo'])
    given(...before, alert('carla'))
      .when(decide(mistake, by))
      .then('standstill-undone');
  const state = stateOf(alert('carla'), decide(mistake, 'anna'));
  expect(permits(state, who('carla').person, { view: 'dossier' })).toBe('yes');
  expect(state.members.map(({ person }) => person)).toContain(who('carla').person);
  expect(openOf(alert('carla'), decide(mistake, 'anna'))).toContainEqual(['child-facts', who('carla').name]);
});

it('nobody else decides, and who said so decides nothing else', () => {
  given(...before, alert('carla'))
    .when(decide({ decision: 'close', reason: 'x' }, 'anna'))
    .refused('not-yours', 'decision');
  for (const by of ['dirk', 'willem', 'noor'])
    given(...before, alert('carla'))
      .when(decide({ decision: 'mistake', reason: 'x' }, by))
      .refused('not-yours');
  given(...before, alert('carla'))
    .when(decide({ decision: 'mistake', reason: 'x' }, 'carla'))
    .refused('not-found');
  given(...before)
    .when(decide({ decision: 'mistake', reason: 'x' }))
    .refused('not-yours');
});

it.each([
  ['go-on', 'suspect'],
  ['wait', 'until'],
  ['close', 'reason'],
  ['mistake', 'reason'],
])('"%s" says what belongs to it', (decision, field) => {
  const read = commandSchemas['decide-standstill'].safeParse({ decision });
  expect(read.error?.issues.map(({ path }) => path)).toEqual([[field]]);
});

it('the board itself is not shut out by its own word', () => {
  given(...before, alert())
    .when(decide({ decision: 'go-on', suspect: who('bo').person }))
    .refused('incomplete', 'suspect');
});

it('given five working days without a decision, then who said so is to call themselves', () => {
  // Monday 17 May is a day off.
  const state = stateAfter(...before, alert('carla'));
  expect(boardAsks(state, agreement, monday)?.lateFrom).toBe(at('05-24', '07'));
});

it('while it stands still a signal is taken', () => {
  const signal: Act = {
    ...{ by: 'noor', does: 'record-signal', at: at('05-19') },
    with: {
      date: '2027-05-19',
      what: 'Weer bang',
      nature: 'observation',
      direction: 'confirms',
      place: 'Klas',
      situation: 'Ochtend',
      alone: true,
      safe: 'yes',
    },
  };
  const events = given(...before, alert('carla'))
    .when(signal)
    .events();
  expect(events.map(({ type }) => type)).toContain('signal-recorded');
});
