import type { CommandName } from '../case/commands';
import type { RequestData } from './card-data';
import type { DialogName } from './types';

/** Something that the owner of a task can do with it. */
export interface TaskAction {
  readonly title: string;
  /** Whether it decides something at once; else it opens a dialog. */
  readonly decides: boolean;
  readonly verb: DialogName | CommandName;
}

const opens = (title: string, verb: DialogName): TaskAction => ({ title, verb, decides: false });
const decides = (title: string, verb: CommandName): TaskAction => ({ title, verb, decides: true });

/**
 * What the owner of an open task can do with it, in the order of its buttons: the same on its card, in a list of the
 * morning and in Mijn deel.
 */
export const taskActions = ({
  kind,
  form,
  later,
}: Pick<RequestData, 'kind' | 'form' | 'later'>): readonly TaskAction[] => [
  form === 'acknowledge' ? decides('Gelezen', 'acknowledge') : opens('Invullen…', form),
  ...(kind === 'inform' ? [opens('Dossier', 'dossier')] : []),
  // Calling Veilig Thuis counts, also when there is nothing to tell yet.
  ...(kind === 'feedback' ? [decides('Gebeld, nog niets', 'record-contact')] : []),
  ...(later ? [opens('Later…', 'later-form')] : []),
];
