import { dayOf, spoken } from '../../agreement/calendar';
import { framed, heading, note, passage, point, say, strong, when, yesNo, type Blocks } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';
import { shownSignals } from '../signal/shown-signals';
import { contactWords } from '../words';

const { area, one, past } = asks('answer-consultation');

/** The answer of the colleague who was asked, with the question above it: C-16, C-09. */
export const answerConsultationForm: Dialog = {
  name: 'answer-consultation',
  title: 'Overleg',
  reads: 'question',
  sends: ['answer-consultation'],
  button: 'Versturen',
  fill: ({ now }, values) => ({ date: dayOf(now), ...values }),
  pages: [
    (view) => [
      heading('Meedenken'),
      asked(view),
      when(view.task?.mode === 'anonymous', say('Noem in je antwoord ook geen naam, school of adres.')),
      past('date', 'Datum', view),
      one('contact', 'Contact', contactWords),
      area('reading', 'Hoe duid je dit?'),
      area('alternative', 'Andere verklaring'),
      area('advice', 'Advies'),
      area('agreements', 'Afspraken'),
      estimate(view),
      one('doubt', 'Twijfel over oorzaak of veiligheid?', yesNo),
    ],
  ],
  send: (values) => give('answer-consultation', values),
  then: ({ doubt }) =>
    doubt === 'yes'
      ? { text: 'Opgeslagen. Bij twijfel is advies van Veilig Thuis nodig. De coördinator leest dat je twijfelt.' }
      : undefined,
};

const ruleOf = ({ agreement, task }: DialogView) => agreement.protocol.tasks[task?.rule ?? ''];

/** What was asked and until when, and no more of the case than that. */
function asked(view: DialogView): Blocks {
  const { task, events, now } = view;
  const asking = events.find(({ version }) => version === task?.askedIn)?.event;
  const { question = '', summary = '', chosen = [] } = asking?.type === 'asked' ? asking : {};
  return [
    task === undefined ? [] : say(`Graag uiterlijk ${spoken(task.due, now)}.`),
    when(question !== '', framed(strong('De vraag'), passage(question))),
    when(summary !== '', framed(strong('Samenvatting'), passage(summary))),
    signals(chosen, view),
    (ruleOf(view)?.questions ?? []).map(point),
  ];
}

/** What was ticked for them, as far as it fits beside the questions; never who reported it. */
function signals(chosen: readonly number[], view: DialogView): Blocks {
  let room = view.measure.page / 2;
  const all = shownSignals(chosen, view);
  const shown = all.filter((one) => {
    room -= view.measure.row({ kind: 'text', ...one });
    return room >= 0;
  });
  const more = all.length - shown.length;
  return when(
    all.length > 0,
    strong('Wat is gezien of gehoord'),
    shown.map(({ label, text }) => passage(text, label)),
    when(more > 0, note(`En nog ${more}, die hier niet passen. Vraag ernaar bij wie je de vraag stelde.`)),
  );
}

/** What the protocol wants to know of what they think: an estimate. */
function estimate(view: DialogView): Blocks {
  const choice = ruleOf(view)?.choice;
  const options = Object.entries(choice?.options ?? {}).map(([value, { title }]) => ({ title, value }));
  return when(
    options.length > 0,
    strong(choice?.text ?? ''),
    one('choice', 'Wat denken jullie nu?', options, { required: true }),
    note('Dit is een inschatting. Niemand stelt hier iets vast.'),
    area('choiceWhy', 'Waarom denken jullie dat?', { required: true }),
  );
}
