import { stale } from '../../case/context';
import { closedBefore, Refusal } from '../../case/refusal';
import { dialogs } from '../../forms/all';
import type { DialogView } from '../../forms/types';
import { isDialogName } from '../../room/names';
import type { Reply, Request } from '../request';

/** What is said of a form about a task that was closed since, or that is another's now; nothing where it can be done. */
export function endedTask({ task, state }: DialogView, { verb, task: asked, actor }: Request): Refusal | undefined {
  const outlives = isDialogName(verb) && dialogs[verb].outlivesTask === true;
  if (asked === undefined || state === undefined || outlives) return undefined;
  if (task === undefined)
    return new Refusal(
      stale().code,
      'Er is iets veranderd en niets opgeslagen. Open het overzicht voor de nieuwste kaart.',
    );
  return task.status === 'open' ? undefined : closedBefore(task, actor.person);
}

/** A form with a sentence above it. */
export const saying = (reply: Reply, { text, code }: Refusal): Reply =>
  reply.kind === 'dialog' ? { ...reply, code, page: { ...reply.page, problem: text } } : reply;

/** Whether a form that is refused stays before its writer, with what they filled in. */
export const staysOpen = ({ code }: Refusal): boolean =>
  code === 'incomplete' || code === 'not-allowed' || code === 'stale' || code === 'closed';

/** What is said above a form that can be sent again: it was drawn anew, so that it is not stale any more. */
export const inForm = (refusal: Refusal): Refusal =>
  refusal.code === 'stale' && refusal.text === stale().text
    ? new Refusal('stale', 'Er is intussen iets veranderd. Klopt dit nog? Verstuur het dan nog een keer.')
    : refusal;

/** What is said above a form that will not be taken any more. */
export const unsent = ({ code, text }: Refusal): Refusal =>
  new Refusal(code, `${text} Wat je schreef, staat er nog en is niet verstuurd. Kopieer het als je het nodig hebt.`);
