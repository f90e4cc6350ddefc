import { commandSchemas, type CaseCommandName, type Command, type CommandName } from '../../case/commands';
import type { SchoolCommand, SchoolCommandName } from '../../case/people/commands';
import { Refusal } from '../../case/refusal';
import type { Values } from '../../forms/types';
import type { Request } from '../request';

/**
 * The gate for everything that comes from outside: a command with its fields as they should be.
 * @throws Refusal `incomplete`, naming the fields
 */
export function parseCommand(
  name: CaseCommandName,
  fields: Values,
  request: Pick<Request, 'task' | 'version'>,
): Command {
  // The schema of this very name parsed them; that they belong together is what the table of schemas says.
  return { name, fields: parsed(name, fields), task: request.task, version: request.version } as Command;
}

/** The same for a command about the school. @throws Refusal `incomplete` */
export const parseSchoolCommand = (name: SchoolCommandName, fields: Values): SchoolCommand =>
  ({ name, fields: parsed(name, fields) }) as SchoolCommand;

function parsed(name: CommandName, fields: Values): unknown {
  const result = commandSchemas[name].safeParse(fields);
  if (!result.success) throw new Refusal('incomplete', '', fieldsOf(result.error.issues));
  return result.data;
}

/** The fields of a form's earlier pages that are missing or wrong, before the whole is sent. */
export function missingAmong(name: CommandName, fields: Values, among: readonly string[]): readonly string[] {
  const parsed = commandSchemas[name].safeParse(fields);
  return parsed.success ? [] : fieldsOf(parsed.error.issues).filter((field) => among.includes(field));
}

const fieldsOf = (issues: readonly { readonly path: readonly PropertyKey[] }[]): readonly string[] => [
  ...new Set(issues.map(({ path }) => String(path[0] ?? '')).filter((field) => field !== '')),
];
