import { commandTable } from '../../case/command-table';
import { SEEN } from '../../forms/show';
import type { Dialog, DialogView, Values } from '../../forms/types';
import { textIn } from '../../view/values';
import type { Request } from '../request';

/*
 * A form about a task has the version of that task with it. One that is about no task, such as a weighing that is opened from
 * Mijn deel, has the version of the case as it was when its writer looked.
 */

/** What such a form opens with, or goes on with once its writer was told what was decided since. */
export function withSeen({ sends }: Dialog, { task, state }: DialogView, values: Values): Values {
  const looksBack = sends.some((name) => Object.entries(commandTable).some(([id, row]) => id === name && row.latest));
  return !looksBack || task !== undefined || state === undefined
    ? values
    : { ...values, [SEEN]: String(state.version) };
}

/** The version that its command carries; none where the form was drawn by a program that did not write it down. */
export function seenIn({ task, values }: Pick<Request, 'task' | 'values'>): Pick<Request, 'version'> {
  const seen = Number.parseInt(textIn(values[SEEN]), 10);
  return task !== undefined || Number.isNaN(seen) ? {} : { version: seen };
}
