import { helplineLines } from '../agreement/helplines';
import type { Protocol } from '../agreement/protocol-schema';
import type { StartData } from '../room/card-data';

/**
 * What _help_ says besides what the bot can do: whom anybody can call, and to who leads at the school what is worth
 * knowing of its protocol.
 */
export const helpFor = (protocol: Protocol, leads: boolean): Pick<StartData, 'helplines' | 'remarks'> => ({
  helplines: helplineLines(protocol),
  ...(leads ? { remarks: protocol.remarks } : {}),
});
