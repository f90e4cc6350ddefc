import type { Action, Block, Input } from '../view/view';
import type { CardElement, JsonObject } from './card';
import { expand } from './expand';

/*
 * Lays out the neutral description of a page as elements of an Adaptive Card. How each kind looks stands in
 * `/cards/layout`; a template sees no state of a case and nothing that somebody filled in.
 */

/** The elements of these blocks, in their order. */
export const layOut = (blocks: readonly Block[]): readonly CardElement[] => blocks.flatMap(layOutBlock);

function layOutBlock(block: Block): readonly CardElement[] {
  switch (block.kind) {
    case 'text':
    case 'passage':
      return body(block.kind, { ...block });
    case 'section':
      return body('section', { style: block.style }).map((element) => ({ ...element, items: layOut(block.blocks) }));
    case 'buttons':
      return body('buttons', {}).map((element) => ({ ...element, actions: layOutActions(block.actions) }));
    default:
      return layOutInput(block);
  }
}

/** The buttons, as they stand before `actions.ts` completes them. */
export const layOutActions = (actions: readonly Action[]): readonly CardElement[] => actions.flatMap(layOutAction);

function layOutAction(action: Action): readonly CardElement[] {
  if (action.kind === 'submit') return expand('layout/submit', { title: action.title }).actions;
  const { title, tooltip, verb, carries } = action;
  const data: JsonObject = { verb, ...carries };
  return expand('layout/go', { title, tooltip: tooltip ?? null }).actions.map((element) => ({ ...element, data }));
}

/** What was filled in is put in after expansion, so that no template ever sees it. */
function layOutInput({ value, flagged, ...input }: Input): readonly CardElement[] {
  const { kind, ...shown } = input;
  const laidOut = body(kind, { ...nothing, ...shown, required: input.required ? true : null, ...many(input) });
  const filled = value === undefined ? laidOut : laidOut.map((element) => ({ ...element, value }));
  if (flagged !== true || input.error === undefined) return filled;
  return [...body('text', { style: 'strong', text: input.error }), ...filled];
}

/** What an input may lack: its template leaves that out. */
const nothing = { error: null, hint: null, from: null, to: null, question: null };

const many = (input: { readonly kind: string; readonly many?: boolean }): JsonObject =>
  input.many === false ? { many: null } : {};

const body = (kind: string, data: Readonly<Record<string, unknown>>): readonly CardElement[] =>
  expand(`layout/${kind}`, data).body;
