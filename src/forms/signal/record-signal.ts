import { SAFE, safetyWords } from '../../room/safety';
import { heading, submit } from '../../view/build';
import { asks } from '../../room/asks';
import { afterSafety } from '../safety';
import { give } from '../show';
import { KINDS, signList, wantsList } from './sign-list';
import { applicable, CALL_FIRST_TEXT, mustCallFirst, withToday, told, wasTold, what, where } from './signal-fields';
import type { Dialog, Values } from '../types';
import { directionWords } from '../words';

const { one } = asks('record-signal');

/** The page with the list of signals, which is gone through only by those who want it. */
const LIST = 4;

/** One more signal in a case: also what speaks against the concern is written down (S1-02). */
export const recordSignalForm: Dialog = {
  name: 'record-signal',
  outlivesTask: true,
  title: 'Signaal',
  reads: 'state',
  sends: ['record-signal'],
  steers: [KINDS],
  lists: [KINDS],
  fill: withToday,
  pages: [
    (view) => [heading('Wat valt je op?'), what(view), one('direction', 'Dit signaal', directionWords)],
    (view, values) => [where(view, values), one('safe', SAFE, safetyWords)],
    told,
    signList,
  ],
  actions: (page, values) => [
    submit(page === 1 || page === LIST || (page === 2 && wasTold(values)) ? 'Verder' : 'Versturen'),
  ],
  after: (page, values) => {
    if (page === 1) return wantsList(values) ? LIST : 2;
    if (page === LIST) return 2;
    return page === 2 && wasTold(values) ? 3 : 'send';
  },
  send: (values) => give('record-signal', applicable(values)),
  then: (values, view) => {
    if (values['safe'] !== 'no' && mustCallFirst(values, view)) return { text: CALL_FIRST_TEXT };
    return afterSafety(values) ?? (values['mayRecord'] === 'no' ? onlyContact(values) : undefined);
  },
};

/** S1-09 */
function onlyContact({ nature }: Values): { readonly text: string } | undefined {
  if (nature === 'told-by-third')
    return { text: 'Opgeslagen dat er contact was. Wat er is gezegd, heb ik niet bewaard.' };
  return nature === 'told-by-adult'
    ? { text: 'Opgeslagen dat iemand iets over zichzelf vertelde. De woorden heb ik niet bewaard.' }
    : undefined;
}
