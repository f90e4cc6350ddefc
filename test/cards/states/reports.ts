import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'reports: ordinary',
    card: card('reports', {
      reports: [
        { code: 'K7M4', case: 'c81f', state: 'received', since: 'ma 10 mei', add: true },
        { code: 'B7K2', case: 'c81f', state: 'taken-up', since: 'ma 10 mei', add: true },
        { code: 'R2BD', case: 'c81f', state: 'closed', since: 'ma 10 mei', add: false },
        { code: 'D4FG', case: 'c81f', state: 'received', since: 'ma 10 mei', add: false },
      ],
      empty: false,
    }),
  },
  { name: 'reports: none', card: card('reports', { reports: [], empty: true }) },
  {
    name: 'reports: unopened',
    card: card('reports', {
      reports: [
        { code: 'K7M4', case: 'c81f', state: 'received', since: 'ma 10 mei', add: true },
        { code: 'B7K2', case: 'c81f', state: 'taken-up', since: 'ma 10 mei', add: true },
        { code: 'R2BD', case: 'c81f', state: 'closed', since: 'ma 10 mei', add: false },
        { code: 'D4FG', case: 'c81f', state: 'received', since: 'ma 10 mei', add: false },
      ],
      empty: false,
      unopened: 1,
    }),
  },
];
