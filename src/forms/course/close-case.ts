import { SAFE, safetyWords } from '../../room/safety';
import { holdingOpen } from '../../case/course/policy';
import { heading, say, when } from '../../view/build';
import { asks } from '../../room/asks';
import { listed } from '../../room/listed';
import { afterSafety } from '../safety';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';
import { closingWords, heardWords } from '../words';

const { area, many, one, past } = asks('close-case');

/** Closing is a reasoned decision, with a look back: R-09, S1-21. */
export const closeCaseForm: Dialog = {
  name: 'close-case',
  title: 'Zorg afsluiten',
  reads: 'state',
  sends: ['close-case'],
  button: 'Afsluiten',
  pages: [
    (view) => [
      heading('De herinneringen stoppen dan'),
      say('Het dossier blijft bewaard.'),
      stillOpen(holding(view)),
      one('reason', 'Reden', closingWords),
      area('motivation', 'Motivering'),
      area('agreements', 'Volgafspraken'),
      area('wentWell', 'Wat ging goed?'),
      area('tookLong', 'Wat duurde lang?'),
      many('heard', 'Wie zijn gehoord?', heardWords),
      past('filed', 'In leerlingdossier op', view),
      one('safe', SAFE, safetyWords),
    ],
  ],
  send: (values) => give('close-case', values),
  then: afterSafety,
};

const stillOpen = (titles: readonly string[]) =>
  when(
    titles.length > 0,
    say(`Er staat nog open: ${listed(titles)}`),
    area('despiteOpen', 'Waarom kan afsluiten nu al?', { required: true }),
  );

/** The titles of what should be answered before closing. */
const holding = ({ state, agreement }: DialogView): readonly string[] =>
  state === undefined
    ? []
    : [...new Set(holdingOpen(state, { agreement }).map(({ rule }) => agreement.protocol.tasks[rule]?.title ?? rule))];
