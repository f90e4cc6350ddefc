import type { Step, Upcasters } from '../schema';
import { alertForms, draftForms } from './form-names';

/** What was written before rows were numbered is as it is now. */
const asItIs: Step = (stored) => stored;

export const sent: Upcasters<'sent'> = [asItIs];
export const person: Upcasters<'person'> = [asItIs];
export const change: Upcasters<'change'> = [asItIs];
export const draft: Upcasters<'draft'> = [asItIs, draftForms.now];
export const alert: Upcasters<'alert'> = [asItIs, alertForms.now];
