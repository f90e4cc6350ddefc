import type { z } from 'zod/v4';
import { adviceCommandSchemas } from './advice/commands';
import { childCommandSchemas } from './child/commands';
import { consentCommandSchemas } from './consent/commands';
import { consultationCommandSchemas } from './consultation/commands';
import { courseCommandSchemas } from './course/commands';
import { emergencyCommandSchemas } from './emergency/commands';
import { fileRequestCommandSchemas } from './file-request/commands';
import { helpCommandSchemas } from './help/commands';
import { isSchoolCommand, peopleCommandSchemas, schoolCommandSchemas, type SchoolCommandName } from './people/commands';
import { relationCommandSchemas } from './relation/commands';
import { reportCommandSchemas } from './report/commands';
import { signalCommandSchemas } from './signal/commands';
import { staffCommandSchemas } from './staff/commands';
import { talkCommandSchemas } from './talk/commands';
import { taskCommandSchemas } from './task/commands';
import { weighingCommandSchemas } from './weighing/commands';

/*
 * What people can ask of a case. The field names are the ids of the inputs on the forms in `src/forms`, and the values are
 * those of `src/view/values.ts`. So a form, a scenario and a forged payload all pass through this one gate.
 */

export const commandSchemas = {
  ...signalCommandSchemas,
  ...childCommandSchemas,
  ...consultationCommandSchemas,
  ...consentCommandSchemas,
  ...adviceCommandSchemas,
  ...talkCommandSchemas,
  ...weighingCommandSchemas,
  ...helpCommandSchemas,
  ...reportCommandSchemas,
  ...fileRequestCommandSchemas,
  ...taskCommandSchemas,
  ...emergencyCommandSchemas,
  ...staffCommandSchemas,
  ...peopleCommandSchemas,
  ...schoolCommandSchemas,
  ...relationCommandSchemas,
  ...courseCommandSchemas,
} as const;

export type CommandName = keyof typeof commandSchemas;

/** The parsed fields of a command. */
export type Fields<N extends CommandName> = z.output<(typeof commandSchemas)[N]>;

export type CaseCommandName = Exclude<CommandName, SchoolCommandName>;

/** One of these commands, so that a table by name can be looked up with it. */
export type CommandOf<N extends CaseCommandName> = {
  [K in N]: {
    readonly name: K;
    readonly fields: Fields<K>;
    /** The task on whose card or form it was given. */
    readonly task?: string;
    /** The task's version that the person had in front of them. */
    readonly version?: number;
  };
}[N];
/** A command on a case as `decide` takes it: what is asked, on which task, seen in which version of that task's card. */
export type Command = CommandOf<CaseCommandName>;

/** Those that are about a case; the others are about the school. */
export const caseCommandNames = Object.keys(commandSchemas).filter(
  (name): name is CaseCommandName => !isSchoolCommand(name),
);

export const commandNames = Object.keys(commandSchemas) as CommandName[];

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commandSchemas, name);
