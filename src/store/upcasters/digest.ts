import type { Upcasters } from '../schema';
import { digestForms } from './form-names';
import { leased } from './held-digest';

/** The list of somebody's morning, in earlier forms. */
export const digestUpcasters: Upcasters<'morning'> = [
  (stored) => ({ late: false, lines: [], ...stored }),
  digestForms.now,
  leased,
];
