import type { Upcasters } from '../schema';

/** What was delivered of a case, in earlier forms. */
export const deliveryUpcasters: Upcasters<'delivery'> = [
  (stored) => ({ version: 0, members: {}, items: [], ...stored }),
];
