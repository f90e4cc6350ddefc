import { asking, given, intake, note, opened, referral, stateAfter, who } from './given';

const referred = { by: 'carla', does: 'refer', with: referral, at: '2027-05-14T10:00:00.000Z' } as const;
/** Friday 21 May 2027, 09.00: a week after the referral. */
const day7 = '2027-05-21T07:00:00.000Z';
const answer = (outcome: string, more: Record<string, string> = {}) =>
  ({ by: 'carla', does: 'record-followup', task: 't3', at: day7, with: { outcome, safe: 'yes', ...more } }) as const;

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

describe('consultation', () => {
  it('C-16, C-28: a colleague joins the room and is asked, with a term of five school days', () => {
    given(opened).when(asking('noor')).then('step-started', 'admitted', 'asked');
    // Whit Monday, 17 May, is no school day.
    expect(stateAfter(opened, asking('noor')).tasks[2]).toMatchObject({ due: '2027-05-18T07:00:00.000Z' });
  });

  it('C-12: whoever is from outside cannot be asked openly, and is not admitted', () => {
    given(opened).when(asking('vera')).refused('not-allowed', 'mode');
    given(opened)
      .when(asking('vera', { mode: 'anonymous', summary: 'Een kind met zorgen', clean: 'true' }))
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
      .when(asking('vera', { mode: 'anonymous', summary: 'Een kind', clean: 'true', question }))
      .refused('identifying', 'question');
  });

  it('C-14: small words of a surname give nobody away', () => {
    given(opened)
      .when(asking('vera', { mode: 'anonymous', summary: 'De vraag is wat de school kan doen', clean: 'true' }))
      .then('step-started', 'asked');
  });

  it('whoever is asked answers; another colleague cannot, and a stranger learns nothing', () => {
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

  it('"iemand anders": the request moves, and whoever has no part left is no longer in the room', () => {
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

describe('closing', () => {
  const closing = {
    reason: 'help-done',
    motivation: 'het gaat goed',
    agreements: 'we kijken mee',
    wentWell: 'snel',
    tookLong: 'niets',
    heard: 'reporter',
    safe: 'yes',
  };
  const close = { by: 'carla', does: 'close-case', with: closing, at: day7 } as const;

  it('A0-6: is refused while a follow-up is open, unless with a reason', () => {
    given(opened, referred).when(close).refused('not-allowed', 'despiteOpen');
    given(opened, referred)
      .when({ ...close, with: { ...closing, despiteOpen: 'gezin verhuisd' } })
      .then('closed');
  });

  it('R-01: is the coordinator’s; everything that was open ends', () => {
    given(opened)
      .when({ ...close, by: 'anna' })
      .refused('not-yours');
    expect(stateAfter(opened, close).tasks.every(({ status }) => status !== 'open')).toBe(true);
    given(opened, close).when(asking('noor')).refused('closed');
  });
});
