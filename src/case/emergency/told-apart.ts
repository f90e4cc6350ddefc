import type { CaseState } from '../state';

/**
 * Whether danger is told apart from a case: over a colleague it is told nowhere but in a concern about one, and what is not
 * over a colleague is not told there. Where the reporter did not say which (`undefined`), it belongs to the case.
 */
export const isToldApart = (overStaff: boolean | undefined, { route }: Pick<CaseState, 'route'>): boolean =>
  overStaff !== undefined && overStaff !== (route === 'staff');
