import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { notOfSchool } from '../refusal';
import { personOf } from '../people/roster';
import { notInFuture, type Context } from '../context';

/** M-17: Veilig Thuis may ask, and school may give; it is written down what was given. */
export function recordInquiry(fields: Fields<'record-inquiry'>, context: Context): readonly CaseEvent[] {
  const { date, employee, asked, given, by, parentsTold, notTold } = fields;
  if (personOf(context.agreement, by)?.external !== false) throw notOfSchool('by');
  return [
    {
      type: 'inquiry-recorded',
      inquiry: {
        on: notInFuture(date, context.now, 'date'),
        employee,
        asked,
        given,
        givenBy: by,
        parentsTold: parentsTold === 'yes',
        ...(notTold === undefined ? {} : { notTold }),
      },
    },
  ];
}
