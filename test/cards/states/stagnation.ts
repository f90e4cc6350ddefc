import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'stagnation: closed',
    card: card('stagnation', {
      code: 'K7M4',
      case: 'c81f',
      since: 'vr 14 mei',
      coordinator: 'Carla Postma',
      leads: true,
      state: 'closed',
    }),
  },
  {
    name: 'stagnation: closed as it stood',
    card: card('stagnation', {
      code: 'K7M4',
      case: 'c81f',
      since: 'vr 14 mei',
      coordinator: 'Carla Postma',
      leads: false,
      state: 'lapsed',
    }),
  },
  {
    name: 'stagnation: ordinary',
    card: card('stagnation', {
      code: 'K7M4',
      case: 'c81f',
      since: 'vr 14 mei',
      coordinator: 'Carla Postma',
      leads: true,
      state: 'open',
    }),
  },
  {
    name: 'stagnation: director',
    card: card('stagnation', {
      code: 'K7M4',
      case: 'c81f',
      since: 'vr 14 mei',
      coordinator: 'Carla Postma',
      leads: false,
      state: 'open',
    }),
  },
  {
    name: 'stagnation: taken-up',
    card: card('stagnation', {
      code: 'K7M4',
      case: 'c81f',
      since: 'vr 14 mei',
      coordinator: 'Carla Postma',
      leads: false,
      state: 'taken-up',
    }),
  },
];
