import { spokenWhole } from '../../agreement/calendar';
import type { EmergencyEvent } from '../../case/emergency/events';
import type { StaffEvent } from '../../case/staff/events';
import { filled } from './filled';
import { followed, untold, type TellRows } from './tell-row';

/** Danger, as the dossier tells it. */
export const tellEmergency: TellRows<EmergencyEvent> = {
  'emergency-declared': ({ doubt, saidAt }, { now }) => ({
    title: doubt === true ? 'Niet bekend of er nu gevaar is' : 'Spoed gemeld: er kan nu gevaar zijn',
    texts: filled([['Gezegd op', saidAt && spokenWhole(saidAt, now)]]),
  }),
  'emergency-acknowledged': () => ({ title: 'Spoed: iemand is ermee bezig', texts: [] }),
  'emergency-withdrawn': ({ reason }) => ({ title: 'Spoed teruggenomen', texts: filled([['Reden', reason]]) }),
};

/** What goes to the board is told to nobody else: S1-24. */
export const tellStaff: TellRows<StaffEvent> = {
  'staff-alerted': untold,
  frozen: untold,
  'board-contacted': untold,
  'task-held': untold,
  'standstill-ended': () => followed('Deze zorg gaat verder'),
  'standstill-extended': untold,
  'standstill-closed': untold,
  'standstill-undone': () => followed('Deze zorg gaat verder'),
};
