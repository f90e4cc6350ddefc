import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'received: closed',
    card: card('received', {
      code: 'K7M4',
      case: 'c81f',
      state: 'closed',
      coordinator: 'Carla Postma',
      until: 'wo 19 mei',
    }),
  },
  {
    name: 'received: ordinary',
    card: card('received', {
      code: 'K7M4',
      case: 'c81f',
      state: 'received',
      coordinator: 'Carla Postma',
      until: 'wo 19 mei',
    }),
  },
  {
    name: 'received: taken-up',
    card: card('received', {
      code: 'K7M4',
      case: 'c81f',
      state: 'taken-up',
      coordinator: 'Carla Postma',
      until: 'wo 19 mei',
    }),
  },
];
