import { heading, note, say } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import { groundChoices, groundTerms } from '../grounds';
import { partnerWords } from '../step-words';
import type { Dialog } from '../types';

const { area, many, one } = asks('waive-talk');

/** Why there is no talk with the parents or the child (D-12, D-13). */
export const waiveTalkForm: Dialog = {
  name: 'waive-talk',
  title: 'Geen gesprek',
  reads: 'state',
  sends: ['waive-talk'],
  pages: [
    ({ agreement: { protocol } }) => [
      heading('Geen gesprek'),
      say('Een gesprek hoort erbij. Soms kan het niet. Schrijf dan op waarom.'),
      one('with', 'Geen gesprek met', partnerWords),
      many('grounds', 'Grond', groundChoices(protocol.talk.waivers), { error: 'Kies een grond.' }),
      note('Bij de ouders is een grond nodig.'),
      groundTerms(protocol.talk.waivers),
      area('why', 'Waarom?'),
    ],
  ],
  send: (values) => give('waive-talk', values),
};
