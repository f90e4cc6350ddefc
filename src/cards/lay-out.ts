import { isDialogName } from '../room/names';
import type { Action, Block, Input, Text } from '../view/view';
import type { CardElement, JsonObject } from './card';
import { asText, expand } from './expand';
import { formVerb } from './verbs';
import type { Values } from '../view/values';
import { allCarried, carried } from './wire';

/*
 * Lays out the neutral description of a page as elements of an Adaptive Card. How each kind looks is in
 * `/cards`; a template sees no state of a case and nothing that somebody filled in.
 */

/**
 * The elements of these blocks, in their order.
 *
 * @param mention how the one who must act is called where a text names them; nobody is where this is absent
 */
export const layOut = (blocks: readonly Block[], mention?: string): readonly CardElement[] =>
  blocks.flatMap((block) => layOutBlock(block, mention));

function layOutBlock(block: Block, mention: string | undefined): readonly CardElement[] {
  switch (block.kind) {
    case 'text':
      return body('text', { style: block.style, text: block.text }).map((element) => called(element, block, mention));
    case 'passage':
      return body('passage', { ...block });
    case 'row':
      return body('row', {}).map((element) => besides(element, layOut(block.blocks, mention), block.actions));
    case 'section':
      return body('section', { style: block.style }).map((element) => ({
        ...element,
        items: layOut(block.blocks, mention),
      }));
    case 'buttons':
      return body('buttons', {}).map((element) => ({ ...element, actions: layOutActions(block.actions) }));
    default:
      return layOutInput(block);
  }
}

/** A mention takes the place of the name. */
function called(element: CardElement, { who }: Text, mention: string | undefined): CardElement {
  const { text } = element;
  if (who === undefined || mention === undefined || typeof text !== 'string') return element;
  return { ...element, text: text.replace(asText(who), () => `<at>${mention}</at>`) };
}

/** Texts on the left, their buttons on the right. */
function besides(element: CardElement, items: readonly CardElement[], actions: readonly Action[]): CardElement {
  const [left, right] = element['columns'] as readonly [JsonObject, JsonObject];
  const [set] = right['items'] as readonly [JsonObject];
  return {
    ...element,
    columns: [
      { ...left, items },
      { ...right, items: [{ ...set, actions: layOutActions(actions) }] },
    ],
  };
}

/** The buttons, before `actions.ts` completes them. */
export const layOutActions = (actions: readonly Action[]): readonly CardElement[] => actions.flatMap(layOutAction);

function layOutAction(action: Action): readonly CardElement[] {
  if (action.kind === 'submit') return sending(action.title, action.carries);
  if (action.kind === 'back') return sending(action.title, { back: true });
  const { title, tooltip, verb, carries } = action;
  const opens = action.decides !== true && isDialogName(verb);
  const data: JsonObject = { verb: opens ? formVerb(verb) : verb, ...carries };
  return expand('go', { title, tooltip: tooltip ?? null }).actions.map((element) => ({ ...element, data }));
}

const sending = (title: string, carries: Values | undefined): readonly CardElement[] =>
  expand('submit', { title }).actions.map((element) =>
    carries === undefined ? element : { ...element, data: allCarried(carries) },
  );

/** What was filled in is put in after expansion, so that no template ever sees it. */
function layOutInput({ value, flagged, ...input }: Input): readonly CardElement[] {
  const { kind, ...shown } = input;
  const laidOut = body(kind, { ...nothing, ...shown, required: input.required ? true : null, ...many(input) });
  const filled = value === undefined ? laidOut : laidOut.map((element) => ({ ...element, value: carried(value) }));
  if (flagged !== true || input.error === undefined) return filled;
  return [...body('text', { style: 'strong', text: input.error }), ...filled];
}

/** What an input may lack: its template leaves that out. */
const nothing = { error: null, hint: null, from: null, to: null, question: null };

const many = (input: { readonly kind: string; readonly many?: boolean }): JsonObject =>
  input.many === false ? { many: null } : {};

const body = (kind: string, data: Readonly<Record<string, unknown>>): readonly CardElement[] => expand(kind, data).body;
