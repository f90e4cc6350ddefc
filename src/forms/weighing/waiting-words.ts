import { spoken } from '../../agreement/calendar';
import { waitingFor } from '../../case/weighing/waiting';
import { listed } from '../../room/listed';
import type { DialogView } from '../types';

/** That helping waits for those who weigh along: for whom, and until when. Nothing where it does not. */
export function helpWaits({ state, agreement, now }: DialogView): readonly string[] {
  const waiting = state === undefined ? undefined : waitingFor(state, { agreement, now });
  if (waiting === undefined) return [];
  const who = listed(waiting.on.map(({ name }) => name));
  return [
    `Hulp wacht op het antwoord van ${who}, tot uiterlijk ${spoken(waiting.until, now)}. Melden kan altijd meteen.`,
  ];
}
