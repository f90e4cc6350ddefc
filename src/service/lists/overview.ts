import { dayOf, spokenDay } from '../../agreement/calendar';
import { permits } from '../../case/access';
import type { CaseState } from '../../case/state';
import { agendaFor } from '../../case/task/agenda';
import type { Agreement } from '../../agreement/agreement';
import { card } from '../../room/card-data';
import { isBehind } from '../school/who-is-who';
import { dangerFor } from './danger';
import { leafOf, schoolOfLine } from './leaf';
import type { List } from './list';
import { byDue, compare, urgencyOfCase } from './order';
import { rowsFor } from './rows';

/**
 * The open cases in which somebody takes part: danger first, then what is asked about safety, then the rest, each by its
 * term; process only. The registry says which may be shown: it is brought up to date with the room, and so the case itself
 * has the last word on who may see it.
 */
export const overviewFor: List = async (ports, schools, reader) => {
  const { store, clock, directory } = ports;
  const { person } = reader;
  const now = clock.now();
  const rows = (await rowsFor(store, schools, person))
    .filter((row) => row.status === 'open' && (row.people.includes(person) || isBehind(directory, row)))
    .sort(byDue);
  const { shown, ...leaf } = await leafOf(ports, rows, reader, {
    schools,
    linesOf: async ({ row, state }) => {
      if (state.status !== 'open' || permits(state, person, { view: 'my-part' }) !== 'yes') return [];
      const agreement = await directory.ofCase(state);
      const danger = dangerFor(person, state);
      const open = agendaFor(person, state, agreement, now);
      const urgency = urgencyOfCase(danger !== undefined, open, state, agreement, now);
      return [{ of: row, show: { state, agreement, danger, due: open[0]?.due, urgency } }];
    },
    inOrder: (a, b) => compare(a.urgency, b.urgency),
  });
  return card('overview', {
    cases: shown.map(({ state, agreement, danger, due }) => ({
      code: state.code,
      case: state.id,
      what: stepTitle(state, agreement),
      ...(due === undefined ? {} : { until: spokenDay(dayOf(due), now) }),
      ...(danger === undefined ? {} : { danger }),
      ...schoolOfLine(schools, state),
    })),
    ...leaf,
  });
};

function stepTitle({ steps }: CaseState, { protocol }: Agreement): string {
  const step = steps.at(-1) ?? '';
  return protocol.steps.find(({ id }) => id === step)?.title ?? step;
}
