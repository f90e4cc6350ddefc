import { openConsultations } from '../../case/consultation/policy';
import { heading, say } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';

const { area, one } = asks('waive-consultation');

/** A consultation that the protocol requires and that cannot be held, with its reason: C-01. */
export const waiveConsultationForm: Dialog = {
  name: 'waive-consultation',
  title: 'Overleg kan niet',
  reads: 'state',
  sends: ['waive-consultation'],
  pages: [
    (view) => [
      heading('Overleg kan niet'),
      say('Dit overleg hoort bij jullie stappen. Soms kan het niet. Schrijf dan op waarom.'),
      one('which', 'Welk overleg?', required(view)),
      area('reason', 'Waarom kan het niet?'),
    ],
  ],
  send: (values) => give('waive-consultation', values),
};

const required = ({ state, agreement }: DialogView) =>
  state === undefined ? [] : openConsultations(state, agreement).map(({ id, title }) => ({ title, value: id }));
