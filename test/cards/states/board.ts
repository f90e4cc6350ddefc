import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'board: closed',
    card: card('board', {
      case: 'c81f',
      task: 't1',
      version: 2,
      side: 'board',
      caller: 'Anna Bakker',
      at: 'dinsdag 1 december om 15.40',
      board: 'Bo Terpstra',
      state: 'closed',
    }),
  },
  {
    name: 'board: ordinary',
    card: card('board', {
      case: 'c81f',
      task: 't1',
      version: 2,
      side: 'board',
      caller: 'Anna Bakker',
      at: 'dinsdag 1 december om 15.40',
      board: 'Bo Terpstra',
      state: 'open',
    }),
  },
  {
    name: 'board: asked earlier',
    card: card('board', {
      case: 'c81f',
      task: 't1',
      version: 2,
      side: 'board',
      caller: 'Anna Bakker',
      at: 'dinsdag 1 december om 15.40',
      earlier: true,
      board: 'Bo Terpstra',
      state: 'open',
    }),
  },
  {
    name: 'board: reporter',
    card: card('board', {
      case: 'c81f',
      task: 't1',
      version: 2,
      side: 'reporter',
      caller: 'Anna Bakker',
      at: 'dinsdag 1 december om 15.40',
      board: 'Bo Terpstra',
      state: 'open',
    }),
  },
];
