import type { Act } from '../case/access';
import { isSchoolCommand } from '../case/people/commands';
import type { Dialog } from './types';

/** What opening a form or page is judged as: a form may be opened by those who may send it; a page that only shows has a rule of its own. */
export function actOf(dialog: Dialog, { task }: { readonly task?: string | undefined }): Act {
  const command = dialog.sends[0];
  if (command !== undefined && command !== 'open-case' && !isSchoolCommand(command)) return { command, task };
  return { view: dialog.name === 'dossier' || dialog.name === 'report-draft' ? dialog.name : 'my-part' };
}
