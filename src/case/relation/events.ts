import type { Day, Moment } from '../../agreement/time';
import type { PersonId } from '../../agreement/people';
import { leaders, reporting, type EventRows, type Readers } from '../event-row';
import { SYSTEM } from '../people/participant';
import { closedAt } from '../people/people-changes';
import type { Signal } from '../signal/signal';
import { withSignal } from '../signal/with-signal';
import type { CaseState } from '../state';
import { withdrawAll } from '../task/task-changes';
import type { Related, RelatedWay, Relation } from './relation';

/** What is written down about other cases. */
export type RelatedEvent =
  | {
      readonly type: 'related-found';
      readonly case: string;
      readonly code: string;
      readonly as: Relation;
      readonly closedOn?: Day;
      readonly keptFrom?: readonly PersonId[];
    }
  | {
      readonly type: 'related-decided';
      readonly case: string;
      readonly code: string;
      readonly as: Relation;
      readonly way: RelatedWay;
      /** Absent where it was decided in the other case: it is there. */
      readonly reason?: string;
      readonly keptFrom?: readonly PersonId[];
    }
  /** Who is kept out of the other case since: it is not there for them here either. */
  | { readonly type: 'related-kept-from'; readonly case: string; readonly keptFrom: readonly PersonId[] }
  /** This report goes on in another case. */
  | { readonly type: 'joined'; readonly case: string; readonly code: string }
  | TakenOver;

/** A signal of a report that was joined, with where it came from: S1-04 holds for it as for any other. */
export interface TakenOver {
  readonly type: 'signal-taken-over';
  readonly signal: Signal;
  readonly code: string;
  /** The name of its author, and when. */
  readonly writtenBy: string;
  readonly writtenAt: Moment;
}

/** Those who lead, but who is kept out of the other case: they hear of it nowhere. */
const leadersWhoKnow: Readers<{ readonly case: string }> = ({ leads, knowsOf }, about) => leads && knowsOf(about.case);

export const relatedEvents: EventRows<RelatedEvent> = {
  'related-found': {
    apply: (state, { type: _, ...found }) => ({ ...state, related: [...others(state, found.case), found] }),
    visibleTo: [leadersWhoKnow],
    progress: false,
    correctable: false,
  },
  'related-kept-from': {
    apply: (state, { case: caseId, keptFrom }) => ({
      ...state,
      related: state.related.map((one) => (one.case === caseId ? { ...one, keptFrom } : one)),
    }),
    visibleTo: [],
    progress: false,
    correctable: false,
  },
  'related-decided': {
    apply: (state, { case: caseId, code, as, way, keptFrom }, { by, version }) => {
      const known: Related = state.related.find((one) => one.case === caseId) ?? { case: caseId, code, as };
      const here = by === SYSTEM ? {} : { decidedIn: version };
      const kept = keptFrom === undefined ? {} : { keptFrom };
      return { ...state, related: [...others(state, caseId), { ...known, way, ...here, ...kept }] };
    },
    visibleTo: [leadersWhoKnow],
    progress: true,
    correctable: true,
  },
  joined: {
    apply: (state, { case: caseId, code }, happening) => ({
      ...closedAt(withdrawAll(state, happening), happening.at),
      joined: { case: caseId, code, in: happening.version },
    }),
    visibleTo: [leadersWhoKnow],
    progress: true,
    correctable: false,
  },
  'signal-taken-over': {
    apply: (state, { signal }) => withSignal(state, signal),
    visibleTo: [leaders, reporting],
    progress: true,
    correctable: true,
  },
};

const others = ({ related }: CaseState, caseId: string) => related.filter((one) => one.case !== caseId);
