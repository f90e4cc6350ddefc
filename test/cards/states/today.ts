import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'today: ordinary',
    card: card('today', {
      day: 'di 25 mei',
      danger: [],
      now: [
        {
          text: 'Zorg K7M4: Zijn de ouders aangekomen?',
          case: 'c81f',
          task: 't3',
          version: 9,
          opens: true,
          until: 'vr 21 mei',
          actions: [{ title: 'Invullen…', verb: 'record-followup', decides: false }],
        },
        {
          text: 'Zorg K7M4: Noor Hendriks, Overleg gevraagd',
          case: 'c81f',
          task: 't3',
          version: 9,
          opens: true,
          until: 'di 25 mei',
          actions: [],
        },
      ],
      hangs: [
        {
          text: 'Zorg B7K2 en zorg K7M4: hetzelfde kind?',
          case: 'c81f',
          task: 't',
          version: 9,
          opens: true,
          actions: [{ title: 'Kiezen…', verb: 'relate', decides: false }],
        },
        { text: 'Zorg R2BD: er staat geen vraag open.', case: 'c81f', task: 't', version: 9, opens: true, actions: [] },
      ],
      empty: false,
      next: [
        {
          text: 'Zorg K7M4: Gegevens van het kind',
          case: 'c81f',
          task: 't3',
          version: 9,
          opens: true,
          until: 'do 27 mei',
          actions: [{ title: 'Invullen…', verb: 'record-child', decides: false }],
        },
      ],
    }),
  },
  {
    name: 'today: danger',
    card: card('today', {
      day: 'di 25 mei',
      danger: [
        {
          text: 'Zorg K7M4. Er kan nu gevaar zijn: gezegd op dinsdag 1 december om 15.40. Nog niemand is ermee bezig.',
          case: 'c81f',
          task: 't',
          version: 4,
          opens: true,
          actions: [],
        },
      ],
      now: [],
      hangs: [],
      next: [],
      empty: false,
    }),
  },
  {
    name: 'today: none',
    card: card('today', { day: 'di 25 mei', danger: [], now: [], hangs: [], empty: true, next: [] }),
  },
  {
    name: 'today: outside',
    card: card('today', {
      day: 'di 25 mei',
      danger: [],
      now: [
        {
          text: 'Overleg gevraagd',
          until: 'di 25 mei',
          case: '~m8Qe',
          task: 't',
          version: 0,
          actions: [{ title: 'Invullen…', verb: 'answer-consultation', decides: false }],
          opens: false,
        },
      ],
      hangs: [],
      empty: false,
      next: [],
    }),
  },
  {
    name: 'today: unopened',
    card: card('today', {
      day: 'di 25 mei',
      danger: [],
      now: [
        {
          text: 'Zorg K7M4: Zijn de ouders aangekomen?',
          case: 'c81f',
          task: 't3',
          version: 9,
          opens: true,
          until: 'vr 21 mei',
          actions: [{ title: 'Invullen…', verb: 'record-followup', decides: false }],
        },
        {
          text: 'Zorg K7M4: Noor Hendriks, Overleg gevraagd',
          case: 'c81f',
          task: 't3',
          version: 9,
          opens: true,
          until: 'di 25 mei',
          actions: [],
        },
      ],
      hangs: [
        {
          text: 'Zorg B7K2 en zorg K7M4: hetzelfde kind?',
          case: 'c81f',
          task: 't',
          version: 9,
          opens: true,
          actions: [{ title: 'Kiezen…', verb: 'relate', decides: false }],
        },
        { text: 'Zorg R2BD: er staat geen vraag open.', case: 'c81f', task: 't', version: 9, opens: true, actions: [] },
      ],
      empty: false,
      next: [
        {
          text: 'Zorg K7M4: Gegevens van het kind',
          case: 'c81f',
          task: 't3',
          version: 9,
          opens: true,
          until: 'do 27 mei',
          actions: [{ title: 'Invullen…', verb: 'record-child', decides: false }],
        },
      ],
      unopened: 1,
    }),
  },
];
