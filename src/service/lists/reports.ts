import { dayOf, spokenDay } from '../../agreement/calendar';
import { permits } from '../../case/access';
import { reportSeenBy } from '../../case/involvement';
import { card } from '../../room/card-data';
import { reportState } from '../../room/items/notices';
import type { RegistryRow } from '../ports';
import type { List } from './list';
import { compare, fitting, MOST_CASES, openEach, rowsFor } from './rows';

/** What somebody reported, and how far it is: S1-20. A reporter who takes no part any more sees that it was received (S1-19). */
export const reportsFor: List = async (ports, agreement, person) => {
  const { store, clock, directory } = ports;
  const rows = (await rowsFor(store, agreement.school.id, person)).filter(
    ({ status, reporter }) => status !== 'opening' && reporter === person,
  );
  const { lines, ...unopened } = await openEach(
    ports,
    [...rows].sort(openAndLatestFirst).slice(0, MOST_CASES),
    person,
    async ({ state }) => {
      const how = reportSeenBy(state, person);
      if (how === 'nothing') return undefined;
      const agreement = await directory.ofCase(state);
      const far = how === 'all' ? reportState(state, agreement) : 'received';
      return {
        code: state.code,
        case: state.id,
        state: far,
        since: spokenDay(dayOf(state.openedAt), clock.now()),
        add: far !== 'closed' && permits(state, person, { command: 'record-signal', agreement }) === 'yes',
      };
    },
  );
  const { shown, ...more } = fitting(lines, ports.surface.capacity.listLines);
  const empty = shown.length === 0 && unopened.unopened === undefined;
  return card('reports', { reports: shown, empty, ...more, ...unopened });
};

const openAndLatestFirst = (a: RegistryRow, b: RegistryRow): number =>
  compare(b.status, a.status) || compare(b.openedAt, a.openedAt);
