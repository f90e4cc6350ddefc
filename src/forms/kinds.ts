import { commandSchemas, isCommandName } from '../case/commands';
import { kindOfField, type FieldKind } from '../case/fields';
import { isDialogName } from '../room/names';
import { dialogs } from './all';
import { BACK } from './draft';
import { INFORMED } from './path';
import { FRESH } from './show';

/*
 * A surface that carries what was filled in as text has to know which of it is a tick or a list. That follows from the form,
 * or from the command of a button on a card: of two commands a field of the same name may be of two kinds.
 */

/** What forms remember as being so, whichever they are. */
const REMEMBERED: readonly string[] = [INFORMED, FRESH, BACK];

/** How the answer to an input of this form, or of a card with this command, is held. */
export function kindOfInput(
  { verb, decides }: { readonly verb: string; readonly decides?: true },
  id: string,
): FieldKind {
  if (REMEMBERED.includes(id)) return 'tick';
  const form = decides !== true && isDialogName(verb) ? dialogs[verb] : undefined;
  if (form?.lists?.includes(id) === true) return 'list';
  const commands = form?.sends ?? (isCommandName(verb) ? [verb] : []);
  const kinds = commands.flatMap((command) => {
    const shape: Readonly<Record<string, unknown>> = commandSchemas[command].shape;
    return Object.hasOwn(shape, id) ? [kindOfField(shape[id])] : [];
  });
  return kinds[0] ?? 'text';
}
