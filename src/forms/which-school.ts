import type { Agreement } from '../agreement/agreement';
import { steer } from '../room/asks';
import { textIn } from '../view/values';
import { when, type Blocks } from '../view/build';
import { isFresh } from './show';
import type { DialogView, Values } from './types';

/** At which of their schools somebody reports. */
export const SCHOOL = 'school';

/** So many are all in sight. */
const MOST_IN_SIGHT = 5;

/** Asked first, of somebody who may mean more than one school. */
export function whichSchool({ schools = [] }: Pick<DialogView, 'schools'>): Blocks {
  const choose = schools.length > MOST_IN_SIGHT ? steer.pick : steer.one;
  const names = schools.map(({ school: { id, name } }) => ({ title: name, value: id }));
  return when(schools.length > 1, choose(SCHOOL, 'Welke school?', names, { error: 'Kies een school.' }));
}

/** Whether somebody who may mean more than one school did not say yet which. */
export const schoolIsOpen = ({ schools }: Pick<DialogView, 'schools'>, values: Values): boolean =>
  schools !== undefined && textIn(values[SCHOOL]) === '';

/** The same on a page about danger, which may also be about a case that is there: that is of one school. */
export const asksSchool = (view: DialogView, values: Values): boolean =>
  isFresh(view, values) && schoolIsOpen(view, values);

/** The schools that may be meant on such a page. */
export const schoolsMeant = (view: DialogView, values: Values): readonly Agreement[] =>
  asksSchool(view, values) ? (view.schools ?? []) : [view.agreement];

/** What is to be told of each of these schools, said once where it is the same; nothing where it would be a long list. */
export function ofEach(schools: readonly Agreement[], said: (agreement: Agreement) => readonly string[]): string[] {
  const lines = [...new Set(schools.flatMap(said))];
  return schools.length > 1 && lines.length > MOST_IN_SIGHT ? [] : lines;
}
