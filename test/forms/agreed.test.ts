import { dialogs } from '../../src/forms/all';
import type { DialogView } from '../../src/forms/types';
import type { Protocol, Span } from '../../src/agreement/protocol-schema';
import { inputsOf } from '../../src/view/view';
import { pageOf, stateNamed } from './states';

/*
 * What forms and cards say of terms and kinds of signals is what the protocol says, whatever that is.
 */

type Change = (protocol: Protocol) => Protocol;

/** A state of a form at a school whose protocol says something else. */
function agreed(name: string, change: Change) {
  const state = stateNamed(name);
  const { view } = state;
  const agreement = { ...view.agreement, protocol: change(view.agreement.protocol) };
  return { ...state, view: { ...view, agreement } };
}

const said = (name: string, change: Change): string => JSON.stringify(pageOf(agreed(name, change)).blocks);

const withTask =
  (id: string, change: { readonly term: Span; readonly last: Span }): Change =>
  (protocol) => ({
    ...protocol,
    tasks: Object.fromEntries(
      Object.entries(protocol.tasks).map(([name, task]) => [name, name === id ? { ...task, ...change } : task]),
    ),
  });

const afterwards =
  (planned: Span, waiting: Span): Change =>
  (protocol) => ({
    ...protocol,
    outcomes: {
      ...protocol.outcomes,
      planned: { title: 'Afspraak', then: 'again', after: planned, opens: [], explain: false },
      waiting: { title: 'Wachtlijst', then: 'again', after: waiting, opens: [], explain: false },
    },
  });

describe('what a form says is what was agreed', () => {
  it('when a board adds a kind of signal that calls first, then the person who fills it in reads that', () => {
    const callsFirst = (dialog: 'open-case' | 'record-signal', categories: readonly string[], own: DialogView) =>
      dialogs[dialog].then?.({ categories, nature: 'observation', safe: 'yes' }, own);
    const { view } = agreed('open-case: page 1', (protocol) => ({
      ...protocol,
      advice: { ...protocol.advice, callFirst: { ...protocol.advice.callFirst, categories: ['sexual'] } },
    }));
    for (const form of ['open-case', 'record-signal'] as const) {
      expect(callsFirst(form, ['other', 'sexual'], view)).toEqual({
        text: expect.stringContaining('Praat nog niet met de ouders') as string,
      });
      expect(callsFirst(form, ['honour'], view)).toBeUndefined();
    }
  });

  it('then a referral says when is asked whether the parents arrived', () => {
    const term = withTask('arrival', { term: { schoolDays: 5 }, last: { workingDays: 1 } });
    expect(said('refer: ordinary', term)).toContain('Ik vraag na 5 schooldagen en na 1 werkdag');
  });

  it('then a follow-up says how long after the expected day it is asked anew', () => {
    const name = 'record-followup: ordinary';
    expect(said(name, afterwards({ calendarDays: 7 }, { calendarDays: 7 }))).toContain('Ik vraag het 7 dagen daarna');
    const both = afterwards({ calendarDays: 1 }, { schoolDays: 10 });
    expect(said(name, both)).toContain('Ik vraag het 1 dag of 10 schooldagen daarna opnieuw.');
    const none: Change = (protocol) => ({ ...protocol, outcomes: {} });
    expect(said(name, none)).not.toContain('Ik vraag het');
  });

  it('then a weighing says within how many days is looked at whether help is accepted', () => {
    const days: Change = (protocol) => ({
      ...protocol,
      weighing: { ...protocol.weighing, onceMore: { ...protocol.weighing.onceMore, days: 9 } },
    });
    expect(said('weigh: page 4', days)).toContain('met een controle binnen 9 dagen.');
  });

  it('then the questions that may be gone through with Veilig Thuis are asked after the others', () => {
    const alone: Change = (protocol) => {
      const { q2, ...questions } = protocol.weighing.questions;
      if (q2 === undefined) throw new Error('there is no second question');
      return {
        ...protocol,
        weighing: { ...protocol.weighing, questions: { ...questions, q2: { ...q2, together: true } } },
      };
    };
    const asked = (page: number, change: Change): readonly string[] =>
      inputsOf(pageOf(agreed(`weigh: page ${page}`, change)).blocks).flatMap(({ id }) => id.match(/^q[0-9]b?$/) ?? []);
    expect([asked(2, (same) => same), asked(3, (same) => same)]).toEqual([
      ['q1', 'q2', 'q2b'],
      ['q3', 'q4', 'q5'],
    ]);
    expect([asked(2, alone), asked(3, alone)]).toEqual([
      ['q1', 'q2b'],
      ['q2', 'q3', 'q4', 'q5'],
    ]);
  });

  it('then somebody who postpones reads how far', () => {
    const most: Change = (protocol) => ({ ...protocol, snooze: { most: { workingDays: 4 } } });
    expect(said('not-now: later', most)).toContain('Kies een dag binnen 4 werkdagen.');
  });
});
