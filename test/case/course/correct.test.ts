import { capacity } from '../../../src/teams/capacity';
import { basisOf } from '../../../src/forms/weighing/basis';
import { replay } from '../../../src/case/evolve';
import { visibleEvents } from '../../../src/case/reading';
import { closes, asking, given, history, intake, lindeboom, note, opened, stateAfter, who, type Act } from '../given';

const { danger: _, staff: __, child: ___, group: ____, ...seen } = intake;

const signal: Act = {
  by: 'noor',
  does: 'record-signal',
  with: { ...seen, what: 'Een wond', direction: 'confirms', safe: 'yes' },
};

const answer: Act = {
  by: 'noor',
  does: 'answer-consultation',
  task: 't3',
  with: { ...note, date: '2027-05-10', advice: 'wacht af' },
};

const lived = [opened, asking('noor'), signal, answer];

/** The version of the first event of this kind. */
const entry = (type: string, ...acts: readonly Act[]): string =>
  String(history(...(acts.length === 0 ? lived : acts)).find(({ event }) => event.type === type)?.version ?? 0);

const correcting = (by: string, version: string): Act => ({
  by,
  does: 'correct',
  with: { entry: version, text: 'Een schaafwond', reason: 'dat was preciezer' },
});

const closing = closes('no-suspicion');

describe('what was written', () => {
  it('given its author, then it is corrected beside what stood there', () => {
    const act = correcting('noor', entry('consultation-answered'));
    given(...lived)
      .when(act)
      .then('corrected');
    expect(JSON.stringify(history(...lived, act))).toContain('wacht af');
  });

  it('given the case lead, then every entry can be', () => {
    for (const type of ['case-opened', 'signal-recorded', 'consultation-answered'])
      for (const by of ['carla', 'dirk'])
        given(...lived)
          .when(correcting(by, entry(type)))
          .then('corrected');
  });

  it('given an entry of another, then it is refused as one that is not there', () => {
    const anothers = given(...lived).when(correcting('anna', entry('consultation-answered')));
    anothers.refused('not-yours');
    given(...lived)
      .when(correcting('anna', '999'))
      .refused('not-yours');
  });

  it('given somebody outside the case, then there is no such case', () => {
    for (const by of ['bas', 'vera'])
      given(...lived)
        .when(correcting(by, entry('signal-recorded')))
        .refused('not-found');
    given(...lived)
      .when(correcting('willem', entry('signal-recorded')))
      .refused('not-yours');
  });

  it('given what nobody wrote in words of their own, then there is nothing to correct', () => {
    for (const type of ['admitted', 'step-started', 'asked'])
      given(...lived)
        .when(correcting('carla', entry(type)))
        .refused('not-yours');
  });

  it('given a person who was dismissed since, then it is hidden', () => {
    const handed: readonly Act[] = [
      opened,
      asking('bas'),
      { by: 'bas', does: 'hand-over', task: 't3', with: { person: who('lies').person, reason: 'vakantie' } },
    ];
    given(...handed)
      .when(correcting('bas', entry('handed-over', ...handed)))
      .refused('not-found');
  });

  it('given a closed case, then only the case lead can', () => {
    given(...lived, closing)
      .when(correcting('carla', entry('signal-recorded')))
      .then('corrected');
    given(...lived, closing)
      .when(correcting('noor', entry('consultation-answered')))
      .refused('closed');
  });

  it('given a correction, then who may read it is who wrote it and who leads', () => {
    const events = history(...lived, correcting('carla', entry('consultation-answered')));
    const state = replay(events) ?? stateAfter(...lived);
    const reads = (key: string) =>
      visibleEvents(state, who(key).person, events).some(({ event }) => event.type === 'corrected');
    expect(['carla', 'dirk', 'noor', 'anna', 'willem'].filter(reads)).toEqual(['carla', 'dirk']);
  });

  it('E-01: given a correction, then the weighing rests on the new text', () => {
    const events = history(...lived, correcting('carla', entry('consultation-answered')));
    const view = {
      agreement: lindeboom,
      now: '2027-05-10T08:00:00.000Z',
      viewer: who('carla').person,
      measure: capacity.measure,
      sent: [],
    };
    const texts = basisOf({ ...view, events }).shown.map(({ text }) => text);
    expect(texts).toContain('Een schaafwond');
    expect(texts).not.toContain('wacht af');
  });
});
