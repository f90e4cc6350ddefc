import { steer } from '../room/asks';
import { when, type Blocks } from '../view/build';
import type { DialogView } from './types';

/** At which of their schools somebody reports. */
export const SCHOOL = 'school';

/** So many are all in sight. */
const MOST_IN_SIGHT = 5;

/** Asked first, of somebody who may mean more than one school. */
export function whichSchool({ schools = [] }: Pick<DialogView, 'schools'>): Blocks {
  const choose = schools.length > MOST_IN_SIGHT ? steer.pick : steer.one;
  const names = schools.map(({ id, name }) => ({ title: name, value: id }));
  return when(schools.length > 1, choose(SCHOOL, 'Welke school?', names, { error: 'Kies een school.' }));
}
