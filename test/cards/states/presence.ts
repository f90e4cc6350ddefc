import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'presence: ordinary',
    card: card('presence', {
      code: 'K7M4',
      case: 'c81f',
      kind: 'stranger',
      name: 'Bas de Wit',
      person: 'a1000000-0000-4000-8000-000000000002',
    }),
  },
  {
    name: 'presence: former',
    card: card('presence', {
      code: 'K7M4',
      case: 'c81f',
      kind: 'former',
      name: 'Lies Meijer',
      person: 'a1000000-0000-4000-8000-000000000010',
    }),
  },
  {
    name: 'presence: unknown',
    card: card('presence', {
      code: 'K7M4',
      case: 'c81f',
      kind: 'stranger',
      person: 'b2000000-0000-4000-8000-000000000001',
    }),
  },
];
