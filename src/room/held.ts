import { safetyTasks } from '../agreement/safety-tasks';
import type { Agreement } from '../agreement/agreement';
import type { Moment } from '../agreement/time';
import { alarmsUntil, dangerWaits, isUrgent } from '../case/emergency/emergency-ladder';
import type { CaseState } from '../case/state';
import type { Call } from '../case/task/ladder';
import type { Task } from '../case/task/task';
import type { RoomView } from './items/view';

/** So long nothing routine comes to somebody who was alerted, while nobody is on it. Milliseconds. */
const HOLD = 30 * 60_000;

/** Until when the routine of a case waits for danger in it that nobody took up; `undefined` where it does not wait. */
export function heldUntil(state: Pick<CaseState, 'emergency' | 'status'>, now: Moment): Moment | undefined {
  const { emergency } = state;
  if (!isUrgent(state) || !dangerWaits(emergency)) return undefined;
  const until = new Date(Date.parse(emergency.at) + HOLD).toISOString();
  return now < until ? until : undefined;
}

/**
 * The calls of a task but for those that wait: what came since danger was declared and is routine, to somebody who was
 * alerted, so that the alert is what they see last. What stood before stays, and what is about safety never waits.
 */
export function notHeld(calls: readonly Call[], { rule }: Task, view: RoomView): readonly Call[] {
  const { state, agreement, now } = view;
  const { emergency } = state;
  if (emergency === undefined || heldUntil(state, now) === undefined || isOfSafety(agreement, rule)) return calls;
  const alerted = new Set(alarmsUntil(state, agreement, now).alarms.map(({ person }) => person));
  return calls.filter(({ person, at }) => at < emergency.at || !alerted.has(person));
}

const isOfSafety = ({ protocol }: Agreement, rule: string): boolean => safetyTasks(protocol).has(rule);
