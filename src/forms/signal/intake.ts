import { safetyWords } from '../../room/safety';
import { aside, choices, heading, note, say, submit } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import { SCHOOL, schoolIsOpen, whichSchool } from '../which-school';
import { INFORMED } from '../path';
import { BOTH_TEXT, CHILDREN, isOfTwo, ofOneOrTwo, secondChild } from './two-children';
import { KINDS, signList, wantsList } from './sign-list';
import { applicable, CALL_FIRST_TEXT, mustCallFirst, withToday, told, wasTold, what, where } from './signal-fields';
import type { Choice } from '../../view/view';
import { personChoice } from '../people/choices';
import type { Dialog, DialogView } from '../types';
import { isTicked } from '../../view/values';

const { line, one, manyOf } = asks('open-case');

/** The page with the list of signals, which is gone through only by those who want it. */
const LIST = 5;

/** Whether it may be about a colleague. */
const staffWords = choices({ yes: 'Ja of misschien', no: 'Nee' });

/** Reporting a concern. Danger and staff are asked before anything is written down: S1-24, C-25. */
export const intakeForm: Dialog = {
  name: 'open-case',
  title: 'Zorg melden',
  reads: 'nothing',
  sends: ['open-case'],
  stays: ['danger', 'staff', 'nature', SCHOOL],
  steers: [KINDS, CHILDREN, SCHOOL],
  lists: [KINDS],
  // C-25: nothing is written down as long as it may be about a colleague.
  mayKeep: ({ staff }) => staff === 'no',
  fill: withToday,
  pages: [
    ({ agreement, ...view }) => [
      heading(view.schools === undefined ? 'Eerst twee vragen' : 'Eerst drie vragen'),
      say('Daarna schrijf je op wat je zag of hoorde.'),
      whichSchool(view),
      one('danger', 'Is het kind nu in gevaar?', safetyWords),
      note('Ook gevaar voor iemand anders in het gezin telt.'),
      // E-11, E-19: what counts as danger.
      (agreement.protocol.weighing.questions['q2']?.means ?? []).map(aside),
      one('staff', 'Gaat het over iemand die voor school werkt?', staffWords),
      note('Ook een stagiair of vrijwilliger.'),
    ],
    (view, values) => [
      heading('Wat valt je op?'),
      line('child', 'Over welk kind?'),
      line('group', 'Groep'),
      secondChild(values),
      what(view),
      manyOf('keptOut', 'Mag iemand dit niet lezen?', others(view), {
        hint: 'Een ouder, familie of een vriend. Vul niets in als iedereen het mag lezen.',
      }),
    ],
    where,
    told,
    signList,
  ],
  actions: (page, values) => [
    submit(page < 3 || page === LIST || (page === 3 && wasTold(values)) ? 'Verder' : 'Versturen'),
  ],
  after: (page, values, view) => {
    if (page === 1) {
      if (values['danger'] === 'yes' && !isTicked(values[INFORMED])) return { dialog: 'declare-emergency' };
      if (values['staff'] === 'yes') return { dialog: 'alert-board' };
      return schoolIsOpen(view, values) ? 1 : 2;
    }
    if (page === 2) return wantsList(values) ? LIST : 3;
    if (page === LIST) return 3;
    return page === 3 && wasTold(values) ? 4 : 'send';
  },
  send: (values) => give('open-case', ofOneOrTwo(applicable(values))),
  then: (values, view) => {
    if (mustCallFirst(values, view)) return { text: CALL_FIRST_TEXT };
    return isOfTwo(values) ? { text: BOTH_TEXT } : undefined;
  },
};

/** Everybody whom the school's file names, but the person who reports. */
const others = ({ agreement, viewer }: DialogView): readonly Choice[] =>
  Object.values(agreement.school.people)
    .filter(({ id }) => id !== viewer)
    .map((one) => personChoice(one, agreement));
