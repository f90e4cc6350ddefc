import { commandSchemas, type CaseCommandName, type Command, type CommandName } from '../../case/commands';
import type { SchoolCommand, SchoolCommandName } from '../../case/people/commands';
import { Refusal } from '../../case/refusal';
import type { Values } from '../../forms/types';
import type { Request } from '../request';

/** Fields as a command takes them, or which of them are missing or wrong. */
export type CheckedFields =
  | { readonly parsed: unknown; readonly missing: readonly string[] }
  | { readonly parsed?: undefined; readonly missing: readonly string[] };

/** The gate for everything that comes from outside: what is filled in is held against the schema of its command here, once. */
export function check(name: CommandName, fields: Values): CheckedFields {
  const result = commandSchemas[name].safeParse(fields);
  return result.success ? { parsed: result.data, missing: [] } : { missing: fieldsOf(result.error.issues) };
}

/**
 * A command with its fields as they should be.
 * @throws Refusal `incomplete`, naming the fields
 */
export function commandOf(
  name: CaseCommandName,
  checked: CheckedFields,
  { task, version }: Pick<Request, 'task' | 'version'>,
): Command {
  // The schema of this very name parsed them; that they belong together is what the table of schemas says.
  return { name, fields: parsedOf(checked), task, version } as Command;
}

/** The same for a command about the school. @throws Refusal `incomplete` */
export const schoolCommandOf = (name: SchoolCommandName, checked: CheckedFields): SchoolCommand =>
  ({ name, fields: parsedOf(checked) }) as SchoolCommand;

function parsedOf({ parsed, missing }: CheckedFields): unknown {
  if (parsed === undefined) throw new Refusal('incomplete', '', missing);
  return parsed;
}

const fieldsOf = (issues: readonly { readonly path: readonly PropertyKey[] }[]): readonly string[] => [
  ...new Set(issues.map(({ path }) => String(path[0] ?? '')).filter((field) => field !== '')),
];
