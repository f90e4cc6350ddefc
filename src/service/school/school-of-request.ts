import { dayOf } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
import { permitsAtSchool } from '../../case/access';
import { dialogs } from '../../forms/all';
import { SCHOOL } from '../../forms/which-school';
import { textIn } from '../../view/values';
import type { DialogName } from '../../room/names';
import type { Clock } from '../ports';
import type { Request } from '../request';
import type { Directory } from './directory';

interface Ports {
  readonly directory: Directory;
  readonly clock: Pick<Clock, 'now'>;
}

/** The school that somebody says they mean; `undefined` where nothing was said. It is theirs only if the directory says so. */
export const schoolSaid = ({ values }: Pick<Request, 'values'>): string | undefined =>
  textIn(values[SCHOOL]) || undefined;

/**
 * At which of somebody's schools they ask something: the one that they say; of a form about the school itself the first
 * at which they may fill it in; else their first.
 */
export function schoolOfRequest(
  { directory, clock }: Ports,
  request: Request,
  form: DialogName | undefined,
): Agreement | undefined {
  const said = schoolSaid(request);
  if (said !== undefined || form === undefined || dialogs[form].reads !== 'school')
    return directory.current(request.actor, said);
  const { actor } = request;
  const today = dayOf(clock.now());
  const may = directory.schoolsOf(actor).find((one) => permitsAtSchool(one, actor.person, today) === 'yes');
  return may ?? directory.current(actor);
}
