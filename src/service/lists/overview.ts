import { dayOf, spokenDay } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
import { permits } from '../../case/access';
import { card } from '../../room/card-data';
import type { CardSpec } from '../../room/card-data';
import type { RegistryRow } from '../ports';
import { dangerFor } from './danger';
import type { ListPorts } from './list';
import { byDue, fitting, MOST_CASES, openEach, rowsFor } from './rows';

/**
 * The open cases in which somebody takes part, first due first; process only. The registry says which may be shown: it
 * is brought up to date with the room, and so the case itself has the last word on who may see it.
 */
export async function overviewFor(ports: ListPorts, agreement: Agreement, person: string): Promise<CardSpec> {
  const { store, clock } = ports;
  const rows = (await rowsFor(store, agreement.school.id, person)).filter(
    (row) => row.status === 'open' && row.people.includes(person),
  );
  const { lines, ...unopened } = await openEach(
    ports,
    [...rows].sort(byDue).slice(0, MOST_CASES),
    person,
    async ({ row, state }) =>
      permits(state, person, { view: 'my-part' }) === 'yes' ? { row, danger: dangerFor(person, state) } : undefined,
  );
  const { shown, ...more } = fitting(lines, ports.surface.capacity.listLines);
  const until = ({ nextDue }: RegistryRow): { until?: string } =>
    nextDue === undefined ? {} : { until: spokenDay(dayOf(nextDue), clock.now()) };
  return card('overview', {
    cases: shown.map(({ row, danger }) => ({
      code: row.code,
      case: row.caseId,
      what: stepTitle(row, agreement),
      ...until(row),
      ...(danger === undefined ? {} : { danger }),
    })),
    empty: shown.length === 0 && unopened.unopened === undefined,
    ...more,
    ...unopened,
  });
}

const stepTitle = ({ step }: RegistryRow, { protocol }: Agreement): string =>
  protocol.steps.find(({ id }) => id === step)?.title ?? step;
