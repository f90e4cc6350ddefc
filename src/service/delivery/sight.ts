import type { Moment } from '../../agreement/time';
import type { CaseState } from '../../case/state';
import { later } from './backoff';
import type { Directory } from '../school/directory';
import type { Clock, Store } from '../ports';
import { withSchoolChanges } from '../commands/current-state';
import { Outdated } from './mistakes';

/** So old may be what is known of who may see what, when a call to a person begins. Milliseconds. */
export const HOLDS = 5_000;

interface Ports {
  readonly store: { readonly cases: Pick<Store['cases'], 'readState'> };
  readonly directory: Directory;
  readonly clock: Clock;
}

/**
 * What a pass knows of the case that it carries out, and since when. The platform may take long over each call, and
 * meanwhile somebody may lose the right to see the case: so it is looked at again.
 */
export class Sight {
  private looking: Promise<void> | undefined;

  constructor(
    private readonly ports: Ports,
    private readonly state: CaseState,
    /** Wall time of the last look. */
    private at: Moment,
  ) {}

  /** @returns until when a call may begin by what is known, in wall time @throws Outdated when the case changed */
  async until(): Promise<Moment> {
    if (this.ports.clock.wall() > later(this.at, HOLDS)) {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
      await this.looking;
    }
    return later(this.at, HOLDS);
  }

  private async look(): Promise<void> {
    const { store, directory, clock } = this.ports;
    const at = clock.wall();
    const latest = await store.cases.readState(this.state.id);
    if (latest?.version !== this.state.version || withSchoolChanges(directory, latest, clock.now()).events.length > 0)
      throw new Outdated();
    this.at = at;
  }
}
