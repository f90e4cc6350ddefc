import { spoken } from '../../agreement/calendar';
import type { TaskEvent } from '../../case/task/events';
import { signalTitle } from '../signal/signal-choices';
import { filled } from './filled';
import { aboutTask, type TellRows } from './tell-row';

/** What became of a task, as the dossier tells it. */
export const tellTask: TellRows<TaskEvent> = {
  asked: ({ task, question, summary, noNames, chosen = [] }, view) => ({
    title: aboutTask(task.id, `aan ${task.owner.name}, uiterlijk ${spoken(task.due, view.now)}`, view),
    texts: filled([
      ['Vraag', question],
      ['Samenvatting zonder naam', summary],
      ...view.events
        .filter(({ version }) => chosen.includes(version))
        .map((recorded) => ['Leest ook', signalTitle(recorded, view)] as const),
      ['Geen naam, zegt wie het vroeg', noNames?.join(', ')],
    ]),
    ...(question === undefined ? { followed: true as const } : {}),
  }),
  acknowledged: ({ task }, view) => ({ title: aboutTask(task, 'gelezen', view), texts: [] }),
  'escalation-acknowledged': ({ task }, view) => ({ title: aboutTask(task, 'wordt nagevraagd', view), texts: [] }),
  'safety-terms-followed': ({ tasks }, view) => ({
    title: 'Wat over veiligheid gaat, telt nu in werkdagen, ook in een vakantie',
    texts: tasks.map(({ task, due }) => ({
      label: 'Nieuwe datum',
      text: aboutTask(task, `uiterlijk ${spoken(due, view.now)}`, view),
    })),
    followed: true,
  }),
  'task-completed': ({ task, on, result, careCoordinator }, view) => ({
    title: aboutTask(task, 'klaar', view),
    on,
    texts: filled([
      ['Coördineert de zorg', careCoordinator?.name],
      ['Resultaat', result],
    ]),
  }),
  declined: ({ task, reason }, view) => ({
    title: aboutTask(task, 'lukt niet', view),
    texts: filled([['Reden', reason]]),
  }),
  postponed: ({ task, until, reason }, view) => ({
    title: aboutTask(task, `later, opnieuw gevraagd op ${spoken(until, view.now)}`, view),
    texts: filled([['Reden', reason]]),
  }),
  'handed-over': ({ task, to, reason }, view) => ({
    title: aboutTask(task, `nu bij ${to.name}`, view),
    texts: filled([['Reden', reason]]),
  }),
  withdrawn: ({ task, reason }, view) => ({
    title: aboutTask(task, 'ingetrokken', view),
    texts: filled([['Reden', reason]]),
  }),
};
