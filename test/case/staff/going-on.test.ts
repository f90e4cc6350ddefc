import { boardAsks } from '../../../src/case/staff/board-asks';
import { decideStandstill } from '../../../src/case/staff/decide-standstill';
import { replay } from '../../../src/case/evolve';
import {
  asking,
  given,
  history,
  lindeboom,
  monday,
  opened,
  referral,
  stateAfter,
  talkFields,
  who,
  type Act,
} from '../given';
import { SYSTEM } from '../../../src/case/people/participant';
import { after } from '../people/changed';

/* A case that stood still and goes on: what is asked anew, who stays shut out, when the board is asked again. */

const at = (day: string, hour = '08'): string => `2027-${day}T${hour}:00:00.000Z`;
const refers: Act = { by: 'carla', does: 'refer', at: at('05-14'), with: referral };
const alert: Act = { by: 'anna', does: 'alert-board', at: at('05-14', '09'), with: { suspect: who('carla').person } };
const before = [opened, asking('noor'), refers, alert];
const decides = (more: Act['with']): Act => ({ by: 'bo', does: 'decide-standstill', at: at('05-18'), with: more });

it('only what was held is asked anew: what went on meanwhile goes on', () => {
  const state = stateAfter(...before);
  const held = state.tasks.filter((task) => task.held === true).map(({ id }) => id);
  const [ended] = given(...before)
    .when(decides({ decision: 'go-on', suspect: who('carla').person }))
    .events();
  const again = ended?.type === 'standstill-ended' ? ended.again.map((one) => one.held) : [];
  expect(again).toEqual(held.filter((id) => again.includes(id)));
  expect(again).toContain('t3');
  expect(again).not.toContain(state.tasks.find(({ rule }) => rule === 'arrival')?.id);
});

it('that it was a mistake is kept with the reason', () => {
  const [undone] = given(...before)
    .when({ ...decides({ decision: 'mistake', reason: 'verkeerd geklikt' }), by: 'anna' })
    .events();
  expect(undone).toMatchObject({ type: 'standstill-undone', reason: 'verkeerd geklikt' });
});

it('who was shut out before stays so, and each is shut out once', () => {
  const state = stateAfter(...before);
  const earlier = { ...state, shutOut: [{ person: who('noor').person, at: monday }] };
  const ended = after(earlier, [{ type: 'standstill-ended', suspect: who('carla').person, again: [] }]);
  expect(ended.shutOut?.map(({ person }) => person)).toEqual([who('noor').person, who('carla').person]);
  const twice = after(earlier, [{ type: 'standstill-ended', suspect: who('noor').person, again: [] }]);
  expect(twice.shutOut?.map(({ person }) => person)).toEqual([who('noor').person]);
});

it('while it waits by decision the board is next asked when that ends, and then each working day again', () => {
  const waits = stateAfter(...before, decides({ decision: 'wait', until: '2027-06-01' }));
  const until = boardAsks(waits, lindeboom, at('05-20'))?.next;
  expect(until).toBe('2027-06-01T07:00:00.000Z');
  expect(boardAsks(waits, lindeboom, '2027-06-01T07:00:00.000Z')?.next).toBe('2027-06-02T07:00:00.000Z');
});

it('S1-24: a concern that came from elsewhere is the board’s to call about from the next working day on', () => {
  const { frozen, ...state } = stateAfter(...before);
  const elsewhere = { ...state, frozen: { ...frozen!, by: SYSTEM } };
  const asked = (now: string) => boardAsks(elsewhere, lindeboom, now);
  // Friday 14 May; Whit Monday, 17 May, is no working day.
  expect(asked(at('05-14', '10'))).toMatchObject({ times: 0, next: at('05-18', '07') });
  expect(asked(at('05-18', '07'))).toMatchObject({ times: 1 });
  expect(boardAsks({ ...state, frozen: frozen! }, lindeboom, at('05-14', '10'))).toMatchObject({ times: 1 });
});

it('that there was contact is said by the board or who asked for it, and not by who directs the school', () => {
  const task = stateAfter(...before).tasks.find(({ rule }) => rule === lindeboom.protocol.staff.task)?.id;
  const says = (by: string): Act => ({ by, does: 'confirm-board', at: at('05-18'), task });
  for (const by of ['dirk', 'willem'])
    given(...before)
      .when(says(by))
      .refused('not-yours');
  for (const by of ['anna', 'bo'])
    given(...before)
      .when(says(by))
      .then('board-contacted');
});

it('a talk with the parents is asked anew, but for a case in which Veilig Thuis is to be called first', () => {
  const talk: Act = {
    by: 'carla',
    does: 'plan-talk',
    with: { ...talkFields, leader: who('noor').person, alone: 'kan niet anders' },
  };
  const goesOn = decides({ decision: 'go-on', suspect: who('carla').person });
  const events = history(opened, talk, asking('sam'), alert);
  const held = replay(events)!;
  const taskOf = (kind: string) => held.tasks.find((task) => task.held === true && task.kind === kind)!.id;
  const again = (more: object) =>
    decideStandstill({ ...held, ...more }, goesOn.with as never, {
      actor: who('bo'),
      now: at('05-18'),
      agreement: lindeboom,
      opening: { caseId: 'c', code: 'K7M4' },
    }).flatMap((event) => (event.type === 'standstill-ended' ? event.again.map((one) => one.held) : []));
  expect(again({ talkBlocked: false })).toEqual(expect.arrayContaining([taskOf('record'), taskOf('consult')]));
  const planned = held.talks[0]!.task;
  expect(again({ talkBlocked: false })).toContain(planned);
  expect(again({ talkBlocked: true })).not.toContain(planned);
  expect(again({ talkBlocked: true })).toContain(taskOf('consult'));
});
