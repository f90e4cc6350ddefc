import type { TaskKind } from '../agreement/protocol-schema';
import type { CommandName } from '../case/commands';
import { act, go } from '../view/build';
import type { Action } from '../view/view';
import type { DialogName } from './names';

/** Something that can be done with a task. */
export interface TaskAction {
  readonly title: string;
  /** Whether it decides something at once; else it opens a dialog. */
  readonly decides: boolean;
  readonly verb: DialogName | CommandName;
  /** What the dialog opens with. */
  readonly carries?: Readonly<Record<string, string | number>>;
}

const opens = (title: string, verb: DialogName, carries?: TaskAction['carries']): TaskAction => ({
  title,
  verb,
  decides: false,
  ...(carries === undefined ? {} : { carries }),
});
const decides = (title: string, verb: CommandName): TaskAction => ({ title, verb, decides: true });

interface Answered {
  readonly kind: TaskKind;
  /** What answers it: a form, or that it was read. */
  readonly form: DialogName | 'acknowledge';
  /** Whether who is told something may read more of it. */
  readonly reads?: true;
}

interface PutOff {
  /** Whether it can be put off. */
  readonly later: boolean;
}

function answer({ form }: Pick<Answered, 'form'>): TaskAction {
  if (form === 'acknowledge') return decides('Gelezen', 'acknowledge');
  return opens(form === 'weigh' ? 'Wegen…' : 'Invullen…', form);
}

/**
 * What the owner of an open task can do with it, in the order of its buttons: the same on its card, in a list of the
 * morning and in Mijn deel.
 */
export const taskActions = (task: Answered & PutOff): readonly TaskAction[] => [
  answer(task),
  ...(task.kind === 'inform' && task.reads === true ? [opens('Dossier', 'dossier')] : []),
  // Calling Veilig Thuis counts, also when there is nothing to tell yet.
  ...(task.kind === 'feedback' ? [decides('Gebeld, nog niets', 'record-contact')] : []),
  ...(task.later ? [opens('Later…', 'not-now')] : []),
];

/** The same on the card of a follow-up, which is answered on the spot; after the last ask it is not put off any more. */
export const followUpActions = ({ later }: PutOff): readonly TaskAction[] => [
  decides('Opslaan', 'record-followup'),
  opens(later ? 'Later…' : 'Iemand anders…', 'not-now'),
  opens('Dossier', 'dossier'),
];

/** In Vandaag, whose lines open things and decide nothing: the form in which the owner answers, where there is one. */
export const listActions = (task: Pick<Answered, 'form'>): readonly TaskAction[] =>
  [answer(task)].filter(({ decides: atOnce }) => !atOnce);

/** What the coordinator can do with the task of another. */
export const actionsInStead = ({
  kind,
  form,
  stays,
}: Answered & {
  /** It is asked until it is answered. */
  readonly stays: boolean;
}): readonly TaskAction[] => [
  ...(form === 'acknowledge' ? [] : [opens('Namens invullen…', form)]),
  opens('Vervangen…', 'not-now', { choice: 'other' }),
  ...(kind !== 'follow-up' && !stays ? [opens('Intrekken…', 'withdraw-request')] : []),
];

/** Its button. */
export const actionButton = ({ title, verb, decides: atOnce, carries }: TaskAction): Action =>
  atOnce ? act(title, verb, carries) : go(title, verb, carries);
