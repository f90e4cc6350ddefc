import type { CommitPorts } from './commit';
import type { Log } from './ports';
import type { Worker } from './worker';

/** What the service is put together from. */
export interface ServicePorts extends CommitPorts {
  readonly worker: Pick<Worker, 'nudge' | 'look' | 'retry'>;
  readonly log: Log;
  /** 32 hexadecimal digits, never used before. */
  readonly newId: () => string;
}
