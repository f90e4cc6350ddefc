import type { List } from './list';
import { overviewFor } from './overview';
import { processFor } from './process';
import { reportsFor } from './reports';
import { todayFor } from './today';

/** Every list that somebody can ask for, by the verb of its button. What people type for it, the router knows. */
export const lists = {
  'show-overview': overviewFor,
  'show-reports': reportsFor,
  'show-today': todayFor,
  'show-process': processFor,
} as const satisfies Readonly<Record<string, List>>;

export type ListVerb = keyof typeof lists;
export const isList = (verb: string): verb is ListVerb => Object.hasOwn(lists, verb);
