import { given, opened, referral, stateAfter } from '../given';
import type { Values } from '../../../src/view/values';

const referred = { by: 'carla', does: 'refer', with: referral, at: '2027-05-14T10:00:00.000Z' } as const;
/** Friday 21 May 2027, 09.00: a week after the referral. */
const day7 = '2027-05-21T07:00:00.000Z';
const answer = (outcome: string, more: Values = {}) =>
  ({ by: 'carla', does: 'record-followup', task: 't3', at: day7, with: { outcome, safe: 'yes', ...more } }) as const;

describe('referral and follow-up', () => {
  it('H-05: the follow-up is asked 7 and 14 calendar days after the date of the referral, at nine', () => {
    expect(stateAfter(opened, referred).tasks[2]).toMatchObject({
      kind: 'follow-up',
      due: day7,
      last: '2027-05-28T07:00:00.000Z',
      since: '2027-05-14',
    });
  });

  it('H-05: a referral that is entered late is asked after the next morning', () => {
    const late = stateAfter(opened, { ...referred, at: '2027-06-01T10:00:00.000Z' });
    expect(late.tasks[2]).toMatchObject({ due: '2027-06-02T07:00:00.000Z', last: '2027-06-02T07:00:00.000Z' });
  });

  it('H-04: when the organisation was told of the parents is kept; a day that has not come is refused', () => {
    const announced = (day: string) => ({ ...referred, with: { ...referral, announced: day } });
    const kept = given(opened)
      .when(announced('2027-05-13'))
      .events()
      .flatMap((event) => (event.type === 'referred' ? [event.referral.announcedOn] : []));
    expect(kept).toEqual(['2027-05-13']);
    given(opened).when(announced('2027-05-15')).refused('incomplete', 'announced');
  });

  it('H-05: "aangekomen" ends it', () => {
    given(opened, referred).when(answer('arrived')).then('follow-up-recorded');
  });

  it.each(['planned', 'waiting'])('H-05: "%s" asks again seven days after the expected date', (outcome) => {
    given(opened, referred).when(answer(outcome)).refused('incomplete', 'next');
    given(opened, referred)
      .when(answer(outcome, { next: '2027-05-21' }))
      .refused('incomplete', 'next');
    const again = stateAfter(opened, referred, answer(outcome, { next: '2027-06-02' })).tasks.at(-1);
    expect(again).toMatchObject({ kind: 'follow-up', due: '2027-06-09T07:00:00.000Z', since: '2027-05-14' });
  });

  it('H-05, H-17: "niet verschenen" leaves the second week, has the parents approached and question 4 weighed again', () => {
    const { tasks } = stateAfter(opened, referred, answer('absent'));
    expect(tasks.slice(-3).map(({ rule, due }) => [rule, due])).toEqual([
      ['arrival', '2027-05-28T07:00:00.000Z'],
      ['approach-parents', '2027-05-28T07:00:00.000Z'],
      ['weigh-question-4', '2027-05-28T07:00:00.000Z'],
    ]);
  });

  it('H-05: "organisatie deelt niets" has the parents asked', () => {
    expect(stateAfter(opened, referred, answer('undisclosed')).tasks.at(-1)?.rule).toBe('ask-parents');
  });

  it('"anders" needs a word of explanation', () => {
    given(opened, referred).when(answer('other')).refused('incomplete', 'note');
    given(opened, referred)
      .when(answer('other', { note: 'zij verhuizen' }))
      .then('follow-up-recorded', 'asked');
  });

  it('after the second week nothing is left open by an answer', () => {
    given(opened, referred)
      .when({ ...answer('other', { note: 'x' }), at: '2027-05-31T10:00:00.000Z' })
      .then('follow-up-recorded');
  });
});
