import { z } from 'zod/v4';
import type { CardSpec, DialogName } from '../room/types';
import { completeInDialog, dangerInDialog, origin, type OpenDialog } from './actions';
import { mapElements, type AdaptiveCard, type CardElement, type Json } from './card';
import { expand } from './expand';

/** Numbers are text: buttons that dial fail on Teams desktop. */
const EMERGENCY_LINE = 'Nu gevaar? Bel 112. Twijfel? Veilig Thuis 0800-2000, dag en nacht.';

const values = z.record(z.string(), z.string()).default({});
/** What `frame` in `src/dialogs` gives every dialog. */
const frameSchema = z.looseObject({
  page: z.number().default(1),
  values,
  kept: values,
  problem: z.string().optional(),
  flagged: z.array(z.string()).default([]),
});

/**
 * A dialog's page as Teams takes it, with what was filled in so far.
 *
 * @throws Error when the data lacks what the template asks for
 */
export function bindDialog(spec: CardSpec<DialogName>): AdaptiveCard {
  const { page, values: filledIn, kept, problem, flagged } = frameSchema.parse(spec.data);
  const { values: _values, kept: _kept, ...shown } = spec.data;
  const { body, actions } = expand(`dialogs/${spec.template}`, shown);
  const open: OpenDialog = { name: spec.template, page, from: origin(spec.data), kept };
  const filled = mapElements(body, (element) => fillIn(element, filledIn, flagged)) as readonly CardElement[];
  const last = spec.template === 'emergency' ? [] : [dangerInDialog(open)];
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'nl',
    body: [line(EMERGENCY_LINE), ...problemBlock(problem), ...completeInDialog(filled, open)],
    actions: [...completeInDialog(actions, open), ...last],
  };
}

const line = (text: string): CardElement => ({ type: 'TextBlock', wrap: true, text });

/** What was written is put into the inputs after expansion, so that no template ever sees it. */
function fillIn(
  element: CardElement,
  filledIn: Readonly<Record<string, string>>,
  flagged: readonly string[],
): readonly CardElement[] {
  if (!element.type.startsWith('Input.')) return [element];
  const { id } = element;
  if (typeof id !== 'string') return [element];
  const value: Json | undefined = filledIn[id];
  const filled = value === undefined ? element : { ...element, value };
  const message = element['errorMessage'];
  if (!flagged.includes(id) || typeof message !== 'string') return [filled];
  return [{ ...line(message), weight: 'Bolder' }, filled];
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
