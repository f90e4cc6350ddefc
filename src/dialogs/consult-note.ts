import { dayOf, spoken } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';
import { choices, contactWords } from './words';

/** The answer of whoever was asked, with the question above it: C-16, C-09. */
export const consultNote: Dialog = {
  name: 'consult-note',
  title: 'Overleg',
  reads: 'question',
  sends: ['answer-consultation'],
  pages: [
    {
      fields: {
        date: 'Datum',
        contact: 'Contact',
        reading: 'Hoe duid je dit?',
        alternative: 'Andere verklaring',
        advice: 'Advies',
        agreements: 'Afspraken',
        choice: 'Wat denken jullie nu?',
        choiceWhy: 'Waarom denken jullie dat?',
        doubt: 'Twijfel over oorzaak of veiligheid?',
      },
    },
  ],
  show: (view, page, values, problem) => {
    const { question, summary } = asked(view);
    const today = dayOf(view.now);
    const rule = view.agreement.protocol.tasks[view.task?.rule ?? ''];
    return pageCard(consultNote, view, page, { date: today, ...values }, problem, {
      question: question ?? '',
      summary: summary ?? '',
      until: view.task === undefined ? '' : spoken(view.task.due, view.now),
      questions: rule?.questions ?? [],
      choiceText: rule?.choice?.text ?? '',
      options: Object.entries(rule?.choice?.options ?? {}).map(([value, { title }]) => ({ title, value })),
      anonymous: view.task?.mode === 'anonymous',
      today,
      contacts: choices(contactWords),
    });
  },
  send: (values) => ({ name: 'answer-consultation', fields: pick(values, fieldsOf(consultNote)) }),
  then: ({ doubt }) =>
    doubt === 'yes'
      ? { text: 'Opgeslagen. Bij twijfel is advies van Veilig Thuis nodig. De coördinator leest dat je twijfelt.' }
      : undefined,
};

/** What was asked, and no more of the case than that. */
function asked({ task, events }: Parameters<Dialog['show']>[0]): { question?: string; summary?: string } {
  const asking = events.map(({ event }) => event).find((event) => event.type === 'asked' && event.task.id === task?.id);
  return asking?.type === 'asked' ? asking : {};
}
