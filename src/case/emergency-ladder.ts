import type { Agreement } from '../agreement/agreement';
import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import type { CaseState } from './state';

/** Somebody is told of an emergency, at these moments. Hours and days off do not count: C-25. */
export interface Alarm {
  readonly person: PersonId;
  readonly at: readonly Moment[];
}

const MINUTE = 60_000;

/**
 * Who hears of an emergency until a moment, and when somebody hears of it next: coordinator, deputy and director at
 * once; again when nobody is on it; then the board as well. Whoever declared it, or may be involved, is not told. Where
 * it concerns a member of staff, the board alone is.
 */
export function alarmsUntil(
  state: CaseState,
  agreement: Agreement,
  until: Moment,
): { readonly alarms: readonly Alarm[]; readonly next?: Moment } {
  const { emergency, cast, frozen, route } = state;
  if (emergency === undefined) return { alarms: [] };
  const { againAfterMinutes, boardAfterMinutes } = agreement.protocol.emergency;
  const again = later(emergency.at, againAfterMinutes);
  const board = later(again, boardAfterMinutes);
  const end = earliest([emergency.acknowledgedAt, emergency.withdrawnAt, until]);
  const plan: readonly Alarm[] =
    route === 'staff'
      ? [{ person: cast.board.person, at: [emergency.at, again] }]
      : [
          ...[cast.coordinator, cast.deputy, cast.director].map(({ person }) => ({
            person,
            at: [emergency.at, again],
          })),
          { person: cast.board.person, at: [board] },
        ];
  const told = plan.filter(
    ({ person }, index) =>
      person !== emergency.by.person &&
      person !== frozen?.suspect &&
      // Whoever stands in may be the deputy, or the director: they are told once.
      plan.findIndex((one) => one.person === person) === index,
  );
  const alarms = told.flatMap(({ person, at }) => {
    const sounded = at.filter((moment) => moment <= end);
    return sounded.length === 0 ? [] : [{ person, at: sounded }];
  });
  const over = emergency.acknowledgedAt !== undefined || emergency.withdrawnAt !== undefined;
  const next = over ? undefined : [again, board].find((moment) => moment > until);
  return { alarms, ...(next === undefined ? {} : { next }) };
}

const later = (moment: Moment, minutes: number): Moment =>
  new Date(Date.parse(moment) + minutes * MINUTE).toISOString();
const earliest = (moments: readonly (Moment | undefined)[]): Moment =>
  moments
    .filter((moment): moment is Moment => moment !== undefined)
    .reduce((first, moment) => (moment < first ? moment : first));
