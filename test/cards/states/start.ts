import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  { name: 'start: appoints', card: card('start', { appoints: true }) },
  {
    name: 'start: help, to who leads',
    card: card('start', {
      appoints: true,
      helplines: ['Veilig Thuis (advies en melden, ook zonder naam): 0800-2000, dag en nacht'],
      remarks: ['De eigen tekst noemt het AMK. Dat is nu Veilig Thuis, 0800-2000.'],
    }),
  },
  { name: 'start: ordinary', card: card('start', {}) },
  { name: 'start: director', card: card('start', { process: true }) },
  {
    name: 'start: not-understood',
    card: card('start', { text: 'Dat begreep ik niet, en er is niets gemeld. Dit kan ik wel:' }),
  },
];
