import { isUndecided } from '../case/related';
import { fieldsOf, pageCard, pick } from './frame';
import { relativeRows } from './relatives';
import { wayWords } from './timeline-related';
import type { Dialog, Values } from './types';
import { choices } from './words';

/** Whoever leads two cases says how they belong together (S1-26, E-16). Who reported hears nothing of it. */
export const relateForm: Dialog = {
  name: 'relate-form',
  title: 'Hoe horen deze zorgen bij elkaar?',
  reads: 'state',
  relatives: true,
  sends: ['relate'],
  pages: [{ fields: { other: 'Welke zorg?', way: 'Wat past?', reason: 'Reden' } }],
  show: (view, page, values, problem) => {
    const others = (view.relatives ?? []).filter(({ way }) => way === undefined);
    const only = others.filter(isUndecided);
    const [one] = only;
    const first: Values = one !== undefined && only.length === 1 ? { other: one.case } : {};
    return pageCard(relateForm, view, page, { ...first, ...values }, problem, {
      code: view.state?.code ?? '',
      relatives: relativeRows({ ...view, relatives: others }),
      others: others.map(({ code, case: caseId }) => ({ title: `Zorg ${code}`, value: caseId })),
      ways: choices(wayWords),
    });
  },
  send: (values) => ({ name: 'relate', fields: pick(values, fieldsOf(relateForm)) }),
  then: ({ way }) => ({
    text:
      way === 'join'
        ? 'Samengevoegd. De signalen staan zo in het dossier van de andere zorg.'
        : way === 'sibling'
          ? 'Vastgelegd. Elk kind houdt een eigen dossier.'
          : 'Vastgelegd. De zorgen blijven apart.',
  }),
};
