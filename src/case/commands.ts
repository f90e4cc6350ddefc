import { z } from 'zod/v4';
import { correctionSchemas } from './course/correction';
import { closingReasons } from './course/closing';
import { contacts } from './answers';
import { directions, reporterRoles } from './signal/signal';
import { account, blank, day, name, person, safe, several, text, tick, upTo, words } from './fields';
import { completeSignal, signalFields } from './signal/signal-fields';
import { relateCommandSchemas } from './relation/relate-command';
import {
  isSchoolCommand,
  peopleCommandSchemas,
  schoolCommandSchemas,
  type SchoolCommandName,
} from './people/people-commands';
import { stepCommandSchemas } from './step-commands';

/*
 * What people can ask of a case. The field names are the ids of the inputs on the forms in `src/forms`, and the values are
 * what an Adaptive Card sends: strings. So a form, a scenario and a forged payload all pass through this one gate.
 */

export const commandSchemas = {
  'open-case': z
    .strictObject({
      danger: z.enum(['yes', 'no', 'unknown'], 'missing'),
      staff: z.enum(['yes', 'no'], 'missing'),
      child: words,
      group: words,
      ...signalFields,
    })
    .superRefine(completeSignal),
  'record-signal': z
    .strictObject({ ...signalFields, direction: z.enum(directions, 'missing'), safe })
    .superRefine(completeSignal),
  'request-consultation': z
    .strictObject({
      to: person,
      mode: z.enum(['open', 'anonymous'], 'missing'),
      question: text,
      due: blank(day),
      summary: blank(text),
      clean: tick,
    })
    .superRefine((request, context) => {
      if (request.mode === 'anonymous' && request.summary === undefined)
        context.addIssue({ code: 'custom', path: ['summary'], message: 'missing' });
      if (request.mode === 'anonymous' && !request.clean)
        context.addIssue({ code: 'custom', path: ['clean'], message: 'missing' });
    }),
  'answer-consultation': z.strictObject({
    date: day,
    contact: z.enum(contacts, 'missing'),
    reading: account,
    alternative: blank(account),
    advice: account,
    agreements: blank(account),
    choice: blank(name),
    choiceWhy: blank(upTo(1_000)),
    doubt: z.enum(['yes', 'no'], 'missing'),
  }),
  acknowledge: z.strictObject({}),
  // An emergency asks for nothing at all: no validation stands between a person and help.
  'declare-emergency': z.object({}),
  'acknowledge-emergency': z.object({}),
  'acknowledge-stagnation': z.object({}),
  'withdraw-emergency': z.strictObject({ reason: words }),
  'alert-board': z.object({ suspect: blank(person) }),
  'confirm-board': z.object({}),
  'complete-task': z.strictObject({ result: text, date: day, role: blank(z.enum(reporterRoles)) }),
  postpone: z.strictObject({ until: day, reason: words }),
  'hand-over': z.strictObject({ person, reason: words }),
  decline: z.strictObject({ reason: words }),
  'withdraw-request': z.strictObject({ reason: blank(words) }),
  refer: z.strictObject({
    organisation: words,
    referrer: person,
    date: day,
    purpose: text,
    announced: blank(day),
    lead: words,
    result: text,
    evaluate: day,
  }),
  'record-followup': z.strictObject({ outcome: words, next: blank(day), with: blank(words), note: blank(text), safe }),
  'close-case': z.strictObject({
    reason: z.enum(closingReasons, 'missing'),
    motivation: account,
    agreements: account,
    wentWell: account,
    tookLong: account,
    heard: several(['reporter', 'parents', 'child', 'colleagues', 'organisation']),
    filed: blank(day),
    despiteOpen: blank(account),
    safe,
  }),
  ...peopleCommandSchemas,
  ...schoolCommandSchemas,
  ...stepCommandSchemas,
  ...correctionSchemas,
  ...relateCommandSchemas,
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
