import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import { callFirst } from '../advice/record-advice';
import { firstTasks, opening } from './begin';
import { declarationEvents } from '../emergency/declare-emergency';
import { saidEarlier } from '../emergency/said-earlier';
import type { Context } from '../context';
import { askObservation, signalEvent } from '../signal/record-signal';

/**
 * A concern becomes a case: G-01 (anybody may report), S1-21 (every signal is taken up), R-23 (the coordinator is there
 * from the start). A concern about a member of staff never becomes a case: S1-24.
 */
export function openCase(fields: Fields<'open-case'>, context: Context): readonly CaseEvent[] {
  if (fields.staff === 'yes') {
    throw new Refusal('staff-route', 'Gaat het over iemand die voor school werkt? Bel dan zelf nu het bestuur.');
  }
  const beside = fields.child2 === undefined ? {} : { beside: fields.child2 };
  const child = { name: fields.child, group: fields.group, ...beside };
  const told: readonly CaseEvent[] = [
    ...opening(child, fields, context),
    signalEvent(fields, { direction: 'confirms' }, context),
  ];
  // First what keeps people from talking with the parents: nothing of that kind is asked then.
  const blocked = callFirst(fields.categories, undefined, told, context);
  const begun = [...told, ...blocked, ...firstTasks([...told, ...blocked], context)];
  const alarmed = [...begun, ...alarms(fields.danger, begun, context)];
  return [...alarmed, ...askObservation(fields, undefined, alarmed, context)];
}

/** A reporter who does not know whether there is danger now is heard as well, at once: E-13. */
function alarms(
  danger: Fields<'open-case'>['danger'],
  begun: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  if (danger === 'yes') return declarationEvents(undefined, begun, context);
  return danger === 'unknown' ? [{ type: 'emergency-declared', doubt: true, ...saidEarlier(context) }] : [];
}
