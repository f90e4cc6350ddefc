import type { RegistryRow } from '../ports';

/** Whether the program looks after a case by itself: one that is closed only while danger waits in it. */
export const isLookedAfter = ({ status, danger }: RegistryRow): boolean => status !== 'closed' || danger === true;
