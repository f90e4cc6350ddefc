import { fieldsOf, pageCard, pick } from './frame';
import { afterSafety, SAFE } from './safety';
import {
  applicable,
  CALL_FIRST_TEXT,
  mustCallFirst,
  signalDefaults,
  signalShown,
  toldPage,
  wasTold,
  whatFields,
  whereFields,
} from './signal-fields';
import type { Dialog } from './types';

/** One more signal in a case: also what speaks against the concern is written down (S1-02). */
export const signalForm: Dialog = {
  name: 'signal-form',
  title: 'Signaal',
  reads: 'state',
  sends: ['record-signal'],
  pages: [
    { fields: { ...whatFields, direction: 'Dit signaal' } },
    { fields: { ...whereFields, safe: SAFE } },
    toldPage,
  ],
  show: (view, page, values, problem) =>
    pageCard(signalForm, view, page, { ...signalDefaults(view.now), ...values }, problem, signalShown(values, view)),
  after: (page, values) => {
    if (page === 1) return 2;
    return page === 2 && wasTold(values) ? 3 : 'send';
  },
  send: (values) => ({ name: 'record-signal', fields: pick(applicable(values), fieldsOf(signalForm)) }),
  then: (values) => {
    if (values['safe'] !== 'no' && mustCallFirst(values)) return { text: CALL_FIRST_TEXT };
    const onlyContact = values['nature'] === 'told-by-third' && values['mayRecord'] === 'no';
    return afterSafety(values) ?? (onlyContact ? { text: ONLY_CONTACT } : undefined);
  },
};

/** S1-09 */
const ONLY_CONTACT = 'Opgeslagen dat er contact was. Wat er is gezegd, heb ik niet bewaard.';
