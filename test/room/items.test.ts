import { alertItems } from '../../src/room/items/alert';
import { boardItems } from '../../src/room/items/board';
import { escalationItems } from '../../src/room/items/escalation';
import { room } from '../../src/room/room';
import type { CaseState } from '../../src/case/state';
import { asking, intake, lindeboom, monday, note, opened, stateAfter, who, type Act } from '../case/given';

/* What is on a card, and for whom it is urgent. */

const view = (state: CaseState, now = monday) => ({ state, agreement: lindeboom, now });
const later = '2027-05-11T10:00:00.000Z';
const danger: Act = { by: 'anna', does: 'declare-emergency' };
const takenUp: Act = { by: 'carla', does: 'acknowledge-emergency', at: '2027-05-10T06:40:00.000Z' };
const byPerson = (now: string, ...acts: readonly Act[]) =>
  Object.fromEntries(alertItems(view(stateAfter(...acts), now)).map(({ to, card }) => [to, card.data]));

describe('an alert', () => {
  it('is urgent to those who are told while nobody is on it, and never to who declared it', () => {
    const at = byPerson(monday, opened, danger);
    expect([at[who('carla').person], at[who('anna').person]]).toMatchObject([{ urgent: true }, { urgent: false }]);
    expect(byPerson(later, opened, danger, takenUp)[who('carla').person]).toMatchObject({ urgent: false });
  });

  it('of danger that nobody is sure of says to those beside the coordinator that Veilig Thuis is called first', () => {
    const doubt: Act = { ...opened, with: { ...intake, danger: 'unknown' } };
    const at = byPerson(later, doubt);
    expect(at[who('dirk').person]).toMatchObject({ callFirst: true });
    expect(at[who('carla').person]).not.toHaveProperty('callFirst');
    expect(byPerson(monday, opened, danger)[who('dirk').person]).not.toHaveProperty('callFirst');
  });
});

describe('the board', () => {
  const told: Act = { by: 'anna', does: 'alert-board' };

  it('S1-24: is asked by a message of its own, and who told it has another; both mention nobody', () => {
    const state = stateAfter(told);
    const [task] = state.tasks;
    expect(boardItems(view(state))).toMatchObject([
      { key: `board/${task!.id}`, to: who('bo').person, edition: 1, mentions: [], closed: false },
      { key: `board/${task!.id}/reporter`, to: who('anna').person, edition: 1, mentions: [], closed: false },
    ]);
  });

  it('has no message before it is asked', () => {
    const state = stateAfter(told);
    const [task] = state.tasks;
    const ahead = { ...state, tasks: [{ ...task!, askFrom: later }] };
    expect(boardItems(view(ahead)).map(({ to }) => to)).toEqual([who('anna').person]);
  });
});

describe('an escalation', () => {
  const answers: Act = {
    by: 'noor',
    does: 'answer-consultation',
    task: 't3',
    at: '2027-05-26T10:00:00.000Z',
    with: { ...note, date: '2027-05-26' },
  };
  const escalated = (now: string, ...acts: readonly Act[]) => {
    const state = stateAfter(opened, asking('noor'), ...acts);
    return escalationItems(
      state.tasks.find(({ id }) => id === 't3')!,
      view(state, now),
    );
  };

  it('tells each in what part they hear it, and is over once it was answered', () => {
    const at = '2027-05-26T12:00:00.000Z';
    const parts = escalated(at).map(({ to, card, closed }) => [to, card.data['to'], closed]);
    expect(parts).toEqual([
      [who('carla').person, 'coordinator', false],
      [who('dirk').person, 'deputy', false],
      [who('willem').person, 'director', false],
    ]);
    expect(escalated(at, answers).map(({ closed }) => closed)).toEqual([true, true, true]);
  });
});

it('a room of a case that was just opened has each key once', () => {
  const keys = room(stateAfter(opened), lindeboom, monday).items.map(({ key, to }) => `${key} ${to}`);
  expect(new Set(keys).size).toBe(keys.length);
});
