import { states as alert } from './alert';
import { states as board } from './board';
import { states as escalation } from './escalation';
import { states as followUp } from './follow-up';
import { states as many } from './many';
import { states as morning } from './morning';
import { states as notice } from './notice';
import { states as overview } from './overview';
import { states as presence } from './presence';
import { states as process } from './process';
import { states as received } from './received';
import { states as reports } from './reports';
import { states as request } from './request';
import { states as room } from './room';
import { states as stagnation } from './stagnation';
import { states as start } from './start';
import { states as today } from './today';
import type { CardState } from './state';

/** Every card in each of its states, by name. */
export const cardStates: readonly CardState[] = [
  ...alert,
  ...board,
  ...escalation,
  ...followUp,
  ...many,
  ...morning,
  ...notice,
  ...overview,
  ...presence,
  ...process,
  ...received,
  ...reports,
  ...request,
  ...room,
  ...stagnation,
  ...start,
  ...today,
];

/** The state of this name. */
export function cardNamed(name: string): CardState {
  const found = cardStates.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no card ${name}`);
  return found;
}
