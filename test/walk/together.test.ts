import { decide } from '../../src/case/decide';
import type { CaseEvent } from '../../src/case/events';
import type { Protocol } from '../../src/agreement/protocol-schema';
import { Refusal } from '../../src/case/refusal';
import { findings, small, told } from './given';

/* What is found when a rule of weighing together is taken out. */

/** The small protocol, in which people decide together, and can weigh at once. */
function deciding(): Protocol {
  const { weighing, talk, tasks, ...rest } = small();
  const [request, first] = [tasks['consultation']!, tasks['note']!];
  return {
    ...rest,
    talk: { ...talk, asks: [] },
    weighing: {
      ...weighing,
      weighers: ['director'],
      agree: 'weigh-along',
      waits: { workingDays: 1 },
      opens: { report: ['make-report'], help: ['organise-help'], evaluation: 'note' },
    },
    tasks: {
      ...tasks,
      'weigh-along': { ...request, kind: 'weigh', step: 'weigh', title: 'Weeg je mee?', blocksClosing: true },
      'make-report': { ...first, kind: 'report', step: 'weigh', title: 'Meld' },
      'organise-help': { ...first, kind: 'help', step: 'weigh', title: 'Help' },
    },
  };
}

const proof = 'helping waits for who weighs along, for a term; no report waits';

const changing =
  (change: (event: CaseEvent) => CaseEvent | undefined): typeof decide =>
  (...all) =>
    decide(...all).flatMap((event) => change(event) ?? []);

const later = '2030-01-01T09:00:00.000Z';

const postponed =
  (rule: string) =>
  (event: CaseEvent): CaseEvent =>
    event.type === 'asked' && event.task.rule === rule
      ? { ...event, task: { ...event.task, askFrom: later, due: later } }
      : event;

describe('given people decide together', () => {
  it('then nothing is found', () => {
    expect(findings(deciding())).toEqual([]);
  });

  it('and a report waits: then that is found, whether it is made or asked', () => {
    const refusing: typeof decide = (state, command, context) => {
      if (command.name === 'record-report' && state?.weighing !== undefined)
        throw new Refusal('not-allowed', 'Nu niet.');
      return decide(state, command, context);
    };
    expect(told(findings(deciding(), { decide: refusing }))).toContain(`${proof}: a report waits for who weighs along`);
    expect(told(findings(deciding(), { decide: changing(postponed('make-report')) }))).toContain(
      `${proof}: "make-report" waits, and people decided to report`,
    );
  });

  it('and what waits is asked after the term: then that is found', () => {
    expect(told(findings(deciding(), { decide: changing(postponed('organise-help')) }))).toContain(
      `${proof}: "organise-help" waits for longer than the term`,
    );
  });

  it('and nothing is asked when everybody answered: then that is found', () => {
    const without = changing((event) => (event.type === 'decision-holds' ? undefined : event));
    expect(told(findings(deciding(), { decide: without }))).toContain(
      `${proof}: "organise-help" still waits, and everybody answered`,
    );
  });

  it('and referring does not wait: then that is found', () => {
    const hasty: typeof decide = (state, command, context) => {
      if (command.name !== 'refer' || state?.weighing === undefined) return decide(state, command, context);
      const { waitsUntil: _, ...weighing } = state.weighing;
      return decide({ ...state, weighing }, command, context);
    };
    expect(told(findings(deciding(), { decide: hasty }))).toContain(
      `${proof}: people refer while others still weigh along`,
    );
  });

  it('and it waits although question 2 is yes: then that is found', () => {
    const slow: typeof decide = (state, command, context) =>
      decide(state, command, context).map((event) =>
        event.type === 'weighed' && event.weighing.answers.q2 === 'yes'
          ? { ...event, weighing: { ...event.weighing, waitsUntil: later } }
          : event,
      );
    expect(told(findings(deciding(), { decide: slow }))).toContain(
      `${proof}: helping waits while the child may not be safe`,
    );
  });
});
