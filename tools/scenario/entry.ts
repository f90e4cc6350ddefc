import { actionsOf, elementsOf, type Action, type Element } from './cards';
import { fillForm } from './fill';
import { openDialog } from './find';
import { pressInDialog, type Done, type Values } from './press';
import { StepError, type Kept, type Stage } from './stage';

/** More pages than a scenario's dossier has. */
const MOST_PAGES = 20;

/**
 * Corrects what was written: opens the dossier, reads on until the entry with these words is there, presses the button
 * under it and fills in the form.
 */
export async function correctEntry(
  stage: Stage,
  who: string,
  caseId: string,
  { entry = '', ...given }: Values,
): Promise<Kept> {
  let done: Done = await openDialog(stage, who, ['dossier'], { caseId });
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const card = done.answer.dialog?.card;
    const button = buttonUnder(entry, elementsOf(card));
    if (button !== undefined) {
      await pressInDialog(stage, who, button);
      return fillForm(stage, who, { given });
    }
    const onwards = actionsOf(card).find(({ title }) => title === 'Verder lezen');
    if (onwards === undefined) break;
    done = await pressInDialog(stage, who, onwards);
  }
  throw new StepError(`the dossier of ${who} has no button under an entry with "${entry}"`);
}

/** The button that follows on these words, before another entry begins. */
function buttonUnder(words: string, elements: readonly Element[]): Action | undefined {
  const from = elements.findIndex(({ text }) => typeof text === 'string' && text.includes(words));
  if (from < 0) return undefined;
  const after = elements.slice(from + 1);
  const next = after.findIndex(({ weight }) => weight === 'Bolder');
  const own = next < 0 ? after : after.slice(0, next);
  return actionsOf(own.filter(({ type }) => type.startsWith('Action.')))[0];
}
