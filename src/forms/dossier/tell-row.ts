import type { DialogView } from '../types';
import type { Told } from './entry';

/** How the dossier tells each event of a topic; the compiler misses one that is not there. */
export type TellRows<E extends { readonly type: string }> = {
  readonly [T in E['type']]: (event: Extract<E, { readonly type: T }>, view: DialogView) => Told | undefined;
};

/** For what is in no dossier. */
export const untold = (): undefined => undefined;

/** Nobody wrote it down: it followed from what somebody did. */
export const followed = (title: string): Told => ({ title, texts: [], followed: true });

/** What a task is called. A case remembers the latest that ended, and its events all that were asked. */
export function taskTitle(id: string, { agreement, events, state }: DialogView): string | undefined {
  const asked = events.find(({ event }) => event.type === 'asked' && event.task.id === id)?.event;
  const known = state?.tasks.find((task) => task.id === id) ?? (asked?.type === 'asked' ? asked.task : undefined);
  return known === undefined ? undefined : (agreement.protocol.tasks[known.rule]?.title ?? known.rule);
}

/** What happened to a task, after its title: "Overleg gevraagd: gelezen". A title that is a question keeps its mark. */
export function aboutTask(id: string, words: string, { agreement, state }: DialogView): string {
  const name = state?.tasks.find((task) => task.id === id)?.rule;
  const title = name === undefined ? 'Vraag' : (agreement.protocol.tasks[name]?.title ?? name);
  return title.endsWith('?') ? `${title} ${words}` : `${title}: ${words}`;
}
