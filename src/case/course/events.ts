import { leaders, reporting, unchanged, writer, type EventRows, type Readers } from '../event-row';
import type { Cast, Participant } from '../people/participant';
import { closedAt } from '../people/people-changes';
import { undecidedAgain } from '../relation/related';
import type { CaseState } from '../state';
import { withSafety } from '../state-changes';
import { withdrawAll } from '../task/task-changes';
import type { Closing } from './closing';

export interface CorrectionEvent {
  readonly type: 'corrected';
  /** The version of the event that it is about. */
  readonly about: number;
  readonly text: string;
  readonly reason: string;
}

/** What can have happened to a case as a whole. */
export type CourseEvent =
  | {
      readonly type: 'case-opened';
      readonly id: string;
      readonly code: string;
      readonly school: string;
      /** The hash of the agreement to which the case is pinned. */
      readonly agreement: string;
      readonly reporter: Participant;
      readonly cast: Cast;
      readonly danger: 'yes' | 'no' | 'unknown';
      /** `beside`: the other child that the same report is about. */
      readonly child: { readonly name: string; readonly group: string; readonly beside?: string };
      /** The reporter has no further part, and cannot read it back (S1-19). */
      readonly reporterStepsOut?: true;
    }
  | { readonly type: 'step-started'; readonly step: string }
  /** From here on the case goes by what the school agreed later. */
  | { readonly type: 'agreement-moved'; readonly agreement: string }
  /** Director or board: they ask why the case stands still. */
  | { readonly type: 'stagnation-acknowledged' }
  | CorrectionEvent
  | { readonly type: 'closed'; readonly closing: Closing }
  | { readonly type: 'reopened'; readonly reason: string };

/** What the coordinator puts beside an entry may come from others: it is read by those who read the entry itself. */
const entryReaders: Readers<CorrectionEvent> = (reader, event, by) =>
  (writer(reader, event, by) || reporting(reader, event, by)) && reader.reads(event.about);

export const courseEvents: EventRows<CourseEvent> = {
  // The state that it begins is made where cases begin: see `opened`.
  'case-opened': {
    apply: unchanged,
    visibleTo: [leaders, writer, reporting],
    progress: true,
    correctable: true,
  },
  'step-started': {
    apply: (state, { step }) => ({
      ...state,
      steps: [...state.steps, step],
      ...(state.steps.length === 0 ? {} : { stepSince: state.version }),
    }),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
  'agreement-moved': {
    apply: (state, { agreement }) => ({ ...state, agreement }),
    visibleTo: [leaders],
    progress: true,
    correctable: false,
  },
  'stagnation-acknowledged': {
    apply: (state, _, { by }) => ({
      ...state,
      progress: { ...state.progress, takenBy: [...(state.progress.takenBy ?? []), by] },
    }),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
  corrected: { apply: unchanged, visibleTo: [leaders, entryReaders], progress: false, correctable: false },
  closed: {
    apply: (state, { closing }, happening) =>
      closedAt(withSafety(withdrawAll(state, happening), closing.safe, happening), happening.at),
    visibleTo: [leaders],
    progress: true,
    correctable: true,
  },
  reopened: { apply: reopened, visibleTo: [leaders], progress: true, correctable: true },
};

/** Its history is for those who lead it; others are invited anew. */
function reopened(state: CaseState): CaseState {
  const { closedAt: _, joined: __, ...rest } = state;
  const { coordinator, deputy } = state.cast;
  return { ...rest, status: 'open', members: [coordinator, deputy], related: undecidedAgain(state) };
}
