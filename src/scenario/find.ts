import { dialogs } from '../dialogs/all';
import type { CommandName } from '../case/commands';
import { dialogNames, type DialogName } from '../room/types';
import { actionsOf, inputsOf } from './cards';
import { buttonsOf, press, pressInDialog, typePrivately, type Button, type Done } from './press';
import { StepError, type Stage } from './stage';

/** Which case, and which task of it, a button must be about. */
export interface About {
  readonly caseId?: string;
  /** A task by its name in the protocol. */
  readonly rule?: string;
}

/** The dialogs that can send a command. */
export const dialogsFor = (command: CommandName): readonly DialogName[] =>
  dialogNames.filter((name) => dialogs[name].sends.includes(command));

/**
 * The one button before somebody that does one of these things for this case. The newest card counts; when cards of
 * several tasks have it, the scenario must say which.
 */
export async function findButton(
  stage: Stage,
  who: string,
  verbs: readonly string[],
  about: About,
): Promise<Button | undefined> {
  const tasks = await tasksOf(stage, who, about);
  const fits = ({ action: { verb, data } }: Button): boolean =>
    verbs.includes(verb) &&
    (about.caseId === undefined || data['case'] === undefined || data['case'] === about.caseId) &&
    (tasks === undefined || tasks.includes(String(data['task'])));
  const found = (await buttonsOf(stage, who)).filter(fits);
  const different = new Set(found.map(({ action }) => action.data['task']));
  if (different.size > 1)
    throw new StepError(
      `${who} has this button for ${different.size} tasks; say which with "task", by its name in the protocol`,
    );
  return found[0];
}

/** The ids of the open tasks of this name that somebody has, else of anybody. */
async function tasksOf(stage: Stage, who: string, { caseId, rule }: About): Promise<readonly string[] | undefined> {
  if (rule === undefined) return undefined;
  const row = (await stage.school.cases()).find((one) => one.caseId === caseId);
  const named = row?.tasks.filter((task) => task.rule === rule) ?? [];
  if (named.length === 0) throw new StepError(`the case has no task "${rule}"`);
  const own = named.filter(({ owner, status }) => status === 'open' && [who, stage.person(who).id].includes(owner));
  return (own.length > 0 ? own : named).map(({ id }) => id);
}

/** Opens "my part" of a case as its members do: from a card of the case, else from the list of cases. */
export async function openMyPart(stage: Stage, who: string, caseId: string): Promise<Done> {
  const button = await findButton(stage, who, ['my-part'], { caseId });
  if (button !== undefined) return press(stage, who, button);
  await typePrivately(stage, who, 'overzicht');
  await stage.school.settle();
  const listed = await findButton(stage, who, ['my-part'], { caseId });
  if (listed === undefined) throw new StepError(`nothing before ${who} leads to this case`);
  return press(stage, who, listed);
}

/**
 * Opens a dialog as a person would: by its button on a card, else by the one in "my part".
 * @throws StepError when no way leads there
 */
export async function openDialog(stage: Stage, who: string, names: readonly string[], about: About): Promise<Done> {
  const button = await findButton(stage, who, names, about);
  if (button !== undefined) return press(stage, who, button);
  if (about.caseId === undefined) throw new StepError(`nothing before ${who} opens ${names.join(' or ')}`);
  const part = await openMyPart(stage, who, about.caseId);
  const tasks = await tasksOf(stage, who, about);
  const action = actionsOf(part.answer.dialog?.card).find(
    ({ verb, data }) => names.includes(verb) && (tasks === undefined || tasks.includes(String(data['task']))),
  );
  if (action === undefined) throw new StepError(`neither a card nor "my part" of ${who} opens ${names.join(' or ')}`);
  return pressInDialog(stage, who, action);
}

/** A card on which the command itself is a button, with an input for each of these fields. */
export async function findDirect(
  stage: Stage,
  who: string,
  command: CommandName,
  fields: readonly string[],
  about: About,
): Promise<Button | undefined> {
  const button = await findButton(stage, who, [command], about);
  if (button === undefined) return undefined;
  const asked = inputsOf(button.message.card).map(({ id }) => id);
  return fields.every((field) => asked.includes(field)) ? button : undefined;
}
