import { leaders, type EventRows } from '../event-row';
import type { Consent } from './consent';
import { withConsent } from './table';

/** What a parent can have said about open talk with a party from outside. */
export interface ConsentEvent {
  readonly type: 'consent-recorded';
  readonly consent: Consent;
}

export const consentEvents: EventRows<ConsentEvent> = {
  'consent-recorded': {
    apply: (state, { consent }) => ({ ...state, consents: withConsent(state.consents, consent) }),
    visibleTo: [leaders],
    progress: true,
    correctable: true,
  },
};
