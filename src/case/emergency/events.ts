import type { Moment } from '../../agreement/time';
import { leaders, type EventRows, type Happening } from '../event-row';
import { castList } from '../people/roster';
import type { CaseState, Emergency } from '../state';

/** What can have happened since somebody said that there is danger now. */
export type EmergencyEvent =
  | {
      readonly type: 'emergency-declared';
      readonly doubt?: true;
      /** When it was said, where it could be written down only later. */
      readonly saidAt?: Moment;
    }
  | { readonly type: 'emergency-acknowledged' }
  | { readonly type: 'emergency-withdrawn'; readonly reason: string };

export const emergencyEvents: EventRows<EmergencyEvent> = {
  'emergency-declared': { apply: declared, visibleTo: [leaders], progress: true, correctable: false },
  'emergency-acknowledged': {
    apply: (state, _, { at, by }) =>
      since(state, ({ acknowledgedBy, acknowledgedAt = at }) => ({
        acknowledgedBy: [...acknowledgedBy, by],
        acknowledgedAt,
      })),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
  'emergency-withdrawn': {
    apply: (state, _, { at }) => since(state, () => ({ withdrawnAt: at })),
    visibleTo: [leaders],
    progress: false,
    correctable: true,
  },
};

function declared(
  state: CaseState,
  { doubt, saidAt }: Pick<Extract<EmergencyEvent, { type: 'emergency-declared' }>, 'doubt' | 'saidAt'>,
  { at, by }: Happening,
): CaseState {
  const { reporter, cast, members, standIn, tasks, version } = state;
  const acting = standIn === undefined ? [] : [standIn.person];
  const known = [...castList(cast), ...acting, ...members, ...tasks.map(({ owner }) => owner)].find(
    ({ person }) => person === by,
  );
  const about = { ...(doubt === undefined ? {} : { doubt }), ...(saidAt === undefined ? {} : { saidAt }) };
  return { ...state, emergency: { at, by: known ?? reporter, version, acknowledgedBy: [], ...about } };
}

const since = (state: CaseState, change: (emergency: Emergency) => Partial<Emergency>): CaseState =>
  state.emergency === undefined ? state : { ...state, emergency: { ...state.emergency, ...change(state.emergency) } };
