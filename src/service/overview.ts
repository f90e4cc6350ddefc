import { dayOf, spokenDay } from '../agreement/calendar';
import type { Agreement } from '../agreement/agreement';
import { permits } from '../case/access';
import { card, overviewRows } from '../room/card-data';
import type { CardSpec } from '../room/types';
import type { ServicePorts } from './parts';
import type { Clock, RegistryRow } from './ports';
import { standing } from './standing';

/**
 * The open cases in which somebody takes part, first due first; process only. The registry says which may be shown: it
 * is brought up to date with the room, and so the case itself has the last word on who may see it.
 */
export async function overviewFor(
  { store, clock, directory }: Pick<ServicePorts, 'store' | 'clock' | 'directory'>,
  agreement: Agreement,
  person: string,
): Promise<CardSpec> {
  const rows = (await store.registry.list(agreement.school.id)).filter(
    (row) => row.status === 'open' && row.people.includes(person),
  );
  const sorted = [...rows].sort((a, b) => compare(a.nextDue ?? '9', b.nextDue ?? '9') || compare(a.code, b.code));
  const candidates = sorted.slice(0, overviewRows);
  const seen = await Promise.allSettled(
    candidates.map(async ({ caseId }) => {
      const state = await store.cases.readState(caseId);
      return permits(state && standing(directory, state, clock.now()), person, { view: 'my-part' }) === 'yes';
    }),
  );
  const [first] = seen;
  // One case that does not open hides no other; when none does, storage is away, and an empty list would be untrue.
  if (first?.status === 'rejected' && seen.every(({ status }) => status === 'rejected')) throw first.reason;
  const shown = candidates.filter((_, index) => {
    const looked = seen[index];
    return looked?.status === 'fulfilled' && looked.value;
  });
  return card('overview', {
    cases: shown.map((row) => ({
      code: row.code,
      case: row.caseId,
      what: stepTitle(row, agreement),
      ...until(row, clock),
    })),
    empty: shown.length === 0,
    ...(sorted.length > candidates.length ? { more: sorted.length - candidates.length } : {}),
  });
}

const until = ({ nextDue }: RegistryRow, clock: Clock): { until?: string } =>
  nextDue === undefined ? {} : { until: spokenDay(dayOf(nextDue), clock.now()) };

const stepTitle = ({ step }: RegistryRow, { protocol }: Agreement): string =>
  protocol.steps.find(({ id }) => id === step)?.title ?? step;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
