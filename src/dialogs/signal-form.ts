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
    pageCard(
      signalForm,
      view,
      page,
      { ...signalDefaults(view.now), ...values },
      problem,
      signalShown(values, view.now),
    ),
  after: (page, values) => {
    if (page === 1) return 2;
    return page === 2 && wasTold(values) ? 3 : 'send';
  },
  send: (values) => ({ name: 'record-signal', fields: pick(applicable(values), fieldsOf(signalForm)) }),
  then: (values) =>
    values['safe'] !== 'no' && mustCallFirst(values) ? { text: CALL_FIRST_TEXT } : afterSafety(values),
};
