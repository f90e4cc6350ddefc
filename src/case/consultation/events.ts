import { leaders, reporting, taskOwner, type EventRows } from '../event-row';
import type { CaseState } from '../state';
import { answered, ownerOf } from '../task/task-changes';
import type { ConsultationNote } from './consultation';

/** What can have happened to a consultation; that it is asked is an event of its task. */
export type ConsultationEvent =
  | { readonly type: 'consultation-answered'; readonly task: string; readonly note: ConsultationNote }
  /** A required consultation cannot be held, and why: C-01. */
  | { readonly type: 'consultation-waived'; readonly which: string; readonly reason: string };

export const consultationEvents: EventRows<ConsultationEvent> = {
  'consultation-answered': {
    apply: (state, event, happening) => withConsultation(answered(state, event, happening), event),
    visibleTo: [leaders, taskOwner, reporting],
    progress: true,
    correctable: true,
  },
  'consultation-waived': {
    apply: (state, { which }) => ({ ...state, waivedConsultations: [...state.waivedConsultations, which] }),
    visibleTo: [leaders],
    progress: true,
    correctable: true,
  },
};

/** Who answered in which role, and whether they doubt: C-01, C-09. */
function withConsultation(
  state: CaseState,
  { task: id, note }: Extract<ConsultationEvent, { type: 'consultation-answered' }>,
): CaseState {
  const owner = ownerOf(state, id);
  const known = state.consulted.some(({ role, person }) => role === owner?.role && person === owner.person);
  const consulted =
    owner === undefined || known ? state.consulted : [...state.consulted, { role: owner.role, person: owner.person }];
  return { ...state, consulted, ...(note.doubt ? { doubt: true as const } : {}) };
}
