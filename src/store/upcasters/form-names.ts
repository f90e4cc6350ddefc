import { isCommandName } from '../../case/commands';
import { formerNameOf, formNamed } from '../../room/former-forms';
import { isDialogName } from '../../room/names';
import type { Step, Stored } from './step';
import { mapping } from './task-forms';

/*
 * Forms took the name of the command that they give: what is stored names them as they are called now, and is written as
 * the release before knows them.
 */

type Renamed = (name: string) => string;

const now: Renamed = (name) => formNamed(name) ?? name;
const before: Renamed = (name) => (isDialogName(name) ? formerNameOf(name) : name);

const draftIn =
  (renamed: Renamed): Step =>
  ({ form, ...draft }) => ({ ...draft, form: typeof form === 'string' ? renamed(form) : form });

/** A command that a button gave had its name to itself. */
const requestNow = ({ verb, ...request }: Stored): Stored =>
  typeof verb !== 'string'
    ? request
    : { ...request, ...(isCommandName(verb) ? { verb, decides: true } : { verb: now(verb) }) };

const requestBefore = ({ verb, decides, ...request }: Stored): Stored => ({
  ...request,
  verb: typeof verb === 'string' && decides !== true ? before(verb) : verb,
});

const alertIn =
  (renamed: Step): Step =>
  ({ request, ...alert }) => ({ ...alert, request: renamed(mapping(request)) });

const digestIn =
  (renamed: Renamed): Step =>
  ({ lines, ...digest }) => ({ ...digest, lines: listOf(lines).map((line) => lineIn(renamed, line)) });

const lineIn = (renamed: Renamed, { buttons, ...line }: Stored): Stored => ({
  ...line,
  buttons: listOf(buttons).map((button) => buttonIn(renamed, button)),
});

/** A button that decides names a command, and these keep their names. */
function buttonIn(renamed: Renamed, button: Stored): Stored {
  const data = mapping(button['data']);
  const { verb } = data;
  return button['decides'] === true || typeof verb !== 'string'
    ? button
    : { ...button, data: { ...data, verb: renamed(verb) } };
}

const listOf = (values: unknown): readonly Stored[] => (Array.isArray(values) ? values.map(mapping) : []);

/** A later release drops the second of each. */
export const draftForms = { now: draftIn(now), before: draftIn(before) };
export const alertForms = { now: alertIn(requestNow), before: alertIn(requestBefore) };
export const digestForms = { now: digestIn(now), before: digestIn(before) };
