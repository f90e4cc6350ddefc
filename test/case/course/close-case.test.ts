import { asking, given, opened, referral, stateAfter, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

const referred = { by: 'carla', does: 'refer', with: referral, at: '2027-05-14T10:00:00.000Z' } as const;
/** Friday 21 May 2027, 09.00: a week after the referral. */
const day7 = '2027-05-21T07:00:00.000Z';

describe('closing', () => {
  const closing = {
    reason: 'help-done',
    motivation: 'het gaat goed',
    agreements: 'we kijken mee',
    wentWell: 'snel',
    tookLong: 'niets',
    lapsedWhy: 'De zorg is afgesloten',
    heard: ['reporter'],
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

  describe('given things are open', () => {
    // t1 reads the concern, t2 the facts of the child, t3 asks Noor, t4 is what Bas agreed to do, t5 tells the reporter.
    const planned: Act = {
      by: 'carla',
      does: 'plan-task',
      with: { person: who('bas').person, what: 'kijken op het plein', due: '2027-05-20' },
    };
    const doings = [opened, asking('noor'), planned];
    const { lapsedWhy: _, ...silent } = closing;
    const closes = (more: Values): Act => ({ ...close, with: { ...silent, ...more } });
    const closingOf = (more: Values) =>
      given(...doings)
        .when(closes(more))
        .events();

    it('R-09: then each is done with what came of it, or lapses with a reason of its own or the one for all', () => {
      const more = { still4: 'done-t4', why4: 'Hij speelt weer mee', still3: 'lapsed-t3', why3: 'Noor is ziek' };
      const events = closingOf({ ...more, lapsedWhy: 'niet meer nodig' });
      expect(events).toMatchObject([
        { type: 'task-completed', task: 't4', result: 'Hij speelt weer mee', on: '2027-05-21' },
        {
          type: 'closed',
          closing: {
            lapsed: [
              { task: 't1', reason: 'niet meer nodig' },
              { task: 't2', reason: 'niet meer nodig' },
              { task: 't3', reason: 'Noor is ziek' },
              { task: 't5', reason: 'niet meer nodig' },
            ],
          },
        },
      ]);
      expect(stateAfter(...doings, closes({ ...more, lapsedWhy: 'x' })).tasks).toMatchObject([
        { status: 'withdrawn', lapsed: true },
        { status: 'withdrawn', lapsed: true },
        { status: 'withdrawn', lapsed: true },
        { status: 'answered' },
        { status: 'withdrawn', lapsed: true },
      ]);
    });

    it('then it is refused in silence, and for what is done without what came of it', () => {
      given(...doings)
        .when(closes({}))
        .refused('incomplete', 'still1', 'still2', 'still3', 'still4', 'still5', 'lapsedWhy');
      given(...doings)
        .when(closes({ still4: 'done-t4', lapsedWhy: 'x' }))
        .refused('incomplete', 'why4');
      given(...doings)
        .when(closes({ still3: 'lapsed-t3', lapsedWhy: 'x' }))
        .then('closed');
    });

    it('R-10: then what a form of its own answers is not done here', () => {
      for (const [line, task] of [
        ['1', 't1'],
        ['2', 't2'],
        ['3', 't3'],
        ['5', 't5'],
      ] as const)
        given(...doings)
          .when(closes({ [`still${line}`]: `done-${task}`, [`why${line}`]: 'gedaan', lapsedWhy: 'x' }))
          .refused('incomplete', `still${line}`);
    });

    it('then an answer counts for its own task only, wherever the line stands by now', () => {
      const events = closingOf({ still1: 'done-t4', why1: 'Hij speelt mee', still2: 'done-t9', lapsedWhy: 'x' });
      expect(events.map((event) => ('task' in event ? event.task : event.type))).toEqual(['t4', 'closed']);
    });

    it('then more than there are lines for lapses with the reason for all', () => {
      const many = [...doings, ...Array.from({ length: 8 }, () => planned)];
      const lines: Values = Array.from({ length: 10 }, (_, index) => index + 1).reduce(
        (values, line) => ({ ...values, [`still${line}`]: `lapsed-t${line}`, [`why${line}`]: 'x' }),
        {},
      );
      given(...many)
        .when(closes(lines))
        .refused('incomplete', 'lapsedWhy');
      given(...many)
        .when(closes({ ...lines, lapsedWhy: 'de rest' }))
        .then('closed');
    });

    it('then what holds it open lapses with why it closes all the same, and what was still to be asked with none', () => {
      const events = given(opened, referred)
        .when({ ...close, with: { ...closing, despiteOpen: 'gezin verhuisd' } })
        .events();
      const [closed] = events.flatMap((event) => (event.type === 'closed' ? [event.closing] : []));
      expect(closed?.lapsed).toContainEqual({ task: 't3', reason: 'gezin verhuisd' });
      expect(closed?.lapsed?.filter(({ reason }) => reason === undefined).length).toBeGreaterThan(0);
    });
  });
});
