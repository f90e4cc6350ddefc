import type { Agreement } from '../../src/agreement/agreement';
import { bindCard } from '../../src/cards/bind-card';
import { cardText } from '../../src/cards/text';
import { room } from '../../src/room/room';
import { asking, intake, lindeboom, monday, note, opened, stateAfter, who, type Act } from '../case/given';

const SAID = 'Bij K7M4 wordt eerst Veilig Thuis gebeld. Spreek nog niemand.';
/** All that somebody reads of the case one to one, by an evening on which nobody answered for weeks. */
const reads = (key: string, at: string, ...acts: readonly Act[]): string =>
  room(stateAfter(...acts), lindeboom, at)
    .items.filter(({ to, closed }) => to === who(key).person && !closed)
    .map(({ card }) => cardText(bindCard(card)))
    .join('\n');
const LATER = '2027-07-01T18:00:00.000Z';
const about = (category: string): Act => ({ ...opened, with: { ...intake, categories: [category] } });
const doubted: readonly Act[] = [
  opened,
  asking('noor'),
  { by: 'noor', does: 'answer-consultation', with: { ...note, date: '2027-05-10', doubt: 'yes' }, task: 't3' },
];
const unsafe: Act = { ...opened, with: { ...intake, danger: 'no' } };
const signal: Act = {
  by: 'anna',
  does: 'record-signal',
  with: {
    what: 'Hij was bang.',
    nature: 'observation',
    direction: 'confirms',
    place: 'Klas',
    situation: 'Ochtend',
    alone: true,
    date: '2027-05-10',
    safe: 'no',
  },
};
const unknown: Act = { ...opened, with: { ...intake, danger: 'unknown' } };
const takenUp: Act = { by: 'carla', does: 'acknowledge-emergency', with: {} };
const causes: readonly (readonly [string, readonly Act[]])[] = [
  ['honour', [about('honour')]],
  ['genital mutilation', [about('genital-mutilation')]],
  ['forced marriage', [about('forced-marriage')]],
  ['doubt', doubted],
  ['danger that is not known', [unknown]],
  ['danger that is not known, though somebody looks into it', [unknown, takenUp]],
  ['a child that is not safe', [unsafe, signal]],
];

describe('a case in which Veilig Thuis is called first', () => {
  it.each(causes)('because of %s: deputy and director read one and the same wording', (_cause, acts) => {
    for (const key of ['dirk', 'willem']) expect(reads(key, LATER, ...acts)).toContain(SAID);
  });

  it('who is asked to speak with the parents, or to plan that, reads the same on that request, and on no other', () => {
    const asksToSpeak: Agreement = {
      ...lindeboom,
      protocol: {
        ...lindeboom.protocol,
        tasks: {
          ...lindeboom.protocol.tasks,
          planned: { ...lindeboom.protocol.tasks['planned']!, withParents: true },
        },
      },
    };
    const plans: Act = {
      by: 'carla',
      does: 'plan-task',
      with: { person: who('noor').person, what: 'Bel', due: '2027-05-14' },
    };
    const saidTo = (agreement: Agreement, ...acts: readonly Act[]): boolean =>
      room(stateAfter(...acts), agreement, monday)
        .items.map(({ card }) => cardText(bindCard(card)))
        .some((text) => text.startsWith(agreement.protocol.tasks['planned']?.title ?? '?') && text.includes(SAID));
    expect(saidTo(asksToSpeak, ...doubted, plans)).toBe(true);
    expect(saidTo(lindeboom, ...doubted, plans)).toBe(false);
    expect(saidTo(asksToSpeak, opened, asking('noor'), plans)).toBe(false);
  });

  it('says nothing of the kind where nobody must call first, nor once Veilig Thuis said that one can talk', () => {
    const said: Act = {
      by: 'carla',
      does: 'record-advice',
      with: {
        date: '2027-05-10',
        anonymous: true,
        contact: 'phone',
        employee: 'Iris',
        judgement: 'zorgelijk',
        advice: 'praat',
        talkAllowed: 'yes',
      },
    };
    const noDanger: Act = { by: 'carla', does: 'withdraw-emergency', with: { reason: 'Anna belde. Hij is bij oma.' } };
    const safe: Act = { ...signal, with: { ...signal.with, safe: 'yes' } };
    const known = [said, noDanger, safe].map((act) => [unknown, takenUp, act]);
    for (const acts of [[opened], [about('honour'), said], [...doubted, said], ...known])
      for (const key of ['dirk', 'willem']) {
        expect(reads(key, LATER, ...acts)).not.toBe('');
        expect(reads(key, LATER, ...acts)).not.toContain('Spreek nog niemand');
      }
  });
});
