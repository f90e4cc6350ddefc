import { isDialogName } from '../room/names';
import { quiet, say } from '../view/build';
import { mapInputs, type Block, type Page } from '../view/view';
import { completeInDialog, dangerInDialog, origin, type OpenDialog } from './actions';
import type { AdaptiveCard, CardElement } from './card';
import { layOut, layOutActions } from './lay-out';
import { allCarried } from './wire';

/** Numbers are text: buttons that dial fail on Teams desktop. */
const EMERGENCY_LINE = 'Nu gevaar? Bel 112. Twijfel? Veilig Thuis 0800-2000, dag en nacht.';

/**
 * A dialog's page as Teams takes it, with what was filled in so far.
 *
 * @throws Error when the page belongs to no dialog
 */
export function bindDialog(page: Page): AdaptiveCard {
  const name = page.form;
  if (!isDialogName(name)) throw new Error('a page belongs to a dialog');
  const open: OpenDialog = { name, page: page.page, from: origin({ ...page }), kept: allCarried(page.kept) };
  const last = name === 'declare-emergency' ? [] : [dangerInDialog(open)];
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'nl',
    body: [
      ...layOut([say(EMERGENCY_LINE)]),
      ...problemBlock(page.problem),
      ...layOut(page.step === undefined ? [] : [quiet(`${page.step.at} van ${page.step.of}`)]),
      ...completeInDialog(layOut(inputsFor(page)), open),
    ],
    actions: [...completeInDialog(layOutActions(page.actions), open), ...last],
  };
}

/**
 * A button that sends the inputs is held back by Teams while a required one is empty, and "Terug" must not be: where it
 * is offered, the mark of what is required is part of the label, and the service looks whether it was filled in.
 */
const inputsFor = ({ actions, blocks }: Page): readonly Block[] =>
  actions.some(({ kind }) => kind === 'back')
    ? mapInputs(blocks, (input) => (input.required ? { ...input, required: false, label: `${input.label} *` } : input))
    : blocks;

/** No red and no reproach: what is needed, and that the rest is still there. */
const problemBlock = (problem: string | undefined): readonly CardElement[] =>
  problem === undefined
    ? []
    : [
        {
          type: 'Container',
          style: 'emphasis',
          items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: problem, weight: 'Bolder' }] }],
        },
      ];
