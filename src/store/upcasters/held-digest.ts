import type { Step } from './step';
import { mapping } from './task-forms';

/** The list of a morning is held as a case is; before, it said who was sending it. */
export const leased: Step = ({ sending: claim, attempts: _, ...digest }) => {
  const { by, until } = mapping(claim);
  return claim === undefined ? digest : { ...digest, lease: { owner: by, until } };
};

/** As the release before goes by it. */
export const sending: Step = ({ lease, ...digest }) => {
  const { owner, until } = mapping(lease);
  return { ...digest, attempts: 0, ...(lease === undefined ? {} : { sending: { by: owner, until } }) };
};
