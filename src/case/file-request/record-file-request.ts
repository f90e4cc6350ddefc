import { DateTime } from 'luxon';
import { addDays } from '../../agreement/calendar';
import type { Day } from '../../agreement/time';
import type { Fields } from '../commands';
import { notInFuture, type Context } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { ask, nextTaskId, stillAhead } from '../task/ask';

/** Days after which is asked whether the file was gathered: halfway, so that time is left to mend it. */
const GATHERED_AFTER = 14;

/**
 * Parents may see the file, and get an answer within a month of their asking (AVG, article 12). The request counts from
 * the day on which it was made, whatever the form; that nothing can be exported yet changes nothing about that day.
 */
export function recordFileRequest(
  state: CaseState,
  { date, asker, wish }: Fields<'record-file-request'>,
  context: Context,
): readonly CaseEvent[] {
  const on = notInFuture(date, context.now, 'date');
  const answerBy = monthAfter(on);
  const requested: CaseEvent = {
    type: 'file-requested',
    on,
    asker,
    ...(wish === undefined ? {} : { wish }),
    answerBy,
  };
  const { task, fileRequest } = context.agreement.protocol.planning;
  // Also where the term ends on a day on which nobody works: the law counts on.
  const halfway = stillAhead(addDays(on, GATHERED_AFTER), context);
  const gathering = ask(nextTaskId(state, []), fileRequest?.gather ?? task, state, context, {
    askFrom: halfway,
    due: halfway,
  });
  const due = stillAhead(answerBy, context);
  const answering = ask(nextTaskId(state, [gathering]), fileRequest?.answer ?? task, state, context, { due });
  return [
    requested,
    {
      ...gathering,
      question: 'Zoek bij elkaar wat in het dossier staat, en bespreek met de directeur wat de ouders zien.',
    },
    { ...answering, question: `Geef ${asker} antwoord op de vraag om het dossier. Dat moet binnen een maand.` },
  ];
}

/** The same day of the next month, or its last day where it has none such. */
const monthAfter = (day: Day): Day => DateTime.fromISO(day).plus({ months: 1 }).toFormat('yyyy-MM-dd');
