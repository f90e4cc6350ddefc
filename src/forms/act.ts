import type { Agreement } from '../agreement/agreement';
import type { Act } from '../case/access';
import { isSchoolCommand } from '../case/people/commands';
import type { Dialog } from './types';

/** What opening a form or page is judged as: a form may be opened by those who may send it; a page that only shows says what it shows. */
export function actOf(
  { sends, shows = 'my-part' }: Dialog,
  { task }: { readonly task?: string | undefined },
  agreement: Agreement,
): Act {
  const command = sends[0];
  if (command !== undefined && command !== 'open-case' && !isSchoolCommand(command))
    return { command, task, agreement };
  return { view: shows, task };
}
