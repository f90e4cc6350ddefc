import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'room: closed',
    card: card('room', {
      code: 'K7M4',
      case: 'c81f',
      status: 'closed',
      stepNumber: 2,
      stepCount: 5,
      stepTitle: 'overleggen',
      stepsDone: [{ number: 1, title: 'signalen in kaart' }],
      asked: [],
      emergency: false,
    }),
  },
  {
    name: 'room: ordinary',
    card: card('room', {
      code: 'K7M4',
      case: 'c81f',
      status: 'open',
      stepNumber: 2,
      stepCount: 5,
      stepTitle: 'overleggen',
      stepsDone: [{ number: 1, title: 'signalen in kaart' }],
      asked: [
        { who: 'Noor Hendriks', what: 'Overleg gevraagd', until: 'di 25 mei' },
        { who: 'Carla Postma', what: 'Gegevens van het kind', until: 'do 20 mei' },
      ],
      emergency: false,
    }),
  },
  {
    name: 'room: emergency',
    card: card('room', {
      code: 'K7M4',
      case: 'c81f',
      status: 'open',
      stepNumber: 2,
      stepCount: 5,
      stepTitle: 'overleggen',
      stepsDone: [{ number: 1, title: 'signalen in kaart' }],
      asked: [
        { who: 'Noor Hendriks', what: 'Overleg gevraagd', until: 'di 25 mei' },
        { who: 'Carla Postma', what: 'Gegevens van het kind', until: 'do 20 mei' },
      ],
      emergency: true,
    }),
  },
  {
    name: 'room: first',
    card: card('room', {
      code: 'K7M4',
      case: 'c81f',
      status: 'open',
      stepNumber: 1,
      stepCount: 5,
      stepTitle: 'signalen in kaart',
      stepsDone: [],
      asked: [],
      emergency: false,
    }),
  },
  {
    name: 'room: frozen',
    card: card('room', {
      code: 'K7M4',
      case: 'c81f',
      status: 'frozen',
      stepNumber: 2,
      stepCount: 5,
      stepTitle: 'overleggen',
      stepsDone: [{ number: 1, title: 'signalen in kaart' }],
      asked: [],
      emergency: false,
    }),
  },
];
