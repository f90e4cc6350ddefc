import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'process: ordinary',
    card: card('process', {
      cases: [
        {
          code: 'K7M4',
          case: 'c81f',
          steps: '●●○○○ stap 2 van 5: overleggen',
          since: 'ma 10 mei',
          open: true,
          who: 'Noor Hendriks',
          until: 'di 25 mei',
        },
        {
          code: 'B7K2',
          case: 'c81f',
          steps: '●●○○○ stap 2 van 5: overleggen',
          since: 'ma 10 mei',
          open: true,
          who: 'Carla Postma',
          until: 'vr 21 mei',
          flags: 'Spoed · Wacht langer dan afgesproken',
        },
        {
          code: 'D4FG',
          case: 'c81f',
          steps: '●●○○○ stap 2 van 5: overleggen',
          since: 'ma 10 mei',
          open: true,
          flags: 'Geen open vraag',
        },
        {
          code: 'R2BD',
          case: 'c81f',
          steps: '●●○○○ stap 2 van 5: overleggen',
          since: 'ma 10 mei',
          open: false,
          closed: 'vr 14 mei',
        },
      ],
      empty: false,
      appoints: true,
    }),
  },
  {
    name: 'process: no further',
    card: card('process', { cases: [], empty: false, place: { first: 961, last: 980, moreThan: 990 } }),
  },
  { name: 'process: none', card: card('process', { cases: [], empty: true }) },
  {
    name: 'process: unopened',
    card: card('process', {
      cases: [
        {
          code: 'K7M4',
          case: 'c81f',
          steps: '●●○○○ stap 2 van 5: overleggen',
          since: 'ma 10 mei',
          open: true,
          who: 'Noor Hendriks',
          until: 'di 25 mei',
        },
        {
          code: 'B7K2',
          case: 'c81f',
          steps: '●●○○○ stap 2 van 5: overleggen',
          since: 'ma 10 mei',
          open: true,
          who: 'Carla Postma',
          until: 'vr 21 mei',
          flags: 'Spoed · Wacht langer dan afgesproken',
        },
        {
          code: 'D4FG',
          case: 'c81f',
          steps: '●●○○○ stap 2 van 5: overleggen',
          since: 'ma 10 mei',
          open: true,
          flags: 'Geen open vraag',
        },
        {
          code: 'R2BD',
          case: 'c81f',
          steps: '●●○○○ stap 2 van 5: overleggen',
          since: 'ma 10 mei',
          open: false,
          closed: 'vr 14 mei',
        },
      ],
      empty: false,
      appoints: true,
      unopened: 2,
    }),
  },
];
