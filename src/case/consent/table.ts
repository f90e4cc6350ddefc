import type { Parent } from '../child/parent';
import type { CaseState } from '../state';
import type { ConsentState } from './consent';

/*
 * Consent as a table, party by parent: what counts for open talk, what is missing and why (C-12). Whatever says whether open talk
 * is allowed, and whatever shows why not, goes by it.
 */

/**
 * How far one parent's consent is: `counts` · `on-paper`: said, and not yet in writing · `unanswered`: asked · `not-asked` ·
 * `refused` · `withdrawn` · `no-say`: without authority nobody needs to ask them, and only a refusal of theirs is told.
 */
export type ConsentCell = 'counts' | 'on-paper' | 'unanswered' | 'not-asked' | 'refused' | 'withdrawn' | 'no-say';

export interface ConsentRow {
  /** A person of the school file, or a name. */
  readonly party: string;
  /** Whether one may talk openly with them. */
  readonly open: boolean;
  readonly cells: readonly { readonly parent: Parent; readonly is: ConsentCell }[];
}

type Consents = Pick<CaseState, 'parents' | 'consents'>;

/** The parties of whom something was asked, in that order. */
export const consentTable = (state: Consents): readonly ConsentRow[] =>
  [...new Set(state.consents.map(({ party }) => party))].map((party) => consentRow(state, party));

export function consentRow({ parents, consents }: Consents, party: string): ConsentRow {
  const cells = parents.map((parent) => ({
    parent,
    is: cellOf(
      parent,
      consents.find((one) => one.parent === parent.id && one.party === party),
    ),
  }));
  const asked = cells.filter(({ is }) => is !== 'no-say');
  return { party, open: asked.length > 0 && asked.every(({ is }) => is === 'counts'), cells };
}

/** Who may have authority is asked as who has it. */
function cellOf({ authority }: Parent, consent: ConsentState | undefined): ConsentCell {
  if (authority === 'no') return 'no-say';
  if (consent === undefined) return 'not-asked';
  if (consent.answer === 'given') return consent.written ? 'counts' : 'on-paper';
  return consent.answer === 'asked' ? 'unanswered' : consent.answer;
}

/** The consents once a parent said this of a party: their latest word counts. */
export const withConsent = (
  consents: readonly ConsentState[],
  { parent, party, answer, written }: ConsentState,
): readonly ConsentState[] => [
  ...consents.filter((known) => known.parent !== parent || known.party !== party),
  { parent, party, answer, written },
];
