import { spokenDay } from '../agreement/calendar';
import { mapCheckedOn } from '../agreement/social-map';
import { pageCard } from './frame';
import { socialMapLines } from './social-map';
import type { Dialog } from './types';

/** Once a year somebody looks whether everybody in the social map can still be reached as it says. */
export const mapForm: Dialog = {
  name: 'map-form',
  title: 'Sociale kaart',
  reads: 'school',
  sends: ['check-map'],
  pages: [{ fields: {} }],
  show: (view, page, values, problem) => {
    const checked = mapCheckedOn(view.agreement.school);
    return pageCard(mapForm, view, page, values, problem, {
      lines: socialMapLines(view.agreement.school),
      ...(checked === undefined ? {} : { checked: spokenDay(checked, view.now) }),
    });
  },
  after: () => 'send',
  send: () => ({ name: 'check-map', fields: {} }),
};
