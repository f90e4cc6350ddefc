import type { Action, Block, Buttons, Choice, Passage, Row, Section, Text, TextStyle, View } from './view';
import type { Values } from './values';

/*
 * The words in which pages are written: a page is a list of these, and of lists of these.
 */

/** A block, some, or none. */
export type Blocks = Block | readonly Blocks[];

/** All of them in one row. */
export const flat = (blocks: Blocks): readonly Block[] =>
  isList(blocks) ? blocks.flatMap((each) => flat(each)) : [blocks];

const isList = (blocks: Blocks): blocks is readonly Blocks[] => Array.isArray(blocks);

/** These blocks, only where the condition holds. */
export const when = (condition: boolean, ...blocks: readonly Blocks[]): Blocks => (condition ? blocks : []);

const styled =
  (style: TextStyle) =>
  (text: string): Text => ({ kind: 'text', style, text });

export const say = styled('plain');
export const heading = styled('heading');
export const chapter = styled('chapter');
export const strong = styled('strong');
export const quiet = styled('quiet');
export const note = styled('note');
export const point = styled('point');
export const close = styled('close');
export const aside = styled('aside');
export const apart = styled('apart');
export const alarm = styled('alarm');

/** A text in which the one who must act is called by name. */
export const calling = (who: string, text: string): Text => ({ kind: 'text', style: 'plain', text, who });

/** What somebody wrote, as it was written. */
export const passage = (text: string, label?: string): Passage => ({
  kind: 'passage',
  style: label === undefined ? 'plain' : 'labelled',
  label: label ?? '',
  text,
});
/** One of several short passages, each under its label. */
export const finding = ({ label, text }: { readonly label: string; readonly text: string }): Passage => ({
  kind: 'passage',
  style: 'strong',
  label,
  text,
});

const section =
  (style: Section['style']) =>
  (...blocks: readonly Blocks[]): Section => ({ kind: 'section', style, blocks: flat(blocks) });

export const divided = section('divided');
export const near = section('near');
export const framed = section('framed');
export const urgent = section('urgent');

export const row = (blocks: Blocks, ...actions: readonly Action[]): Row => ({
  kind: 'row',
  blocks: flat(blocks),
  actions,
});

export const buttons = (...actions: readonly Action[]): Buttons => ({ kind: 'buttons', actions });

/** The button that sends the page in; where there are several, `carries` is the answer that this one gives. */
export const submit = (title: string, carries?: Values): Action => ({
  kind: 'submit',
  title,
  ...(carries === undefined ? {} : { carries }),
});
/** A button that opens or does something else. */
export const go = (
  title: string,
  verb: string,
  carries: Readonly<Record<string, string | number | boolean>> = {},
  tooltip?: string,
): Action => ({ kind: 'go', title, verb, carries, ...(tooltip === undefined ? {} : { tooltip }) });

/** A button that does something at once, with what is in the inputs of its card. */
export const act = (
  title: string,
  verb: string,
  carries: Readonly<Record<string, string | number | boolean>> = {},
): Action => ({
  kind: 'go',
  title,
  verb,
  carries,
  decides: true,
});

/** Words by their values, as choices in that order. */
export const choices = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, title]) => ({ title, value }));

/** A view of these blocks, with these buttons under it. */
export const view = (blocks: Blocks, ...actions: readonly (Action | readonly Action[])[]): View => ({
  blocks: flat(blocks),
  actions: actions.flat(),
});

/** These buttons, only where the condition holds. */
export const offer = (condition: boolean, ...actions: readonly Action[]): readonly Action[] =>
  condition ? actions : [];

export const yesNo: readonly Choice[] = choices({ yes: 'Ja', no: 'Nee' });
