import { capacity } from '../../../src/teams/capacity';
import { MOST_WRITTEN } from '../../../src/service/lists/seen';
import { card, type LeafLine } from '../../../src/room/card-data';
import type { CardState } from './state';

/*
 * Lists as long as they can be: the cards must stay well below what Teams takes.
 */

const caseIds = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => index.toString(16).padStart(32, '0'));

/** A page with as much behind it as its button can carry. */
const onward = { first: 961, last: 980, moreThan: 990, next: 'a'.repeat(MOST_WRITTEN) };

const request = (caseId: string) => ({ case: caseId, task: 't3', version: 9, morning: true }) as const;

const lists = (many: string, rows: readonly string[], where: LeafLine): readonly CardState[] => [
  {
    name: `overview: ${many}`,
    card: card('overview', {
      cases: rows.map((caseId) => ({
        code: 'K7M4',
        case: caseId,
        ...where,
        what: 'Bespreken met de andere ouder',
        until: 'di 25 mei, 09.00',
      })),
      empty: false,
      place: onward,
    }),
  },
  {
    name: `reports: ${many}`,
    card: card('reports', {
      reports: rows.map((caseId) => ({
        code: 'K2M2',
        case: caseId,
        ...where,
        state: 'taken-up' as const,
        since: 'ma 10 mei',
        add: true,
      })),
      empty: false,
      place: onward,
    }),
  },
  {
    name: `today: ${many}`,
    card: card('today', {
      day: 'di 25 mei',
      danger: [],
      now: rows.map((caseId) => ({
        text: 'Zorg K7M4: Bespreken met de andere ouder',
        case: caseId,
        ...where,
        task: 't3',
        version: 9,
        opens: true,
        until: 'di 25 mei',
        actions: [{ title: 'Invullen…', verb: 'record-child' as const, decides: false }],
      })),
      hangs: [],
      next: [],
      empty: false,
      place: onward,
    }),
  },
  {
    name: `process: ${many}`,
    card: card('process', {
      cases: rows.map((caseId) => ({
        code: 'K7M4',
        case: caseId,
        ...where,
        steps: '●●○○○ stap 2 van 5: overleggen',
        since: 'ma 10 mei',
        open: true,
        who: 'Noor Hendriks',
        until: 'di 25 mei',
        flags: 'Spoed · Wacht langer dan afgesproken',
      })),
      empty: false,
      place: onward,
    }),
  },
];

export const states: readonly CardState[] = [
  ...lists('many', caseIds(capacity.listLines), {}),
  ...lists('many, of several schools', caseIds(capacity.linesOfSeveral), {
    school: 'Christelijke Daltonschool De Vuurtoren aan Zee',
  }),
  {
    name: 'morning: many',
    card: card('morning', {
      late: false,
      open: true,
      lines: caseIds(capacity.digestLines).map((caseId) => ({
        title: 'Zorg K7M4: Zijn de ouders aangekomen?',
        text: 'Voor Carla Postma. Uiterlijk di 25 mei, 09.00. Jouw deel staat nog open.',
        open: true,
        buttons: [
          { title: 'Gebeld, nog niets', decides: true, data: { verb: 'record-contact', ...request(caseId) } },
          { title: 'Invullen…', decides: false, data: { verb: 'record-feedback', ...request(caseId) } },
          { title: 'Later…', decides: false, data: { verb: 'not-now', ...request(caseId) } },
        ],
      })),
      more: 4,
    }),
  },
];
