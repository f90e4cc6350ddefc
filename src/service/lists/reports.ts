import { dayOf, spokenDay } from '../../agreement/calendar';
import { permits } from '../../case/access';
import { reportSeenBy } from '../../case/involvement';
import { card } from '../../room/card-data';
import { reportState } from '../../room/items/notices';
import type { RegistryRow } from '../ports';
import { leafOf, schoolOfLine } from './leaf';
import type { List } from './list';
import { compare } from './order';
import { rowsFor } from './rows';

/**
 * What somebody reported, and how far it is: S1-20. A reporter who takes no part any more sees that it was received (S1-19).
 * By day, and not by what it asks of others, which is not a reporter's to know.
 */
export const reportsFor: List = async (ports, schools, reader) => {
  const { store, clock, directory } = ports;
  const { person } = reader;
  const rows = (await rowsFor(store, schools, person))
    .filter(({ status, reporter }) => status !== 'opening' && reporter === person)
    .sort(openAndLatestFirst);
  const { shown, ...leaf } = await leafOf(ports, rows, reader, {
    schools,
    linesOf: async ({ row, state }) => {
      const how = reportSeenBy(state, person);
      if (how === 'nothing') return [];
      const agreement = await directory.ofCase(state);
      const far = how === 'all' ? reportState(state, agreement) : 'received';
      const add = far !== 'closed' && permits(state, person, { command: 'record-signal', agreement }) === 'yes';
      // A reporter who sees only that it was received does not learn from its place that it is closed.
      const status = far === 'closed' ? ('closed' as const) : ('open' as const);
      const { code, id, openedAt } = state;
      return [
        { of: row, show: { status, openedAt, code, case: id, state: far, add, ...schoolOfLine(schools, state) } },
      ];
    },
    inOrder: (a, b) => openAndLatestFirst(a, b),
  });
  const reports = shown.map(({ openedAt, status: _, ...line }) => ({
    ...line,
    since: spokenDay(dayOf(openedAt), clock.now()),
  }));
  return card('reports', { reports, ...leaf });
};

type InTime = Pick<RegistryRow, 'status' | 'openedAt' | 'code'>;

const openAndLatestFirst = (a: InTime, b: InTime): number =>
  compare(b.status, a.status) || compare(b.openedAt, a.openedAt) || compare(a.code, b.code);
