import { fieldsOf, omit, pick } from './frame';
import { intake } from './intake';
import type { Dialog } from './types';

/** A concern about a member of staff goes to the board at once, and never into a room: S1-24. Nothing is stored. */
export const staffRoute: Dialog = {
  name: 'staff-route',
  title: 'Over iemand van school',
  reads: 'nothing',
  sends: [],
  pages: [{ fields: {} }],
  show: ({ agreement, caseId }, _page, values) => ({
    template: 'staff-route',
    data: {
      page: 1,
      // Only an intake that led here goes on under its own id; from a card of a case, a concern is a new one.
      ...(caseId === undefined || values['danger'] === undefined ? {} : { case: caseId }),
      values: {},
      // Whoever pressed here by mistake finds back what they wrote; the values of another form are none of an intake's.
      kept: values['danger'] === undefined ? {} : omit(pick(values, fieldsOf(intake)), ['staff']),
      flagged: [],
      board: agreement.school.people[agreement.school.roles.board.person]?.name ?? 'het bestuur',
    },
  }),
};
