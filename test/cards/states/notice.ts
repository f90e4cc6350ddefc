import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'notice: ordinary',
    card: card('notice', {
      title: 'Hier kan het besloten',
      text: 'Ging je bericht over een kind? Verwijder het dan in het kanaal.',
      button: { title: 'Zorg melden…', verb: 'open-case' },
    }),
  },
  {
    name: 'notice: overview',
    card: card('notice', {
      title: 'Zorg K7M4',
      text: 'Er is iets veranderd en niets opgeslagen.',
      button: { title: 'Overzicht', verb: 'show-overview' },
      code: 'K7M4',
      case: 'c81f',
    }),
  },
  {
    name: 'notice: a talk',
    card: card('notice', {
      title: 'Jij leidt een gesprek',
      text: 'Zorg K7M4: wo 19 mei, 15.00. Met wie, waar en waarover lees je bij Voorbereiden.',
      button: { title: 'Voorbereiden…', verb: 'prepare-talk' },
      code: 'K7M4',
      case: 'c81f',
      task: 't5',
    }),
  },
  {
    name: 'notice: plain',
    card: card('notice', {
      title: 'Niet gevonden',
      text: 'Ik vind geen zorg die ik je kan tonen. Vragen? Ga naar Carla Postma.',
    }),
  },
];
