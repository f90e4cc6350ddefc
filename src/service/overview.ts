import { dayOf, spokenDay } from '../agreement/calendar';
import type { Agreement } from '../agreement/agreement';
import { card, overviewRows } from '../room/card-data';
import type { CardSpec } from '../room/types';
import type { Clock, RegistryRow, Store } from './ports';

/** The open cases in which somebody takes part, first due first. One range read; process only. */
export async function overviewFor(
  store: Pick<Store, 'registry'>,
  clock: Clock,
  agreement: Agreement,
  person: string,
): Promise<CardSpec> {
  const rows = (await store.registry.list(agreement.school.id)).filter(
    (row) => row.status === 'open' && row.people.includes(person),
  );
  const sorted = [...rows].sort((a, b) => compare(a.nextDue ?? '9', b.nextDue ?? '9') || compare(a.code, b.code));
  const shown = sorted.slice(0, overviewRows);
  return card('overview', {
    cases: shown.map((row) => ({
      code: row.code,
      case: row.caseId,
      what: stepTitle(row, agreement),
      ...until(row, clock),
    })),
    empty: rows.length === 0,
    ...(sorted.length > shown.length ? { more: sorted.length - shown.length } : {}),
  });
}

const until = ({ nextDue }: RegistryRow, clock: Clock): { until?: string } =>
  nextDue === undefined ? {} : { until: spokenDay(dayOf(nextDue), clock.now()) };

const stepTitle = ({ step }: RegistryRow, { protocol }: Agreement): string =>
  protocol.steps.find(({ id }) => id === step)?.title ?? step;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
