import { agenda } from '../../src/case/task/agenda';
import { identifying } from '../../src/case/child/identifying';
import { room } from '../../src/room/room';
import { nextChange } from '../../src/room/next-change';
import { asking, given, lindeboom, note, opened, referral, refusalOf, stateAfter, who, type Act } from '../case/given';

const referred: Act = { at: '2027-05-14T08:00:00.000Z', by: 'carla', does: 'refer', with: referral };
const later = '2027-05-21T08:00:00.000Z';

describe('a question is answered in its own form only', () => {
  it('a follow-up does not end by the note of a consultation', () => {
    const forged: Act = { at: later, by: 'carla', does: 'answer-consultation', with: note, task: 't3' };
    given(opened, referred).when(forged).refused('not-allowed');
  });

  it("the child's facts are not recorded by a mere sentence", () => {
    const forged: Act = {
      by: 'carla',
      does: 'complete-task',
      with: { result: 'klaar', date: '2027-05-10' },
      task: 't2',
    };
    given(opened).when(forged).refused('not-allowed');
  });
});

describe('somebody of another organisation', () => {
  const anonymous = { mode: 'anonymous', summary: 'Een leerling is vaak moe.', clean: true };

  it('cannot give a request to a colleague of the school, whom the form does not show', () => {
    const forged: Act = {
      by: 'vera',
      does: 'hand-over',
      with: { person: who('bas').person, reason: 'druk' },
      task: 't3',
    };
    given(opened, asking('vera', anonymous)).when(forged).refused('not-allowed', 'choice');
  });

  it('is told no name where they may see nothing, whether the case is there or not', () => {
    const text = (by: string): string => {
      const look = (...acts: readonly Act[]): string =>
        refusalOf(() =>
          given(...acts)
            .when({ by, does: 'acknowledge', task: 't1' })
            .events(),
        ).text;
      expect(look()).toBe(look(opened));
      return look();
    };
    expect(text('vera')).not.toContain(who('carla').name);
    expect(text('lies')).toContain(who('carla').name);
  });
});

describe('dates that nobody can mean', () => {
  it.each(['9999-12-31', '2072-05-20'])('are refused as a term: %s', (due) => {
    given(opened).when(asking('noor', { due })).refused('incomplete', 'due');
  });

  it.each(['0001-01-01', '0207-05-10', '1927-05-10'])('are refused as something that happened: %s', (date) => {
    given(opened)
      .when({ ...referred, with: { ...referral, date } })
      .refused('incomplete', 'date');
  });

  it('are refused as what is expected of a referral or a follow-up', () => {
    given(opened)
      .when({ ...referred, with: { ...referral, evaluate: '9999-12-31' } })
      .refused('incomplete', 'evaluate');
    const answer = { outcome: 'planned', safe: 'yes', next: '9999-12-31' };
    const again: Act = { at: later, by: 'carla', does: 'record-followup', with: answer, task: 't3' };
    given(opened, referred).when(again).refused('incomplete', 'next');
  });

  it('the furthest that is taken can still be shown and waited for', () => {
    const state = stateAfter(opened, asking('noor', { due: '2032-05-09' }));
    expect(() => [agenda(state, lindeboom, later), room(state, lindeboom, later)]).not.toThrow();
    expect(nextChange(state, lindeboom, '2032-05-10T08:00:00.000Z')).toBeDefined();
  });
});

describe('what says who the child is', () => {
  const named = stateAfter(opened);
  const found = (text: string, state = named): readonly string[] =>
    identifying(text, state, lindeboom.school).map(({ kind }) => kind);

  it.each([
    ['with a space of no width', 'Ji\u200bp is stil'],
    ['with a soft hyphen', 'J\u00adip is stil'],
    ['letter by letter', 'J i p is stil'],
    ['letter by letter with dots', 'J.i.p. is stil'],
    ['in full-width letters', '\uff2a\uff49\uff50 is stil'],
    ['with a Cyrillic letter', 'J\u0456p is stil'],
    ['in the genitive', 'Jips moeder'],
    ['with the surname attached', 'JipdeVries is stil'],
    ['as an address', 'jipdevries@example.org'],
  ])('the name %s', (_how, text) => {
    expect(found(text)).toContain('naam');
  });

  it('the name of the first report, also once the full one is recorded', () => {
    const facts = { name: 'Johannes van den Berg', birthDate: '2018-03-04' };
    const state = stateAfter(opened, { by: 'carla', does: 'record-child', with: facts });
    expect(found('Jip is stil', state)).toContain('naam');
    expect(found('Johannes is stil', state)).toContain('naam');
    expect(state.child.name).toBe(facts.name);
  });

  it.each([
    'De leerling is stil en eet weinig.',
    'Ik zie jippie op het plein',
    'a b c d e',
    'Het kind van de buren, op de fiets',
  ])('and ordinary words pass: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what was postponed', () => {
  it('leaves the coordinator in peace also where they would hear of their own task as coordinator', () => {
    const task = 't2';
    const due = '2027-05-18T07:00:00.000Z';
    const before = stateAfter(opened);
    expect(before.tasks.find(({ id }) => id === task)?.due).toBe(due);
    const state = stateAfter(opened, {
      at: '2027-05-19T07:00:00.000Z',
      by: 'carla',
      does: 'postpone',
      task,
      with: { until: '2027-05-21', reason: 'druk' },
    });
    const editionAt = (moment: string): number | undefined =>
      room(state, lindeboom, moment).items.find(({ key }) => key === `task/${task}/${who('carla').person}`)?.edition;
    const then = editionAt('2027-05-19T07:00:00.000Z');
    expect(editionAt('2027-05-20T12:00:00.000Z')).toBe(then);
    expect(editionAt('2027-05-21T07:00:00.000Z')).toBe((then ?? 0) + 1);
  });
});
