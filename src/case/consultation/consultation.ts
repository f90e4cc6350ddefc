import type { Day } from '../../agreement/time';
import type { contacts } from '../answers';

export type ConsultationMode = 'open' | 'anonymous';

/** C-16: what a consulted colleague says, in writing. */
export interface ConsultationNote {
  readonly on: Day;
  readonly contact: (typeof contacts)[number];
  readonly reading: string;
  readonly alternative?: string;
  readonly advice: string;
  readonly agreements?: string;
  /** C-21: what the protocol has them choose, by its name in the file, and why; a supposition, and no finding. */
  readonly choice?: { readonly of: string; readonly why: string };
  /** C-09: any doubt about cause or safety asks for advice of Veilig Thuis. */
  readonly doubt: boolean;
}
