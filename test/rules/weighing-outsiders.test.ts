import { visibleEvents } from '../../src/case/reading';
import { dialogs } from '../../src/forms/all';
import type { Values } from '../../src/view/values';
import { viewOf } from './crew';
import { byLead, castOf, drawn, helping, holding, opened, ready, referral, settling } from './on-the-way';
import type { ProtocolId, Story } from './support';
import { along, answers, askedBy, TUESDAY } from './weighed-along';

/*
 * E-02, C-12: who is not of the school weighs along openly with the parents' consent in writing, else on a summary without names.
 */

describe('who is not of the school', () => {
  /** A doctor from outside thought along, without names. */
  function thoughtAlong(id: ProtocolId): Story {
    const story = opened(id);
    const doctor = holding(story, 'jeugdarts');
    const asked = story.then(
      byLead(story, 'request-consultation', {
        to: story.who(doctor),
        mode: 'anonymous',
        question: 'Wat valt je op?',
        summary: 'Een kind met een plek op de arm.',
        clean: true,
      }),
      {
        by: doctor,
        does: 'answer-consultation',
        on: 'consultation',
        with: { date: '2027-05-10', contact: 'phone', reading: 'zorgelijk', advice: 'kijk goed', doubt: 'no' },
      },
    );
    return settling(asked);
  }

  const summary = { summary: 'Een kind met een plek. School wil hulp organiseren.', clean: true };
  const story = thoughtAlong('onze-wijs');
  const { lead } = castOf(story);
  const consented = story.then(
    byLead(story, 'record-consent', {
      parent: 'p1',
      party: story.who('jet'),
      purpose: 'samen wegen',
      answer: 'given',
      date: '2027-05-10',
      written: true,
    }),
  );

  it('E-02: in onze-wijs weighs along on a summary that was approved, and reads nothing else', () => {
    const weighed = story.then(helping(story, summary));
    expect(along(weighed)).toEqual(['jet', 'lotte', 'ria', 'simon']);
    expect(weighed.task('weigh-along', story.who('jet'))).toMatchObject({ mode: 'anonymous', due: TUESDAY });
    expect(weighed.state.members.map(({ person }) => person)).not.toContain(story.who('jet'));
    const text = drawn(weighed, 'agree-weighing', 'jet', 1, {}, 'weigh-along');
    expect(text).toContain('Een kind met een plek. School wil hulp organiseren.');
    for (const secret of ['blauwe plek', 'Jip', 'Vries', 'omdat wij dat zien', 'zij delen de zorg'])
      expect(text).not.toContain(secret);
    const read = visibleEvents(weighed.state, story.who('jet'), weighed.events).map(({ event }) => event.type);
    expect(read).not.toContain('weighed');
    expect(read).not.toContain('signal-recorded');
    const [first, ...others] = along(weighed);
    const answered = [first ?? '', ...others].reduce((before, by) => answers(before, by), weighed);
    expect(askedBy(answered)).toContain('organise-help');
  });

  it('E-02: is waited for as well', () => {
    const weighed = story.then(helping(story, summary));
    const others = ['lotte', 'ria', 'simon'].reduce((before, by) => answers(before, by), weighed);
    expect(others.refusal(referral(others)).text).toContain('Jet Koppejan');
    expect(
      answers(others, 'jet')
        .when(referral(others))
        .map(({ type }) => type),
    ).toContain('referred');
  });

  it('E-02: weighs along openly with written consent, and reads the weighing and its signals', () => {
    const weighed = consented.then(helping(consented, summary));
    expect(along(weighed)).toContain('jet');
    expect(weighed.task('weigh-along', story.who('jet'))?.mode).not.toBe('anonymous');
    expect(JSON.stringify(weighed.events)).not.toContain(summary.summary);
    expect(drawn(weighed, 'agree-weighing', 'jet', 1, {}, 'weigh-along')).toContain('Een blauwe plek op de arm');
  });

  it('E-02: is not asked where no summary was written, and reads none that was not read over or that tells a name', () => {
    expect(along(story.then(helping(story)))).toEqual(['lotte', 'ria', 'simon']);
    expect(story.refusal(helping(story, { summary: 'Een kind.' })).fields).toEqual(['clean']);
    const named = helping(story, { summary: 'Jip de Vries is bang.', clean: true });
    expect(story.refusal(named)).toMatchObject({ code: 'identifying', fields: ['summary'] });
    expect(story.refusal(named).text).not.toContain('Jip');
  });

  it('E-02: the form asks for that summary where it is needed, begun out of choices alone', () => {
    const page = drawn(story, 'weigh', lead, 6, { help: 'yes', report: 'no' });
    for (const words of ['Jet Koppejan', 'Een kind tussen 4 en 12 jaar.', 'School wil hulp organiseren'])
      expect(page).toContain(words);
    expect(page).not.toContain('blauwe plek');
    const goes = (from: Story, values: Values) => dialogs.weigh.after?.(4, values, viewOf(from, lead));
    expect(goes(story, { help: 'yes', report: 'no' })).toBe(6);
    expect(goes(story, { help: 'yes', report: 'yes' })).toBe('send');
    expect(goes(consented, { help: 'yes', report: 'no' })).toBe('send');
  });

  it('E-02: in perspectief and stroomm who is from outside does not weigh along', () => {
    for (const id of ['perspectief', 'stroomm'] as const) {
      const other = thoughtAlong(id);
      expect(along(other.then(helping(other, summary)))).toEqual(id === 'stroomm' ? ['mark'] : []);
    }
  });

  it('E-02: in vcog the nurse weighs along where the parents agreed to it in writing', () => {
    const before = ready('vcog');
    const nurse = byLead(before, 'record-consent', {
      parent: 'p1',
      party: before.who('fleur'),
      purpose: 'samen wegen',
      answer: 'given',
      date: '2027-05-10',
      written: true,
    });
    const agreedTo = before.then(nurse);
    expect(along(agreedTo.then(helping(agreedTo)))).toEqual(['dora', 'els', 'fleur']);
    expect(along(before.then(helping(before)))).toEqual(['dora', 'els']);
  });
});
