import { card } from '../../../src/room/card-data';
import type { CardState } from './state';

export const states: readonly CardState[] = [
  {
    name: 'morning: ordinary',
    card: card('morning', {
      late: false,
      open: true,
      lines: [
        {
          title: 'Zorg K7M4: Zijn de ouders aangekomen?',
          text: 'Graag vr 21 mei',
          open: true,
          buttons: [
            {
              title: 'Invullen…',
              decides: false,
              data: { verb: 'record-followup', case: 'c81f', task: 't5', version: 12, morning: true },
            },
            {
              title: 'Later…',
              decides: false,
              data: { verb: 'not-now', case: 'c81f', task: 't5', version: 12, morning: true },
            },
          ],
        },
        {
          title: 'Zorg R2B6: Overleg gevraagd',
          text: 'Vraag jij dit na? Open sinds di 18 mei, bij Noor Hendriks',
          open: true,
          buttons: [
            {
              title: 'Ik vraag het na',
              decides: true,
              data: { verb: 'acknowledge', case: '9a04', task: 't3', version: 7, morning: true },
            },
            {
              title: 'Mijn deel',
              decides: false,
              data: { verb: 'my-part', case: '9a04', task: 't3', version: 7, morning: true },
            },
          ],
        },
      ],
    }),
  },
  {
    name: 'morning: done',
    card: card('morning', {
      late: true,
      open: false,
      lines: [
        {
          title: 'Zorg K7M4: Zijn de ouders aangekomen?',
          text: 'Klaar',
          open: false,
          buttons: [
            {
              title: 'Invullen…',
              decides: false,
              data: { verb: 'record-followup', case: 'c81f', task: 't5', version: 12, morning: true },
            },
            {
              title: 'Later…',
              decides: false,
              data: { verb: 'not-now', case: 'c81f', task: 't5', version: 12, morning: true },
            },
          ],
        },
        {
          title: 'Zorg R2B6: Overleg gevraagd',
          text: 'Opgepakt',
          open: false,
          buttons: [
            {
              title: 'Ik vraag het na',
              decides: true,
              data: { verb: 'acknowledge', case: '9a04', task: 't3', version: 7, morning: true },
            },
            {
              title: 'Mijn deel',
              decides: false,
              data: { verb: 'my-part', case: '9a04', task: 't3', version: 7, morning: true },
            },
          ],
        },
      ],
    }),
  },
  {
    name: 'morning: half',
    card: card('morning', {
      late: false,
      open: true,
      lines: [
        {
          title: 'Zorg R2B6: Overleg gevraagd',
          text: 'Vraag jij dit na? Open sinds di 18 mei, bij Noor Hendriks',
          open: true,
          buttons: [
            {
              title: 'Ik vraag het na',
              decides: true,
              data: { verb: 'acknowledge', case: '9a04', task: 't3', version: 7, morning: true },
            },
            {
              title: 'Mijn deel',
              decides: false,
              data: { verb: 'my-part', case: '9a04', task: 't3', version: 7, morning: true },
            },
          ],
        },
        {
          title: 'Zorg K7M4: Zijn de ouders aangekomen?',
          text: 'Klaar',
          open: false,
          buttons: [
            {
              title: 'Invullen…',
              decides: false,
              data: { verb: 'record-followup', case: 'c81f', task: 't5', version: 12, morning: true },
            },
            {
              title: 'Later…',
              decides: false,
              data: { verb: 'not-now', case: 'c81f', task: 't5', version: 12, morning: true },
            },
          ],
        },
      ],
    }),
  },
  {
    name: 'morning: late',
    card: card('morning', {
      late: true,
      open: true,
      lines: [
        {
          title: 'Zorg K7M4: Zijn de ouders aangekomen?',
          text: 'Graag vr 21 mei',
          open: true,
          buttons: [
            {
              title: 'Invullen…',
              decides: false,
              data: { verb: 'record-followup', case: 'c81f', task: 't5', version: 12, morning: true },
            },
            {
              title: 'Later…',
              decides: false,
              data: { verb: 'not-now', case: 'c81f', task: 't5', version: 12, morning: true },
            },
          ],
        },
        {
          title: 'Zorg R2B6: Nieuwe zorg lezen',
          text: 'Uiterlijk di 11 mei, 09.00',
          open: true,
          buttons: [
            {
              title: 'Gelezen',
              decides: true,
              data: { verb: 'acknowledge', case: '9a04', task: 't1', version: 6, morning: true },
            },
            {
              title: 'Dossier',
              decides: false,
              data: { verb: 'dossier', case: '9a04', task: 't1', version: 6, morning: true },
            },
          ],
        },
        {
          title: 'Zorg K7M4 staat al een tijd stil',
          text: 'Sinds vr 14 mei kwam er niets nieuws bij',
          open: true,
          buttons: [{ title: 'Mijn deel', decides: false, data: { verb: 'my-part', case: 'c81f', morning: true } }],
        },
      ],
    }),
  },
];
