import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'overview: ordinary',
    card: card('overview', {
      cases: [
        { code: 'K7M4', case: 'c81f', what: 'Overleg gevraagd', until: 'di 25 mei, 09.00' },
        { code: 'R2BD', case: '9a04', what: 'overleggen' },
      ],
      empty: false,
    }),
  },
  {
    name: 'overview: danger',
    card: card('overview', {
      cases: [
        {
          code: 'K7M4',
          case: 'c81f',
          what: 'overleggen',
          danger: 'Er kan nu gevaar zijn: gezegd op dinsdag 1 december om 15.40. Nog niemand is ermee bezig.',
        },
        { code: 'R2BD', case: '9a04', what: 'overleggen', until: 'di 25 mei, 09.00' },
      ],
      empty: false,
    }),
  },
  {
    name: 'overview: handed over',
    card: card('overview', {
      cases: [{ code: 'K7M4', case: 'c'.repeat(32), what: 'Overleggen' }],
      empty: false,
      behind: 1,
      place: { first: 21, last: 21, total: 21 },
    }),
  },
  { name: 'overview: empty', card: card('overview', { cases: [], empty: true }) },
  {
    name: 'overview: unopened',
    card: card('overview', {
      cases: [
        { code: 'K7M4', case: 'c81f', what: 'Overleg gevraagd', until: 'di 25 mei, 09.00' },
        { code: 'R2BD', case: '9a04', what: 'overleggen' },
      ],
      empty: false,
      unopened: 1,
    }),
  },
];
