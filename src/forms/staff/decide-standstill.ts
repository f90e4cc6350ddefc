import { spokenDay, dayOf } from '../../agreement/calendar';
import { standstillDecisions, type StandstillDecision } from '../../case/staff/commands';
import type { FieldValue } from '../../view/values';
import { asks } from '../../room/asks';
import { heading, quiet, say, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { give } from '../show';
import type { Dialog, DialogView, Values } from '../types';

const { area, coming, one, person } = asks('decide-standstill');

const isDecision = (value: FieldValue): value is StandstillDecision =>
  standstillDecisions.some((known) => known === value);

/** How a case goes on that stands still: for the board; who made it stand still says here that it was a mistake. */
export const decideStandstillForm: Dialog = {
  name: 'decide-standstill',
  title: 'Hoe gaat deze zorg verder?',
  reads: 'state',
  outlivesTask: true,
  ofCase: true,
  atOnce: true,
  sends: ['decide-standstill'],
  pages: [
    (view) => [
      heading(view.state === undefined ? 'Deze zorg staat stil' : `Zorg ${view.state.code} staat stil`),
      say('Signalen, melden en navragen gaan door. De rest wacht.'),
      waiting(view),
      one('decision', 'Wat besluit je?', options(view)),
    ],
    (view, { decision = '' }) => (isDecision(decision) ? asked[decision](view) : []),
  ],
  // Whom it may be about was said already, where it was; the board can choose another.
  fill: (view, values, page) => {
    const suspect = view.state?.frozen?.suspect;
    return page === 2 && values['decision'] === 'go-on' && suspect !== undefined ? { suspect, ...values } : values;
  },
  after: (page, { decision = '' }) => (isDecision(decision) ? (page === 1 ? 2 : 'send') : 1),
  send: (values) => give('decide-standstill', values),
  then: ({ decision = '' }: Values) => ({ text: isDecision(decision) ? said[decision] : 'Bewaard.' }),
};

const words: Readonly<Record<StandstillDecision, string>> = {
  'go-on': 'De zorg gaat verder, zonder iemand',
  wait: 'De zorg blijft stilstaan, tot een dag',
  close: 'De zorg sluit',
  mistake: 'Het was een vergissing',
};

const said: Readonly<Record<StandstillDecision, string>> = {
  'go-on': 'De zorg gaat verder. Wie je koos, ziet er niets van. Niemand hoort waarom.',
  wait: 'De zorg blijft stilstaan. Ik vraag het je die dag weer.',
  close: 'De zorg is gesloten. Herinneringen stoppen.',
  mistake: 'De zorg gaat verder zoals zij was.',
};

const isBoard = ({ state, viewer }: DialogView): boolean => state?.cast.board.person === viewer;

const options = (view: DialogView): readonly Choice[] =>
  standstillDecisions
    .filter((decision) => decision === 'mistake' || isBoard(view))
    .map((value) => ({ title: words[value], value }));

function waiting({ state, now }: DialogView): Blocks {
  const until = state?.frozen?.waits?.until;
  return until === undefined ? [] : quiet(`Het besluit was: stilstaan tot ${spokenDay(dayOf(until), now)}.`);
}

const asked: Readonly<Record<StandstillDecision, (view: DialogView) => Blocks>> = {
  'go-on': (view) => [
    heading(words['go-on']),
    person('suspect', 'Wie ziet er niets meer van?', colleagues(view), { required: true }),
    quiet('Wat van die persoon was, komt bij wie de zorg leidt. Niemand hoort waarom.'),
  ],
  wait: (view) => [heading(words.wait), coming('until', 'Tot welke dag?', view, { required: true })],
  close: () => [
    heading(words.close),
    area('reason', 'Waarom?', { required: true }),
    say('Alle vragen stoppen dan, ook melden en navragen.'),
  ],
  mistake: () => [
    heading(words.mistake),
    area('reason', 'Wat was er anders?', { required: true }),
    quiet('Wat stilstond, wordt weer gevraagd. Niemand hoort waarom.'),
  ],
};

/** Anybody whom the school's file names but the board itself. */
const colleagues = ({ agreement, viewer }: DialogView): readonly Choice[] =>
  Object.values(agreement.school.people)
    .filter(({ id, external }) => id !== viewer && !external)
    .map(({ id, name }) => ({ title: name, value: id }));
