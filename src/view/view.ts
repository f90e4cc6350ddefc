import type { Values } from './values';

/*
 * What people see, without a platform in it: a surface lays it out in its own way. Texts are what they are: no markup
 * means anything in them, and no length is assumed but the one that an input names.
 */

/** What somebody sees. */
export interface View {
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
}

/** A page of a form, or a page to read. */
export interface Page extends View {
  /** The form's name, and which of its pages this is, from 1. */
  readonly form: string;
  readonly page: number;
  /** What it is about: a case, and a task as this person saw it. */
  readonly case?: string;
  readonly task?: string;
  readonly version?: number;
  /** What was filled in on the other pages, and travels along. */
  readonly kept: Values;
  /** Where it is among the pages of its form. */
  readonly step?: { readonly at: number; readonly of: number };
  /** A sentence for the top of the page. */
  readonly problem?: string;
}

export type Block = Text | Passage | Section | Row | Buttons | Input;

/**
 * A text by what it does on the page: `heading` begins it and `chapter` a part of it; `note` explains what is right
 * above; `point` is one of several, and `close` one of several that are short; `aside` is a point that may be passed over, and `quiet` a text that may; `apart` leaves
 * behind what stood above; `alarm` asks for a look at what is right above.
 */
export type TextStyle =
  'plain' | 'heading' | 'chapter' | 'strong' | 'quiet' | 'note' | 'point' | 'close' | 'aside' | 'apart' | 'alarm';

export interface Text {
  readonly kind: 'text';
  readonly style: TextStyle;
  readonly text: string;
  /** The name in it of the one who must act: a surface may call their attention by it. */
  readonly who?: string;
}

/** What somebody wrote, with its line ends; a label may say what it is, `strong` where it is one of several kept short. */
export interface Passage {
  readonly kind: 'passage';
  readonly style: 'plain' | 'labelled' | 'strong';
  readonly label: string;
  readonly text: string;
}

/**
 * Blocks that belong together: `divided` from what is above, `near` to it, `framed`, or `urgent`, which looks like nothing
 * else.
 */
export interface Section {
  readonly kind: 'section';
  readonly style: 'divided' | 'near' | 'framed' | 'urgent';
  readonly blocks: readonly Block[];
}

/** Texts with their one or two buttons beside them. */
export interface Row {
  readonly kind: 'row';
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
}

/** At most four buttons side by side. */
export interface Buttons {
  readonly kind: 'buttons';
  readonly actions: readonly Action[];
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

interface Asked {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  /** What is said when it needs another look. */
  readonly error?: string;
  /** Whether it needs another look now. */
  readonly flagged?: true;
}

/** One line, or an `area` of several, of at most `most` characters. */
export interface TextInput extends Asked {
  readonly kind: 'line' | 'area';
  readonly most: number;
  /** What is shown there as long as nothing was written. */
  readonly hint?: string;
  readonly value?: string;
}

/** A day, from and to which it may be: YYYY-MM-DD in the school's time. */
export interface DateInput extends Asked {
  readonly kind: 'date';
  readonly from?: string;
  readonly to?: string;
  readonly value?: string;
}

/** One of several, or `many` of them; `folded` shows only what is chosen. */
export interface ChoiceInput extends Asked {
  readonly kind: 'choice';
  readonly many: boolean;
  readonly folded: boolean;
  readonly options: readonly Choice[];
  readonly hint?: string;
  /** The one that is chosen, or where it takes many, those that are. */
  readonly value?: string | readonly string[];
}

/** Something that is so, or not. `label` is what is ticked; `question` is shown above it. */
export interface TickInput extends Asked {
  readonly kind: 'tick';
  readonly question?: string;
  readonly value?: boolean;
}

export type Input = TextInput | DateInput | ChoiceInput | TickInput;

/**
 * A button: it sends the page in, as it is and to see the page before where it says `back`, or does or opens what `verb`
 * names; with what it carries. Of several that send a page in, what each carries says which was pressed.
 */
export type Action =
  | { readonly kind: 'submit'; readonly title: string; readonly carries?: Values }
  | { readonly kind: 'back'; readonly title: string }
  | {
      readonly kind: 'go';
      readonly title: string;
      /** What is read out in the place of the title, where several buttons are titled alike. */
      readonly tooltip?: string;
      readonly verb: string;
      /** It does at once what `verb` names; else it opens the form of that name, where there is one. */
      readonly decides?: true;
      readonly carries: Readonly<Record<string, string | number | boolean>>;
    };

const isInput = (block: Block): block is Input => ['line', 'area', 'date', 'choice', 'tick'].includes(block.kind);

/** Every input of these blocks, wherever it is. */
export const inputsOf = (blocks: readonly Block[]): readonly Input[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'section') return inputsOf(block.blocks);
    return isInput(block) ? [block] : [];
  });

/** The same blocks with every input changed. */
export const mapInputs = (blocks: readonly Block[], change: (input: Input) => Input): readonly Block[] =>
  blocks.map((block) => {
    if (block.kind === 'section') return { ...block, blocks: mapInputs(block.blocks, change) };
    return isInput(block) ? change(block) : block;
  });

/** Without the questions that offer nothing to choose: no surface draws these. */
export const answerable = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'section') return [{ ...block, blocks: answerable(block.blocks) }];
    return block.kind === 'choice' && block.options.length === 0 ? [] : [block];
  });
