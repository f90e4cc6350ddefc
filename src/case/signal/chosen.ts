import type { Context } from '../context';
import { Refusal } from '../refusal';

/** What people choose out of the signals of a case can only be what is in it. @throws Refusal `incomplete` */
export function refuseUnknownSignals(chosen: readonly number[], { cited = [] }: Context): void {
  const known = cited.filter(({ event }) => event.type === 'signal-recorded').map(({ version }) => version);
  if (chosen.some((version) => !known.includes(version)))
    throw new Refusal('incomplete', 'Kies signalen uit de lijst.', ['chosen']);
}
