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

/** What happened to a task, after its title: "Overleg gevraagd: gelezen". A title that is a question keeps its mark. */
export function aboutTask(id: string, words: string, { agreement, state }: DialogView): string {
  const name = state?.tasks.find((task) => task.id === id)?.rule;
  const title = name === undefined ? 'Vraag' : (agreement.protocol.tasks[name]?.title ?? name);
  return title.endsWith('?') ? `${title} ${words}` : `${title}: ${words}`;
}
