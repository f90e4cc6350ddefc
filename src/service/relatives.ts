import { leads } from '../case/access';
import type { CaseState } from '../case/state';
import type { Relative } from '../dialogs/types';
import type { Directory } from './directory';
import type { Clock, Store } from './ports';
import { standing } from './standing';

interface Ports {
  readonly store: Pick<Store, 'cases'>;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** The cases that belong with this one, for whoever leads both; to everybody else there are none. */
export async function relativesOf(
  { store, directory, clock }: Ports,
  state: CaseState,
  viewer: string,
): Promise<readonly Relative[]> {
  if (!leads(state, viewer)) return [];
  const others = await Promise.all(
    state.related.map(async (related) => {
      const other = await store.cases.readState(related.case);
      return { related, other: other && standing(directory, other, clock.now()) };
    }),
  );
  return others.flatMap(({ related, other }) =>
    other !== undefined && leads(other, viewer) ? [{ ...related, reporter: other.reporter }] : [],
  );
}
