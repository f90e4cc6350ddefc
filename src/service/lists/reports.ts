import { dayOf, spokenDay } from '../../agreement/calendar';
import { permits, reportSeenBy } from '../../case/access';
import { card, overviewRows } from '../../room/card-data';
import { reportState } from '../../room/items/notices';
import type { RegistryRow } from '../ports';
import type { List } from './list';
import { compare, fitting, MOST_CASES, readAll } from './rows';

/** What somebody reported, and how far it is: S1-20. Whoever takes no part any more sees that it was received (S1-19). */
export const reportsFor: List = async (ports, agreement, person) => {
  const { store, clock, directory } = ports;
  const rows = (await store.registry.list(agreement.school.id)).filter(
    ({ status, reporter }) => status !== 'opening' && reporter === person,
  );
  const listed = await readAll(ports, [...rows].sort(openAndLatestFirst).slice(0, MOST_CASES));
  const seen = listed.flatMap(({ state }) => {
    const how = reportSeenBy(state, person);
    return how === 'nothing' ? [] : [{ state, how }];
  });
  const { shown, ...more } = fitting(seen, overviewRows);
  const reports = await Promise.all(
    shown.map(async ({ state, how }) => {
      const now = how === 'all' ? reportState(state, await directory.ofCase(state)) : 'received';
      return {
        code: state.code,
        case: state.id,
        state: now,
        since: spokenDay(dayOf(state.openedAt), clock.now()),
        add: now !== 'closed' && permits(state, person, { command: 'record-signal' }) === 'yes',
      };
    }),
  );
  return card('reports', { reports, empty: reports.length === 0, ...more });
};

const openAndLatestFirst = (a: RegistryRow, b: RegistryRow): number =>
  compare(b.status, a.status) || compare(b.openedAt, a.openedAt);
