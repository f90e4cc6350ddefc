import type { Upcasters } from '../schema';
import { digestForms } from './form-names';

/** The list of somebody's morning, in earlier forms. */
export const digestUpcasters: Upcasters<'morning'> = [
  (stored) => ({ late: false, lines: [], attempts: 0, ...stored }),
  digestForms.now,
];
