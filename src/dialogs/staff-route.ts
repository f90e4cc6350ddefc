import type { Agreement } from '../agreement/agreement';
import { boardStandsApart, castOf } from '../case/roster';
import { callablePerson } from '../room/danger-words';
import { FRESH, fieldsOf, isFresh, omit, pick } from './frame';
import { intake } from './intake';
import type { Dialog } from './types';

/**
 * A concern about a member of staff goes to the board at once, and never into a room: S1-24. Nothing is written down of
 * what it is about. From the card of a case it may be that case, which then stands still, or something else.
 */
export const staffRoute: Dialog = {
  name: 'staff-route',
  title: 'Over iemand van school',
  reads: 'nothing',
  sends: ['alert-board'],
  pages: [{ fields: {} }, { fields: { about: 'Gaat het over deze zorg?', suspect: 'Over wie gaat het?' } }],
  show: (view, page, values, problem) => {
    const { agreement, caseId, viewer } = view;
    const fresh = isFresh(view, values);
    return {
      template: 'staff-route',
      data: {
        page,
        ...(caseId === undefined ? {} : { case: caseId }),
        values: pick(values, ['about', 'suspect']),
        // Whoever pressed here by mistake finds back what they wrote; the values of another form are none of an intake's.
        kept: {
          ...(values['danger'] === undefined ? {} : omit(pick(values, fieldsOf(intake)), ['staff'])),
          ...(fresh ? { [FRESH]: 'true' } : {}),
        },
        flagged: problem?.fields ?? [],
        ...(problem === undefined ? {} : { problem: problem.text }),
        fresh,
        // Whom it may be about is not named here, and not told.
        nobody: !boardStandsApart(castOf(agreement)),
        board: callablePerson(castOf(agreement).board, viewer, agreement),
        people: Object.values(agreement.school.people)
          .filter(({ id, external }) => id !== viewer && !external)
          .map(({ id, name }) => ({ title: name, value: id })),
      },
    };
  },
  after: (page, values, view) => (page === 1 && !isFresh(view, values) ? 2 : 'send'),
  send: (values) => ({
    name: 'alert-board',
    fields: values['about'] === 'this' ? pick(values, ['suspect']) : {},
    apart: values['about'] === 'other',
  }),
  then: (values, view) => ({
    text:
      values['about'] === 'this' && view !== undefined && !hasBoard(view.agreement, values['suspect'])
        ? 'Deze zorg staat nu stil. Bel zelf de vertrouwensinspecteur: 0900-111 3111, op werkdagen. Vertel het verder aan niemand.'
        : values['about'] === 'this'
          ? 'Deze zorg staat nu stil, en het bestuur is gevraagd je te bellen. Bel ook zelf. Vertel het verder aan niemand.'
          : 'Het bestuur is gevraagd je te bellen. Bel ook zelf: wachten hoeft niet. Vertel het verder aan niemand op school.',
  }),
};

/** Whether the board can be asked to look at somebody. */
function hasBoard(agreement: Agreement, suspect: string | undefined): boolean {
  const cast = castOf(agreement);
  return boardStandsApart(cast) && suspect !== cast.board.person;
}
