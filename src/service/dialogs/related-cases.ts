import { leads } from '../../case/involvement';
import type { CaseState } from '../../case/state';
import type { RelatedCase } from '../../forms/types';
import type { Directory } from '../school/directory';
import { errorFacts } from '../health/error-facts';
import type { CaseStore, Clock, Log } from '../ports';
import { currentState } from '../commands/current-state';

interface Ports {
  readonly store: { readonly cases: Pick<CaseStore, 'readState'> };
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
}

/** The cases that belong with this one, for the coordinator who leads both; to everybody else there are none. */
export async function relatedCasesOf(
  { store, directory, clock, log }: Ports,
  state: CaseState,
  viewer: string,
): Promise<readonly RelatedCase[]> {
  if (!leads(state, viewer)) return [];
  const others = await Promise.all(
    state.related.map(async (related) => {
      try {
        const other = await store.cases.readState(related.case);
        return { related, other: other && currentState(directory, other, clock.now()) };
      } catch (error) {
        log.error({ case: related.case, ...errorFacts(error) }, 'a case does not open, and is left out beside another');
        return { related, other: undefined };
      }
    }),
  );
  return others.flatMap(({ related, other }) =>
    other !== undefined && leads(other, viewer) ? [{ ...related, reporter: other.reporter }] : [],
  );
}
