import { given, intake, opened, stateAfter } from '../given';

describe('opening a case', () => {
  it('G-01, S1-21: a concern of anybody becomes a case with the coordinator, the deputy and two first tasks', () => {
    given()
      .when(opened)
      .then('case-opened', 'admitted', 'admitted', 'admitted', 'step-started', 'signal-recorded', 'asked', 'asked');
  });

  it('S1-24: a concern about a member of staff is no case, and nothing is recorded', () => {
    given()
      .when({ ...opened, with: { ...intake, staff: 'yes' } })
      .refused('staff-route');
  });

  it('the same intake sent again is answered as already there, and to anybody else as not found', () => {
    given(opened).when(opened).refused('already-done');
    given(opened)
      .when({ ...opened, by: 'bas' })
      .refused('not-found');
  });

  it('S1-04: what happened cannot lie in the future', () => {
    given()
      .when({ ...opened, with: { ...intake, date: '2027-05-11' } })
      .refused('incomplete', 'date');
  });

  it('the first question is due after one school day, at nine', () => {
    expect(stateAfter(opened).tasks[0]).toMatchObject({ rule: 'read-concern', due: '2027-05-11T07:00:00.000Z' });
  });

  it('after six in the evening nobody is asked before nine the next working day', () => {
    const evening = stateAfter({ ...opened, at: '2027-05-14T16:30:00.000Z' });
    // Friday evening before Whit Monday.
    expect(evening.tasks[0]?.askFrom).toBe('2027-05-18T07:00:00.000Z');
  });
});
