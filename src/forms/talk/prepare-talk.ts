import { spokenMeeting } from '../../agreement/calendar';
import { veiligThuisFirst } from '../../case/advice/call-first';
import type { TalkPlan } from '../../case/talk/talk';
import { callFirstWords } from '../../room/danger-words';
import { listed } from '../../room/listed';
import { alarm, heading, note, say, when } from '../../view/build';
import { filled } from '../dossier/filled';
import type { ReadingRow } from '../page-measure';
import { paged, rowBlocks, rowsOfEntry } from '../paging';
import { timelineName } from '../people/choices';
import { shownSignals } from '../signal/shown-signals';
import type { Dialog, DialogView } from '../types';

const { pageAt, reading } = paged(rowsOf);

/** What somebody who leads or attends a talk needs for it: with whom, where, what for, about which signals, and what helps. */
export const prepareTalk: Dialog = {
  name: 'prepare-talk',
  title: 'Gesprek voorbereiden',
  reads: 'question',
  shows: 'prepare-talk',
  sends: [],
  ...reading,
  pages: [
    (view, _, page) => {
      const { state } = view;
      const { number, count, shown } = pageAt(page, view);
      return [
        heading(`Gesprek voorbereiden${state === undefined ? '' : `: zorg ${state.code}`}`),
        when(count > 1, note(`Bladzijde ${number} van ${count}`)),
        state !== undefined && veiligThuisFirst(state) ? alarm(callFirstWords(state.code)) : [],
        when(shown.length === 0, say('Dit gesprek is niet meer gepland.')),
        shown.map(rowBlocks),
      ];
    },
  ],
};

function rowsOf(view: DialogView): readonly ReadingRow[] {
  const plan = planOf(view);
  if (plan === undefined) return [];
  const { chosen, signals, purpose, where, second, outside, support } = plan;
  const others = [second, outside].flatMap((person) => (person === undefined ? [] : [timelineName(person, view)]));
  const about = [...shownSignals(chosen, view), ...filled([['Ook over', signals]])];
  return [
    ...rowsOfEntry(
      {
        section: 'course',
        title: spokenMeeting(plan.on, plan.time, view.now),
        dates: where,
        texts: filled([
          ['Met wie', partners(plan, view)],
          // Who is asked for the report leads it, also after it was handed over.
          ['Wie leidt', view.task?.owner.name ?? timelineName(plan.leader, view)],
          ['Ook erbij', listed(others) || undefined],
          ['Helpt bij de voorbereiding', support],
          ['Doel', purpose],
        ]),
      },
      view.measure,
    ),
    ...rowsOfEntry({ section: 'facts', title: 'Waarover', dates: 'Dit is opgeschreven.', texts: about }, view.measure),
    ...rowsOfEntry(
      { section: 'course', title: 'Dit helpt', dates: 'Uit jullie afspraken.', texts: tips(plan, view) },
      view.measure,
    ),
  ];
}

function planOf({ state, task, events }: DialogView): TalkPlan | undefined {
  const id = state?.talks.find((talk) => talk.task === task?.id)?.id;
  return events
    .flatMap(({ event }) => (event.type === 'talk-planned' ? [event.talk] : []))
    .find((talk) => talk.id === id);
}

function partners({ with: partner }: TalkPlan, { state }: DialogView): string {
  if (state === undefined) return '';
  if (partner === 'child') return `${state.child.name}, het kind`;
  const names = state.parents.map(({ name }) => name);
  return names.length === 0 ? `de ouder(s) van ${state.child.name}` : `${listed(names)}, over ${state.child.name}`;
}

function tips({ with: partner }: TalkPlan, { agreement }: DialogView) {
  const { tips: general, childTips, points, childPoints, questions } = agreement.protocol.talk;
  return filled([
    ['Bij elk gesprek', general.join('\n')],
    ['Met het kind', partner === 'child' ? [...childTips, ...childPoints].join('\n') : ''],
    ['Met de ouders', partner === 'parents' ? points.join('\n') : ''],
    ['Vragen die kunnen helpen', partner === 'parents' ? questions.join('\n') : ''],
  ]);
}
