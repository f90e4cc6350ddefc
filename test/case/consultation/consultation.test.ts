import { asking, given, note, opened, referral, refusalOf, stateAfter, who } from '../given';

const referred = { by: 'carla', does: 'refer', with: referral, at: '2027-05-14T10:00:00.000Z' } as const;

describe('consultation', () => {
  it('C-16, C-28: a colleague joins the room and is asked, with a term of five school days', () => {
    given(opened).when(asking('noor')).then('step-started', 'admitted', 'asked');
    // Whit Monday, 17 May, is no school day.
    expect(stateAfter(opened, asking('noor')).tasks[2]).toMatchObject({ due: '2027-05-18T07:00:00.000Z' });
  });

  it('C-12: somebody from outside cannot be asked openly, and is not admitted', () => {
    given(opened).when(asking('vera')).refused('not-allowed', 'mode');
    given(opened)
      .when(asking('vera', { mode: 'anonymous', summary: 'Een kind met zorgen', clean: true }))
      .then('step-started', 'asked');
  });

  it.each([
    'Jip doet stil',
    'Het gaat om de Vries',
    'geboren op 4 maart 2019',
    'geb. 04-03-2019',
    'een kind van De Lindeboom',
    'zorg K7M4',
  ])('C-14: an anonymous question that says "%s" is refused', (question) => {
    const child = {
      by: 'carla',
      does: 'record-child',
      with: { name: 'Jip de Vries', birthDate: '2019-03-04' },
    } as const;
    given(opened, child)
      .when(asking('vera', { mode: 'anonymous', summary: 'Een kind', clean: true, question }))
      .refused('identifying', 'question');
  });

  it('C-14: the refusal, which might be logged, holds no word of it', () => {
    const work = (): unknown =>
      given(opened)
        .when(asking('vera', { mode: 'anonymous', summary: 'Jip doet stil', clean: true }))
        .events();
    const refusal = refusalOf(work);
    expect(JSON.stringify([refusal, refusal.text, refusal.message, refusal.stack])).not.toMatch(/Jip/);
  });

  it('C-14: small words of a surname give nobody away', () => {
    given(opened)
      .when(asking('vera', { mode: 'anonymous', summary: 'De vraag is wat de school kan doen', clean: true }))
      .then('step-started', 'asked');
  });

  it('the colleague who is asked answers; another colleague cannot, and a stranger learns nothing', () => {
    const answering = {
      by: 'noor',
      does: 'answer-consultation',
      task: 't3',
      with: note,
      at: '2027-05-12T10:00:00.000Z',
    } as const;
    given(opened, asking('noor')).when(answering).then('consultation-answered', 'asked');
    given(opened, asking('noor'))
      .when({ ...answering, by: 'anna' })
      .refused('not-yours');
    given(opened, asking('noor'))
      .when({ ...answering, by: 'bas' })
      .refused('not-found');
    given(opened, asking('noor'), answering).when(answering).refused('already-done');
  });

  it('"lukt niet": the task ends as declined; a follow-up cannot be declined', () => {
    given(opened, asking('noor'))
      .when({ by: 'noor', does: 'decline', task: 't3', with: { reason: 'ken het kind niet' } })
      .then('declined');
    given(opened, referred)
      .when({ by: 'carla', does: 'decline', task: 't3', with: { reason: 'druk' } })
      .refused('not-allowed', 'choice');
  });

  it('"later" moves a request once, and by two school days at most', () => {
    const later = { by: 'noor', does: 'postpone', task: 't3', with: { until: '2027-05-12', reason: 'ziek' } } as const;
    given(opened, asking('noor')).when(later).then('postponed');
    given(opened, asking('noor'))
      .when({ ...later, with: { until: '2027-05-13', reason: 'ziek' } })
      .refused('not-allowed', 'until');
    given(opened, asking('noor'), later)
      .when({ ...later, version: 99 })
      .refused('not-allowed', 'choice');
  });

  it('"iemand anders": the request moves, and a colleague without a part left is no longer in the room', () => {
    const handing = {
      by: 'noor',
      does: 'hand-over',
      task: 't3',
      with: { person: who('sam').person, reason: 'beter bij Sam' },
    } as const;
    given(opened, asking('noor')).when(handing).then('admitted', 'handed-over');
    const state = stateAfter(opened, asking('noor'), handing);
    expect(state.members.map(({ person }) => person)).not.toContain(who('noor').person);
    given(opened, asking('noor'), handing)
      .when({ by: 'noor', does: 'answer-consultation', task: 't3', with: note, at: '2027-05-12T10:00:00.000Z' })
      .refused('not-found');
  });

  it('a card older than its task is not acted upon', () => {
    const later = { by: 'noor', does: 'postpone', task: 't3', with: { until: '2027-05-12', reason: 'ziek' } } as const;
    const version = stateAfter(opened, asking('noor')).tasks[2]?.version ?? 0;
    given(opened, asking('noor'), later)
      .when({
        by: 'noor',
        does: 'answer-consultation',
        task: 't3',
        version,
        with: note,
        at: '2027-05-12T10:00:00.000Z',
      })
      .refused('stale');
  });
});
