import { spokenDay, spokenMeeting } from '../../agreement/calendar';
import { veiligThuisFirst } from '../../case/advice/call-first';
import type { RecordedEvent } from '../../case/events';
import type { TalkPlan } from '../../case/talk/talk';
import { callFirstWords } from '../../room/danger-words';
import { listed } from '../../room/listed';
import { alarm, heading, passage, point, say, strong, when, type Blocks } from '../../view/build';
import { correctedText } from '../dossier/corrections';
import { timelineName } from '../people/choices';
import type { Dialog, DialogView } from '../types';
import { natureWords } from '../words';

/** What somebody who leads or attends a talk needs for it: with whom, where, what for, about which signals, and what helps. */
export const prepareTalk: Dialog = {
  name: 'prepare-talk',
  title: 'Gesprek voorbereiden',
  reads: 'question',
  shows: 'prepare-talk',
  sends: [],
  pages: [
    (view) => {
      const { state } = view;
      const plan = planOf(view);
      return [
        heading(`Gesprek voorbereiden${state === undefined ? '' : `: zorg ${state.code}`}`),
        state !== undefined && veiligThuisFirst(state) ? alarm(callFirstWords(state.code)) : [],
        plan === undefined
          ? say('Dit gesprek is niet meer gepland.')
          : [planned(plan, view), signals(plan, view), tips(plan, view)],
      ];
    },
  ],
};

function planOf({ state, task, events }: DialogView): TalkPlan | undefined {
  const id = state?.talks.find((talk) => talk.task === task?.id)?.id;
  return events
    .flatMap(({ event }) => (event.type === 'talk-planned' ? [event.talk] : []))
    .find((talk) => talk.id === id);
}

function planned(plan: TalkPlan, view: DialogView): Blocks {
  const { second, outside, support } = plan;
  const others = [second, outside].filter((person) => person !== undefined);
  return [
    passage(spokenMeeting(plan.on, plan.time, view.now), 'Wanneer'),
    passage(plan.where, 'Waar'),
    passage(partners(plan, view), 'Met wie'),
    // Who is asked for the report leads it, also after it was handed over.
    passage(view.task?.owner.name ?? timelineName(plan.leader, view), 'Wie leidt'),
    others.length === 0 ? [] : passage(listed(others.map((person) => timelineName(person, view))), 'Ook erbij'),
    support === undefined ? [] : passage(support, 'Helpt bij de voorbereiding'),
    passage(plan.purpose, 'Doel'),
  ];
}

function partners({ with: partner }: TalkPlan, { state }: DialogView): string {
  if (state === undefined) return '';
  if (partner === 'child') return `${state.child.name}, het kind`;
  const names = state.parents.map(({ name }) => name);
  return names.length === 0 ? `de ouder(s) van ${state.child.name}` : `${listed(names)}, over ${state.child.name}`;
}

/** What was seen or heard, as it reads by now, and not who wrote it down. */
function signals({ chosen, signals: besides }: TalkPlan, view: DialogView): Blocks {
  const told = view.events.filter(({ version }) => chosen.includes(version)).map((one) => signal(one, view));
  return when(
    told.length > 0 || besides !== undefined,
    strong('Waarover'),
    told,
    besides === undefined ? [] : passage(besides, 'Ook over'),
  );
}

function signal({ event, version }: RecordedEvent, { events, now }: DialogView): Blocks {
  if (event.type !== 'signal-recorded') return [];
  const { nature, on, what } = event.signal;
  return passage(correctedText(version, events) ?? what, `${natureWords[nature]}, ${spokenDay(on, now)}`);
}

function tips({ with: partner }: TalkPlan, { agreement }: DialogView): Blocks {
  const { tips: general, childTips, points, childPoints, questions } = agreement.protocol.talk;
  const own = partner === 'child' ? [...childTips, ...childPoints] : [...points, ...questions];
  return [strong('Dit helpt'), [...general, ...own].map(point)];
}
