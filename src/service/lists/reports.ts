import { dayOf, spokenDay } from '../../agreement/calendar';
import { permits, reportSeenBy } from '../../case/access';
import { card, overviewRows } from '../../room/card-data';
import { reportState } from '../../room/items/notices';
import type { RegistryRow } from '../ports';
import type { List } from './list';
import { compare, readAll } from './rows';

/** What somebody reported, and how far it is: S1-20. Whoever takes no part any more sees that it was received (S1-19). */
export const reportsFor: List = async (ports, agreement, person) => {
  const { store, clock, directory } = ports;
  const rows = (await store.registry.list(agreement.school.id)).filter(
    ({ status, reporter }) => status !== 'opening' && reporter === person,
  );
  const listed = await readAll(ports, [...rows].sort(openAndLatestFirst).slice(0, overviewRows));
  const reports = await Promise.all(
    listed.map(async ({ state }) => {
      const seen = reportSeenBy(state, person);
      if (seen === 'nothing') return [];
      const how = seen === 'all' ? reportState(state, await directory.ofCase(state)) : 'received';
      return [
        {
          code: state.code,
          case: state.id,
          state: how,
          since: spokenDay(dayOf(state.openedAt), clock.now()),
          add: how !== 'closed' && permits(state, person, { command: 'record-signal' }) === 'yes',
        },
      ];
    }),
  );
  return card('reports', {
    reports: reports.flat(),
    empty: reports.flat().length === 0,
    ...(rows.length > overviewRows ? { more: rows.length - overviewRows } : {}),
  });
};

const openAndLatestFirst = (a: RegistryRow, b: RegistryRow): number =>
  compare(b.status, a.status) || compare(b.openedAt, a.openedAt);
