import type { ConsentState } from './consent';
import type { Participant } from '../people/participant';
import type { CaseState } from '../state';
import { consentRow } from './table';

/** C-12: open talk with a party needs the written consent of every parent with authority, and no refusal of any. */
export const mayTalkOpenly = (state: Pick<CaseState, 'parents' | 'consents'>, party: string): boolean =>
  consentRow(state, party).open;

/** Colleagues of the school; people from outside for as long as the parents agree in writing. */
export const mayBeInRoom = (
  state: Pick<CaseState, 'parents' | 'consents'>,
  { person, external }: Pick<Participant, 'person' | 'external'>,
): boolean => !external || mayTalkOpenly(state, person);

/** Consent that was refused or taken back, which the weighing must speak of (C-13). */
export const refused = ({ answer }: ConsentState): boolean => answer === 'refused' || answer === 'withdrawn';
