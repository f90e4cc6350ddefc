import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { Signal } from '../facts';
import { Refusal } from '../refusal';
import { callFirst } from './advice';
import { firstTasks, opening } from './begin';
import { emergencyEvents } from './emergency';
import { notInFuture, type Context } from './context';

/**
 * A concern becomes a case: G-01 (anybody may report), S1-21 (every signal is taken up), R-23 (the coordinator is there
 * from the start). A concern about a member of staff never becomes a case: S1-24.
 */
export function openCase(fields: Fields<'open-case'>, context: Context): readonly CaseEvent[] {
  if (fields.staff === 'yes') {
    throw new Refusal('staff-route', 'Gaat het over iemand die voor school werkt? Bel dan zelf nu het bestuur.');
  }
  const child = { name: fields.child, group: fields.group };
  const signal = { ...signalOf(fields, context), direction: 'confirms' as const };
  const told: readonly CaseEvent[] = [...opening(child, fields.danger, context), { type: 'signal-recorded', signal }];
  // First what keeps people from talking with the parents: nothing of that kind is asked then.
  const blocked = callFirst(fields.categories, undefined, told, context);
  const begun = [...told, ...blocked, ...firstTasks([...told, ...blocked], context)];
  return fields.danger === 'yes' ? [...begun, ...emergencyEvents(undefined, begun, context)] : begun;
}

/** The fields of a signal as they are recorded: S1-04, S1-07. */
export function signalOf(
  fields: Omit<Fields<'open-case'>, 'danger' | 'staff' | 'child' | 'group'>,
  { now }: Context,
): Omit<Signal, 'direction'> {
  return {
    what: fields.what,
    nature: fields.nature,
    on: notInFuture(fields.date, now, 'date'),
    place: fields.place ?? '',
    situation: fields.situation ?? '',
    present: fields.present ?? (fields.alone ? 'Niemand anders' : ''),
    categories: fields.categories,
    ...(fields.quote === undefined ? {} : { quote: fields.quote }),
    ...(fields.source === undefined ? {} : { source: fields.source }),
  };
}
