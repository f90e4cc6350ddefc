import { fieldsOf, pageCard, pick } from './frame';
import { groundChoices, partnerWords } from './step-words';
import type { Dialog } from './types';
import { choices } from './words';

/** Why there is no talk with the parents or the child (D-12, D-13). */
export const talkWaive: Dialog = {
  name: 'talk-waive',
  title: 'Geen gesprek',
  reads: 'state',
  sends: ['waive-talk'],
  pages: [{ fields: { with: 'Geen gesprek met', grounds: 'Grond', why: 'Waarom?' } }],
  show: (view, page, values, problem) =>
    pageCard(talkWaive, view, page, values, problem, {
      partners: choices(partnerWords),
      grounds: groundChoices(view),
    }),
  send: (values) => ({ name: 'waive-talk', fields: pick(values, fieldsOf(talkWaive)) }),
};
