import type { CommitPorts } from './commands/commit';
import type { KnownCase } from './danger/memory';
import type { Log } from './ports';
import type { Surface } from './surface';
import type { Worker } from './delivery/worker';

/** What the service is put together from. */
export interface ServicePorts extends CommitPorts {
  readonly worker: Pick<Worker, 'nudge' | 'look' | 'retry' | 'drafts'>;
  readonly log: Log;
  /** 32 hexadecimal digits, never used before. */
  readonly newId: () => string;
  /** How much it shows; and for an alert about danger that goes out without storage. */
  readonly surface: Pick<Surface, 'capacity' | 'sendPrivately' | 'update' | 'remove'>;
  /** What is remembered of a case. */
  readonly known: (caseId: string) => KnownCase | undefined;
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
