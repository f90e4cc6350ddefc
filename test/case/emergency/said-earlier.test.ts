import { bindCard } from '../../../src/cards/bind-card';
import { cardText } from '../../../src/cards/text';
import { replay } from '../../../src/case/evolve';
import { tellEmergency } from '../../../src/forms/dossier/tell-emergency';
import { room } from '../../../src/room/room';
import { dangerFor } from '../../../src/service/lists/danger';
import { given, history, intake, lindeboom, opened, stateAfter, who, type Act } from '../given';

/* Danger that somebody said while storage or the school could not be told, and that is written down later. */

/** A Tuesday, in summer time. */
const saidAt = '2027-06-01T13:40:00.000Z';
const at = '2027-06-04T08:00:00.000Z';
const then = 'dinsdag 1 juni om 15.40';

const danger: Act = { by: 'anna', does: 'declare-emergency', at, saidAt };
const doubt: Act = { ...opened, with: { ...intake, danger: 'unknown' }, at, saidAt };

const texts = (key: string, template: string, ...acts: readonly Act[]): readonly string[] =>
  room(stateAfter(...acts), lindeboom, at)
    .items.filter(({ to, card }) => to === who(key).person && card.template === template)
    .map(({ card }) => cardText(bindCard(card)));

const savedIn = (act: Act, type: string, ...before: readonly Act[]): unknown =>
  given(...before)
    .when(act)
    .events()
    .find((event) => event.type === type);

describe('what was said earlier than it could be written down', () => {
  it.each<[name: string, act: Act, type: string, before: readonly Act[]]>([
    ['danger before there is a case', danger, 'emergency-declared', []],
    ['danger in a case', danger, 'emergency-declared', [opened]],
    ['danger over a colleague', { ...danger, with: { staff: 'yes' } }, 'emergency-declared', []],
    ['danger in a report', { ...doubt, with: { ...intake, danger: 'yes' } }, 'emergency-declared', []],
    ['a doubt', doubt, 'emergency-declared', []],
    ['a concern about a colleague', { ...danger, does: 'alert-board' }, 'staff-alerted', []],
    ['that somebody may be involved', { ...danger, does: 'alert-board' }, 'frozen', [opened]],
  ])('%s keeps when that was', (_, act, type, before) => {
    expect(savedIn(act, type, ...before)).toHaveProperty('saidAt', saidAt);
    expect(savedIn({ ...act, saidAt: '2027-06-04T07:56:00.000Z' }, type, ...before)).not.toHaveProperty('saidAt');
    expect(savedIn({ by: act.by, does: act.does, with: act.with ?? {} }, type, ...before)).not.toHaveProperty('saidAt');
  });

  it('is told as it was said then, to those who must act and to who said it', () => {
    expect(texts('carla', 'alert', danger)).toEqual([
      expect.stringContaining(`Anna Bakker zei op ${then} dat er gevaar kon zijn. Bel Anna Bakker.`),
    ]);
    expect(texts('carla', 'alert', danger).join()).not.toContain('nu gevaar kan zijn');
    expect(texts('anna', 'alert', danger)).toEqual([expect.stringContaining(`Je zei dit op ${then}.`)]);
    expect(texts('carla', 'alert', doubt)).toEqual([
      expect.stringContaining(`Anna Bakker wist op ${then} niet of er gevaar was.`),
    ]);
  });

  it('is told to the board as it was asked then', () => {
    const asked = `Anna Bakker vroeg op ${then} of je belt.`;
    expect(texts('bo', 'board', { ...danger, does: 'alert-board' })).toEqual([expect.stringContaining(asked)]);
    expect(texts('bo', 'board', opened, { ...danger, does: 'alert-board' })).toEqual([expect.stringContaining(asked)]);
  });

  it('is so in lists and in the dossier', () => {
    expect(dangerFor(who('carla').person, stateAfter(danger))).toContain(`gezegd op ${then}`);
    const event = { type: 'emergency-declared', saidAt } as const;
    expect(tellEmergency['emergency-declared'](event, { now: at } as never)?.texts).toEqual([
      { label: 'Gezegd op', text: then },
    ]);
  });

  it('has the year where it was another', () => {
    const [text] = texts('carla', 'alert', { ...danger, saidAt: '2026-12-30T23:30:00.000Z' });
    expect(text).toContain('donderdag 31 december 2026 om 00.30');
  });

  it('is over once danger is said anew', () => {
    const events = history(danger, { by: 'carla', does: 'acknowledge-emergency', at }, { ...danger, saidAt: at });
    expect(replay(events)?.emergency?.saidAt).toBeUndefined();
  });
});
