import { asOf } from '../../../src/case/people/as-of';
import { isOfAccess } from '../moves';
import type { Problem, Proof } from '../proof';

/**
 * Once people can weigh, and for as long as nobody did, somebody is asked to who can; and nobody is asked before that.
 * Whether it can be done is what `decide` says to those who try.
 */
export const weighing: Proof = {
  name: 'somebody is asked to weigh as soon as it can be done',
  problems: ({ state: stored, now, agreement, attempts }): readonly Problem[] => {
    const state = asOf(stored, now);
    const { tasks, weighing: rules } = agreement.protocol;
    if (state.status !== 'open' || state.weighing !== undefined) return [];
    const asked = state.tasks.filter(({ status, rule }) => status === 'open' && tasks[rule]?.completedBy === 'weigh');
    const tried = attempts.filter(({ command }) => command.name === 'weigh');
    const canBeDone = tried.some(({ events }) => events.length > 0);
    // Only the first of those who may tries every way of it; whether it is theirs, everybody's try says.
    const theirs = new Set(tried.flatMap(({ by, refusal }) => (isOfAccess(refusal) ? [] : [by.id])));
    if (canBeDone && asked.length === 0) return [{ message: 'people can weigh, and nobody is asked to' }];
    return asked
      .filter(({ rule, owner }) => rule === rules.task && !(canBeDone && theirs.has(owner.person)))
      .map(({ rule, owner }) => ({
        message: canBeDone ? `"${rule}" is asked of ${owner.role}, who cannot do it` : `"${rule}" is asked too early`,
        rule,
      }));
  },
};

/** What the protocol wants answered first is: no weighing goes before it, and a report never waits for it. */
export const answeredFirst: Proof = {
  name: 'what is answered before people weigh holds back weighing, and no report',
  problems: ({ state, agreement, attempts }): readonly Problem[] => {
    const { weighing: rules, report } = agreement.protocol;
    const open = rules.after.filter((rule) => !state.done.includes(rule));
    if (open.length === 0) return [];
    const reported = state.done.includes(report.rest) || state.tasks.some(({ rule }) => rule === report.rest);
    return attempts.flatMap(({ command, events, refusal }): readonly Problem[] => {
      if (command.name === 'weigh' && events.length > 0 && !reported)
        return open.map((rule) => ({ message: `people weigh before "${rule}" was answered`, rule }));
      // A refusal with a field is about what was filled in.
      if (command.name === 'record-report' && refusal?.code === 'not-allowed' && refusal.fields.length === 0)
        return [{ message: 'a report waits for what is answered before people weigh' }];
      return [];
    });
  },
};
