import { isCommandName } from '../case/commands';
import { formNamed } from '../room/former-forms';
import type { DialogName } from '../room/names';

/*
 * What a button names in its data. A form has the name of the command that it gives, and a card may have that very command
 * as a button: so a form is named apart.
 */
const FORM = 'form/';

/** What a button names that opens this form, or sends a page of it in. */
export const formVerb = (name: DialogName): string => `${FORM}${name}`;

/** The form that a button opens or sends in. */
export const formOfVerb = (verb: string): DialogName | undefined =>
  verb.startsWith(FORM) ? formNamed(verb.slice(FORM.length)) : undefined;

/** What somebody means by pressing such a button, also on a card of before forms were named so. */
export function meant(verb: string): { readonly verb: string; readonly decides?: true } {
  const form = formOfVerb(verb);
  if (form !== undefined) return { verb: form };
  if (isCommandName(verb)) return { verb, decides: true };
  return { verb: formNamed(verb) ?? verb };
}
