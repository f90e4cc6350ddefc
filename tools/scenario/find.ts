import { formVerb } from '../../src/cards/verbs';
import { dialogs } from '../../src/forms/all';
import { commandNames, type CommandName } from '../../src/case/commands';
import { dialogNames, type DialogName } from '../../src/room/names';
import { actionsOf, inputsOf } from './cards';
import { buttonsOf, press, pressInDialog, typePrivately, type Button, type Done } from './press';
import { StepError, type Stage } from './stage';

/** Which case, and which task of it, a button must be about. */
export interface About {
  readonly caseId?: string;
  /** A task by its name in the protocol, or `consultation of noor` when several people have one. */
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
  const fits = ({ action: { verb }, about: of }: Button): boolean =>
    verbs.includes(verb) &&
    (about.caseId === undefined || of.case === undefined || of.case === about.caseId) &&
    (tasks === undefined || tasks.includes(String(of.task)));
  const found = (await buttonsOf(stage, who)).filter(fits);
  return meant(stage, who, found, about);
}

/** The ids of the tasks of this name; open ones of somebody named, else their own, else anybody's. */
async function tasksOf(stage: Stage, who: string, { caseId, rule }: About): Promise<readonly string[] | undefined> {
  if (rule === undefined) return undefined;
  const [name, owner] = rule.split(' of ');
  const row = (await stage.cases()).find((one) => one.caseId === caseId);
  const named = row?.tasks.filter((task) => task.rule === name) ?? [];
  if (named.length === 0) throw new StepError(`the case has no task "${rule}"`);
  const whose = [owner ?? who, stage.person(owner ?? who).id];
  const own = named.filter((task) => task.status === 'open' && whose.includes(task.owner));
  return (own.length > 0 ? own : named).map(({ id }) => id);
}

/** What is about one task; every other button means the same on whichever card of the case it is. */
const ofOneTask: ReadonlySet<string> = new Set([
  ...(
    [
      'answer-consultation',
      'agree-weighing',
      'complete-task',
      'record-talk',
      'record-signatures',
      'record-feedback',
      'record-followup',
      'not-now',
      'withdraw-request',
    ] as const
  ).map(formVerb),
  ...commandNames,
]);

/**
 * The one action that is meant. When cards or rows of several tasks have the button, it is the person's own open task;
 * when that leaves several still, the scenario must say which.
 */
async function meant<T extends Pick<Button, 'action' | 'about'>>(
  stage: Stage,
  who: string,
  found: readonly T[],
  about: About,
): Promise<T | undefined> {
  if (found.every(({ action }) => !ofOneTask.has(action.verb))) return found[0];
  const tasksAmong = (some: readonly T[]) => new Set(some.map(({ about: of }) => of.task));
  if (tasksAmong(found).size < 2) return found[0];
  const row = (await stage.cases()).find((one) => one.caseId === about.caseId);
  const own =
    row?.tasks
      .filter(({ owner, status }) => status === 'open' && [who, stage.person(who).id].includes(owner))
      .map(({ id }) => id) ?? [];
  const theirs = found.filter(({ about: of }) => own.includes(String(of.task)));
  if (tasksAmong(theirs).size === 1) return theirs[0];
  throw new StepError(
    `${who} has this button for ${tasksAmong(found).size} tasks; say which, as "task: consultation of noor"`,
  );
}

/** Opens "my part" of a case as its members do: from a card of the case, else from the list of cases. */
export async function openMyPart(stage: Stage, who: string, caseId: string): Promise<Done> {
  const button = await findButton(stage, who, [formVerb('my-part')], { caseId });
  if (button !== undefined) return press(stage, who, button);
  await typePrivately(stage, who, 'overzicht');
  await stage.settle();
  const listed = await findButton(stage, who, [formVerb('my-part')], { caseId });
  if (listed === undefined) throw new StepError(`nothing before ${who} leads to this case`);
  return press(stage, who, listed);
}

/**
 * Opens a dialog as a person would: by its button on a card, else by one on the page to read that is open and leads to
 * this case, else by the one in "my part".
 * @throws StepError when no way leads there
 */
export async function openDialog(stage: Stage, who: string, names: readonly DialogName[], about: About): Promise<Done> {
  const verbs = names.map(formVerb);
  const button = await findButton(stage, who, verbs, about);
  if (button !== undefined) return press(stage, who, button);
  if (about.caseId === undefined) throw new StepError(`nothing before ${who} opens ${names.join(' or ')}`);
  const page = stage.forms.get(who)?.card;
  const onPage = actionsOf(inputsOf(page).length === 0 ? page : undefined).find(
    ({ verb, data }) => verbs.includes(verb) && data['case'] === about.caseId,
  );
  if (onPage !== undefined) return pressInDialog(stage, who, onPage);
  const part = await openMyPart(stage, who, about.caseId);
  const tasks = await tasksOf(stage, who, about);
  const rows = actionsOf(part.answer.dialog?.card)
    .filter(({ verb, data }) => verbs.includes(verb) && (tasks === undefined || tasks.includes(String(data['task']))))
    .map((action) => ({ action, about: action.data }));
  const action = (await meant(stage, who, rows, about))?.action;
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
