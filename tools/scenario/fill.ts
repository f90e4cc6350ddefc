import { dialogs } from '../../src/forms/all';
import { formOfVerb } from '../../src/cards/verbs';
import type { DialogName } from '../../src/room/names';
import { commandSchemas, type CommandName } from '../../src/case/commands';
import { inputsOf, sendingAction, type Action, type Input } from './cards';
import { heldInDialog, pressInDialog, type Done, type Values } from './press';
import { StepError, type Kept, type Stage } from './stage';

/** More pages than any form has. */
const MOST_PAGES = 8;

export interface Filling {
  readonly given: Values;
  /** The command that should come of it: a choice on the form that decides this is made accordingly. */
  readonly command?: CommandName;
  /** Stop before the button of the page on which the last of the given fields is. */
  readonly hold?: boolean;
  /** Send what the client would hold back. */
  readonly unchecked?: boolean;
}

/**
 * Fills in the dialog that is open before somebody, page by page, and sends it in. Ends when a page comes back for
 * another look, when another dialog is shown, or when the form is done.
 * @throws StepError when a field is given that none of the pages asks
 */
export async function fillForm(stage: Stage, who: string, filling: Filling): Promise<Done | Kept> {
  const asked = new Set<string>();
  let done: Done | undefined;
  let name: DialogName | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const form = stage.forms.get(who);
    const action = form === undefined ? undefined : sendingAction(form.card);
    if (form === undefined || action === undefined) break;
    name ??= nameOf(action);
    if (nameOf(action) !== name) break;
    if (done !== undefined && asked.size > 0 && inputsOf(form.card).every(({ id }) => asked.has(id))) return done;
    for (const { id } of inputsOf(form.card)) asked.add(id);
    const values = { ...decisive(form.card, action, filling), ...filling.given };
    const here = inputsOf(form.card).flatMap((input) => {
      const value = values[input.id];
      return value === undefined ? [] : [[input.id, chosenBy(value, input)]];
    });
    const entry = { given: Object.fromEntries(here) as Values, unchecked: filling.unchecked === true };
    if (filling.hold === true && notAsked(filling.given, asked).length === 0) {
      return heldInDialog(stage, who, action, entry);
    }
    done = await pressInDialog(stage, who, action, entry);
    if (done.answer.dialog === undefined) break;
  }
  if (done === undefined) throw new StepError(`no form is open before ${who}`);
  expectAllAsked(filling.given, asked);
  return done;
}

/** Choices that only the program has a name for are named by their words; any other value stays as it is. */
function chosenBy(given: string, { choices = [], titles }: Input): string {
  const valueOf = (word: string): string => {
    const index = choices.includes(word) ? -1 : titles.findIndex((title) => title.includes(word));
    return choices[index] ?? word;
  };
  return choices.length === 0 || given === '' ? given : given.split(',').map(valueOf).join(',');
}

function expectAllAsked(given: Values, asked: ReadonlySet<string>): void {
  const strange = notAsked(given, asked);
  if (strange.length === 0) return;
  throw new StepError(`no page of the form asks ${strange.join(', ')}; asked were: ${[...asked].join(', ')}`);
}

const notAsked = (given: Values, asked: ReadonlySet<string>): readonly string[] =>
  Object.keys(given).filter((field) => !asked.has(field));

const nameOf = ({ verb }: Action): DialogName | undefined => formOfVerb(verb);

/**
 * A form for several commands asks which; that question is no field of any command. The choice is made here that leads
 * to the command which the scenario names, so that a scenario need not know it.
 */
function decisive(card: unknown, action: Action, { command, given }: Filling): Values {
  const name = nameOf(action);
  const dialog = name === undefined ? undefined : dialogs[name];
  if (command === undefined || dialog === undefined) return {};
  const fields = Object.keys(commandSchemas[command].shape);
  const decide = ({ id, choices }: Input): Values => {
    if (choices === undefined || fields.includes(id) || given[id] !== undefined) return {};
    const choice = choices.find(
      (value) => dialog.send?.({ ...texts(action.data), ...given, [id]: value }).name === command,
    );
    return choice === undefined ? {} : { [id]: choice };
  };
  return Object.assign({}, ...inputsOf(card).map(decide)) as Values;
}

const texts = (data: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
