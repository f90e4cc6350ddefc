import type { Day } from '../../agreement/time';
import type { Safety } from '../answers';
import { leaders, reporting, writer, type EventRows } from '../event-row';
import { withSafety } from '../state-changes';
import type { ReporterRole, Signal } from './signal';
import { withSignal } from './with-signal';

/** What can have been written down of what somebody saw or heard. */
export type SignalEvent =
  | { readonly type: 'signal-recorded'; readonly signal: Signal }
  /** Somebody told something and does not want it written down: what it was is not stored anywhere (S1-09). */
  | {
      readonly type: 'third-party-contact';
      readonly source: string;
      readonly on: Day;
      readonly safe?: Safety;
      /** It was about themselves, which counts in the weighing without a word of it (E-12). */
      readonly ofThemselves?: true;
    }
  | { readonly type: 'reporter-told'; readonly role: ReporterRole };

export const signalEvents: EventRows<SignalEvent> = {
  'signal-recorded': {
    apply: (state, { signal }, happening) => withSafety(withSignal(state, signal), signal.safe, happening),
    visibleTo: [leaders, writer, reporting],
    progress: true,
    correctable: true,
  },
  'third-party-contact': {
    apply: (state, { safe }, happening) => withSafety(state, safe, happening),
    visibleTo: [leaders, writer],
    progress: true,
    correctable: false,
  },
  'reporter-told': {
    apply: (state, { role }) => ({ ...state, reporterKeeps: role }),
    visibleTo: [leaders],
    progress: true,
    correctable: false,
  },
};
