import type { RefusalCode } from '../../src/case/refusal';

/** Every code that a refusal can carry. A record, so that the compiler notices a code that is missing here. */
const codes: Readonly<Record<RefusalCode, true>> = {
  'not-found': true,
  'not-yours': true,
  stale: true,
  'already-done': true,
  incomplete: true,
  identifying: true,
  closed: true,
  frozen: true,
  'not-allowed': true,
  'staff-route': true,
  unavailable: true,
};

export const refusalCodes = Object.keys(codes) as RefusalCode[];
