import type { Agreement } from '../../src/agreement/agreement';
import type { Day } from '../../src/agreement/time';
import type { Values } from '../../src/view/values';

/** A command as a form would send it; `says` tells it from its siblings in a trail. */
export interface Sample {
  readonly says?: string;
  readonly fields: Values;
}

export interface Setting {
  readonly agreement: Agreement;
  readonly today: Day;
}

/** Whether a command is given on a case or on one of its tasks, and the few ways of filling it in that differ. */
export interface Kind {
  readonly on: 'case' | 'task';
  readonly samples: (setting: Setting) => readonly Sample[];
}

export const onCase = (samples: Kind['samples']): Kind => ({ on: 'case', samples });
export const onTask = (samples: Kind['samples']): Kind => ({ on: 'task', samples });
