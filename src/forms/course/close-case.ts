import { spoken } from '../../agreement/calendar';
import { SAFE, safetyWords } from '../../room/safety';
import { closingLines, stillValue, type ClosingLine } from '../../case/course/closing';
import { mayBeDone, stillOpen, type StillOpen } from '../../case/course/still-open';
import type { Task } from '../../case/task/task';
import { divided, heading, note, say, strong, submit, when, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { listed } from '../../room/listed';
import { afterSafety } from '../safety';
import { give } from '../show';
import type { Dialog, DialogView, Values } from '../types';
import { closingWords, heardWords } from '../words';

const { area, line, many, one, past } = asks('close-case');

/** Closing is a reasoned decision, with a look back: R-09, S1-21. What is open is gone through, line by line. */
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
      coming(view),
      held(view),
      one('reason', 'Reden', closingWords),
      area('motivation', 'Motivering'),
      area('agreements', 'Volgafspraken'),
      area('wentWell', 'Wat ging goed?'),
      area('tookLong', 'Wat duurde lang?'),
      many('heard', 'Wie zijn gehoord?', heardWords),
      past('filed', 'In leerlingdossier op', view),
      one('safe', SAFE, safetyWords),
    ],
    (view) => [heading('Wat staat er nog open?'), coming(view), listing(view)],
  ],
  fill: (view, values) => ({ ...values, ...chosen(view, values) }),
  actions: (page, _, view) => [submit(page === 1 && goesOn(view) ? 'Verder' : 'Afsluiten')],
  after: (page, _, view) => (page === 1 && goesOn(view) ? 2 : 'send'),
  send: (values) => give('close-case', values),
  then: afterSafety,
};

const openIn = ({ state, agreement, viewer, now }: DialogView): StillOpen =>
  state === undefined ? { holding: [], lines: [], beyond: [], later: [] } : stillOpen(state, agreement, viewer, now);

/** Whether there is something to go through, besides what holds the case open. */
const goesOn = (view: DialogView): boolean => openIn(view).lines.length > 0;

const titles = (tasks: readonly Task[], view: DialogView): string =>
  listed([...new Set(tasks.map((task) => titleOf(task, view)))]);

const titleOf = ({ rule }: Task, { agreement }: DialogView): string => agreement.protocol.tasks[rule]?.title ?? rule;

/** What should be answered before closing. */
function held(view: DialogView): Blocks {
  const { holding } = openIn(view);
  return when(
    holding.length > 0,
    say(`Er staat nog open: ${titles(holding, view)}`),
    area('despiteOpen', 'Waarom kan afsluiten nu al?', { required: true }),
  );
}

function lineFor(task: Task, index: number, view: DialogView): Blocks {
  const number = closingLines[index];
  if (number === undefined) return [];
  return divided(
    strong(`${number}. ${titleOf(task, view)}`),
    note(`Voor ${task.owner.name}, uiterlijk ${spoken(task.due, view.now)}`),
    one(`still${number}`, `Wat gebeurt hiermee? (${number})`, answersFor(task, view)),
    line(`why${number}`, `Wat kwam eruit, of waarom vervalt het? (${number})`),
  );
}

const answersFor = (task: Task, { agreement }: DialogView): readonly Choice[] => [
  ...(mayBeDone(task, agreement) ? [{ title: 'Klaar', value: stillValue('done', task.id) }] : []),
  { title: 'Vervalt', value: stillValue('lapsed', task.id) },
];

/** What was still to be asked, such as how the child is. */
function coming(view: DialogView): Blocks {
  const { later } = openIn(view);
  return when(later.length > 0, say(`Wat ik later zou vragen, vervalt: ${titles(later, view)}`));
}

/** A line for each thing, and one reason for all that has none of its own and for what is more than fits. */
function listing(view: DialogView): Blocks {
  const { lines, beyond } = openIn(view);
  return [
    say('Is iets gedaan? Kies Klaar en schrijf op wat eruit kwam. De rest vervalt als je afsluit.'),
    lines.map((task, index) => lineFor(task, index, view)),
    when(beyond.length > 0, say(`Dit vervalt ook: ${titles(beyond, view)}`)),
    area('lapsedWhy', 'Waarom vervalt de rest?', { required: beyond.length > 0 }),
    note('Dit geldt voor alles waar je niets koos, of geen eigen reden schreef.'),
  ];
}

/** What was chosen, as far as it is about the task of its line; what can only lapse is chosen. */
function chosen(view: DialogView, values: Values): Values {
  const { lines } = openIn(view);
  return Object.fromEntries(
    closingLines.flatMap((number): readonly (readonly [`still${ClosingLine}`, string])[] => {
      const task = lines[number - 1];
      const field = `still${number}` as const;
      const [first, ...more] = task === undefined ? [] : answersFor(task, view).map(({ value }) => value);
      if (first === undefined) return [];
      const value = [first, ...more].find((each) => each === values[field]) ?? (more.length === 0 ? first : '');
      return [[field, value]];
    }),
  );
}
