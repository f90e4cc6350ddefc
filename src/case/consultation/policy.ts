import type { Agreement } from '../../agreement/agreement';
import type { PersonId, RoleId } from '../../agreement/people';
import { teacherOf } from '../people/roster';
import type { CaseState } from '../state';

/** Something that is to be settled before people weigh, by the name that the form and the refusal use. */
export interface Required {
  readonly id: string;
  readonly title: string;
  readonly anyOf: readonly RoleId[];
}

/**
 * The consultations that the protocol requires (C-01), as far as the kinds of signal ask for them, and those that the school
 * always holds besides (C-23).
 */
export function requiredConsultations({ kinds }: Kinds, { protocol, school }: Agreement): readonly Required[] {
  const asked = Object.entries(protocol.consultation.required).filter(([, { categories }]) =>
    applies(categories, kinds),
  );
  return [...new Map([...asked, ...Object.entries(school.consultations)])].map(([id, { title, anyOf }]) => ({
    id,
    title,
    anyOf,
  }));
}

/** What people call a required consultation. */
export const consultationTitle = (id: string, { protocol, school }: Agreement): string =>
  (school.consultations[id] ?? protocol.consultation.required[id])?.title ?? id;

type Kinds = Pick<CaseState, 'kinds'>;

const applies = (categories: readonly string[] | undefined, kinds: Kinds['kinds'] = []): boolean =>
  categories === undefined || kinds.some((kind) => categories.includes(kind));

/** Whether what somebody says counts as a second view: not that of the child's own teacher, nor of the reporter. */
export const isSecondView = (
  { person }: { readonly person: PersonId },
  state: CaseState,
  agreement: Agreement,
): boolean => person !== state.reporter.person && person !== teacherOf(state, agreement)?.person;

/**
 * The required consultations that were neither held nor left out with a reason (C-01, C-03, C-04, C-07, C-23). Also an
 * anonymous one counts.
 */
export function openConsultations(state: CaseState, agreement: Agreement): readonly Required[] {
  return requiredConsultations(state, agreement).filter(({ id, anyOf }) => {
    const held = state.consulted.some((one) => anyOf.includes(one.role) && isSecondView(one, state, agreement));
    return !held && !state.waivedConsultations.includes(id);
  });
}

/** The required consultations that were held, or left out with a reason. */
export function settledConsultations(state: CaseState, agreement: Agreement): readonly string[] {
  const open = openConsultations(state, agreement).map(({ id }) => id);
  return requiredConsultations(state, agreement)
    .map(({ id }) => id)
    .filter((id) => !open.includes(id));
}

/** Whether advice of Veilig Thuis is still to be settled: C-08, C-09, C-10. */
export function adviceOpen(state: CaseState, { protocol }: Agreement): boolean {
  const { always, onDoubt } = protocol.advice;
  return (always && state.adviceSettled === undefined) || (onDoubt && state.doubt === true);
}

/** Whether the talks that the protocol asks for were held, or left out with a reason: D-01, D-13. */
export const talksSettled = ({ talks }: Pick<CaseState, 'talks'>, { protocol }: Agreement): boolean =>
  protocol.talk.asks.every((partner) =>
    talks.some(
      (talk) => talk.with === partner && (talk.status === 'held' || talk.status === 'waived') && talk.early !== true,
    ),
  );
