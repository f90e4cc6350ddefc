import { dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';

/** The child's facts, written down once; an anonymous question may hold none of them. */
export const childForm: Dialog = {
  name: 'child-form',
  title: 'Gegevens van het kind',
  reads: 'state',
  sends: ['record-child'],
  pages: [{ fields: { name: 'Naam', birthDate: 'Geboortedatum' } }],
  show: (view, page, values, problem) => {
    const child = view.state?.child;
    const known = {
      ...(child === undefined ? {} : { name: child.name }),
      ...(child?.birthDate === undefined ? {} : { birthDate: child.birthDate }),
    };
    return pageCard(childForm, view, page, { ...known, ...values }, problem, { today: dayOf(view.now) });
  },
  send: (values) => ({ name: 'record-child', fields: pick(values, fieldsOf(childForm)) }),
};
