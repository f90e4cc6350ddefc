import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'escalation: closed',
    card: card('escalation', {
      code: 'K7M4',
      case: 'c81f',
      task: 't12',
      version: 21,
      what: 'Zijn de ouders aangekomen?',
      since: 'vr 28 mei',
      who: 'Carla Postma',
      coordinator: 'Carla Postma',
      to: 'director',
      state: 'closed',
    }),
  },
  {
    name: 'escalation: ordinary',
    card: card('escalation', {
      code: 'K7M4',
      case: 'c81f',
      task: 't12',
      version: 21,
      what: 'Zijn de ouders aangekomen?',
      since: 'vr 28 mei',
      who: 'Carla Postma',
      coordinator: 'Carla Postma',
      to: 'director',
      state: 'open',
    }),
  },
  {
    name: 'escalation: deputy',
    card: card('escalation', {
      code: 'K7M4',
      case: 'c81f',
      task: 't12',
      version: 21,
      what: 'Zijn de ouders aangekomen?',
      since: 'vr 28 mei',
      who: 'Carla Postma',
      coordinator: 'Carla Postma',
      to: 'deputy',
      state: 'open',
    }),
  },
  {
    name: 'escalation: taken-up',
    card: card('escalation', {
      code: 'K7M4',
      case: 'c81f',
      task: 't12',
      version: 21,
      what: 'Zijn de ouders aangekomen?',
      since: 'vr 28 mei',
      who: 'Carla Postma',
      coordinator: 'Carla Postma',
      to: 'director',
      state: 'taken-up',
    }),
  },
];
