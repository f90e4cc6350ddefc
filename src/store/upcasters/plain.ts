import type { Upcasters } from '../schema';
import { alertValues, draftValues } from './field-values';
import { alertForms, draftForms } from './form-names';
import type { Step } from './step';

/** What was written before rows were numbered is as it is now. */
const asItIs: Step = (stored) => stored;

export const sentUpcasters: Upcasters<'sent'> = [asItIs];
export const personUpcasters: Upcasters<'person'> = [asItIs];
export const changeUpcasters: Upcasters<'change'> = [asItIs];
export const draftUpcasters: Upcasters<'draft'> = [asItIs, (stored) => draftValues.now(draftForms.now(stored))];
export const alertUpcasters: Upcasters<'alert'> = [asItIs, (stored) => alertValues.now(alertForms.now(stored))];
