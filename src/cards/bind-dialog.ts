import { isDialogName } from '../room/types';
import { say } from '../view/build';
import type { Page } from '../view/view';
import { completeInDialog, dangerInDialog, origin, type OpenDialog } from './actions';
import type { AdaptiveCard, CardElement } from './card';
import { layOut, layOutActions } from './lay-out';

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
  const open: OpenDialog = { name, page: page.page, from: origin({ ...page }), kept: page.kept };
  const last = name === 'emergency' ? [] : [dangerInDialog(open)];
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'nl',
    body: [
      ...layOut([say(EMERGENCY_LINE)]),
      ...problemBlock(page.problem),
      ...completeInDialog(layOut(page.blocks), open),
    ],
    actions: [...completeInDialog(layOutActions(page.actions), open), ...last],
  };
}

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
