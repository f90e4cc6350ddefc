import type { Agreement } from '../agreement/agreement';
import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import type { ShownPage } from '../case/access';
import type { CommandName } from '../case/commands';
import type { Participant } from '../case/people/participant';
import type { RecordedEvent } from '../case/events';
import type { Related } from '../case/relation/relation';
import type { CaseState } from '../case/state';
import type { Task } from '../case/task/task';
import type { DialogName } from '../room/names';
import type { Blocks } from '../view/build';
import type { PageMeasure } from './page-measure';
import type { Values } from '../view/values';
import type { Action } from '../view/view';

export type { Values };

/** All that a dialog may look at to be drawn. What is not needed is not read, and so not here. */
export interface DialogView {
  readonly agreement: Agreement;
  /** All schools that the viewer may mean, where these are several and there is no case yet. */
  readonly schools?: readonly Agreement[];
  readonly now: Moment;
  readonly viewer: PersonId;
  /** How much of a page to read its surface shows at once. */
  readonly measure: PageMeasure;
  /** The case's id; for an intake, the id minted when the form was opened. */
  readonly caseId?: string;
  /** Whether the case's id was minted just now: no case is there yet. */
  readonly fresh?: boolean;
  /** Absent in dialogs that come before any case: intake, emergency, staff-route. */
  readonly state?: CaseState;
  readonly task?: Task;
  /** Whether the school has agreed something newer than what this case goes by. */
  readonly newer?: boolean;
  /** The events whose content is shown: none unless `reads` asks for them. */
  readonly events: readonly RecordedEvent[];
  /** Other cases that may belong with this one, as far as this person leads them too; only where `relatedCases` asks. */
  readonly relatedCases?: readonly RelatedCase[];
  /** What was sent and when, for the timeline: already worded without content. */
  readonly sent: readonly { readonly at: Moment; readonly text: string }[];
}

/** Another case that may be about the same child or family. */
export interface RelatedCase extends Related {
  readonly reporter: Participant;
}

/** What is on a page, for who looks at it and with what was filled in so far; `page` is its number, from 1. */
export type PageOf = (view: DialogView, values: Values, page: number) => Blocks;

/**
 * A dialog: a form that takes content or a page that shows it. Pure: `pages` say what is asked and shown, `after` where a
 * filled-in page leads, `send` turns the values into a command.
 */
export interface Dialog {
  readonly name: DialogName;
  /** The dialog window's title. No content. */
  readonly title: string;
  /** `school`: who is who there, for those who may say so · `question`: only what the task at hand was asked with · `events`: the whole case. Both are audited before shown. */
  readonly reads: 'nothing' | 'school' | 'state' | 'question' | 'events';
  /** Whether it also shows which other cases belong with this one. */
  readonly relatedCases?: true;
  /** Each of its actions names its own task: the page itself belongs to the case alone. */
  readonly ofCase?: true;
  /** Danger is told in it: it opens also where a school cannot run, and a refusal leaves the numbers to call in sight. */
  readonly tellsDanger?: true;
  /** It can be opened and sent from the card of a task that was closed since, or that is another's now. */
  readonly outlivesTask?: true;
  /** Once it is sent, its writer does not go on with the concern that they were writing down: what was kept of that goes. */
  readonly endsIntake?: true;
  /** What a page that only shows is judged as; absent: what everybody who takes part may see. */
  readonly shows?: ShownPage;
  /** What its button says that it is about; travels along, and is not asked. */
  readonly carries?: readonly string[];
  /** The commands that this form can give. */
  readonly sends: readonly CommandName[];
  /** It is done at once or not at all: nothing of it is kept. */
  readonly atOnce?: true;
  /** Answers that stay with its pages though a draft keeps them too: what is about danger must not wait for storage. */
  readonly stays?: readonly string[];
  /** Whether what was filled in may be kept, or must go at once. Absent: it may. */
  mayKeep?(values: Values): boolean;
  /** The questions that only decide where it leads. */
  readonly steers?: readonly string[];
  /** Those of these that take many answers. */
  readonly lists?: readonly string[];
  readonly pages: readonly PageOf[];
  /** What is in its inputs: what was filled in, and what is usual where nothing was. Absent: what was filled in. */
  fill?(view: DialogView, values: Values, page: number): Values;
  /** Which page is shown where another was asked for. */
  turned?(page: number, view: DialogView): number;
  /** What travels along, where that is not what was filled in on the other pages. */
  keeps?(view: DialogView, values: Values): Values;
  /** What its last page is sent in with; `Opslaan` where it does not say. */
  readonly button?: string;
  /** Its buttons, where they are not one that leads to the next page or sends the last one. */
  actions?(page: number, values: Values, view: DialogView): readonly Action[];
  /** A page number, another dialog to show instead, or `send`. Absent: a single page that sends. */
  after?(page: number, values: Values, view: DialogView): number | { readonly dialog: DialogName } | 'send';
  /** The command, with fields as `commandSchemas` parses them. Absent on pages that only show. */
  send?(values: Values): {
    readonly name: CommandName;
    readonly fields: Values;
    /** It belongs to no case that is there, but to one of its own. */
    readonly apart?: boolean;
  };
  /**
   * What is shown once the command is carried out: a dialog, or a sentence after which the dialog closes. Absent or
   * undefined: a sentence of the service's own.
   *
   * @param apart whether it was carried out in another case than the one of whose card this form is
   */
  then?(
    values: Values,
    view: DialogView,
    apart?: boolean,
  ): { readonly dialog: DialogName; readonly page?: number } | { readonly text: string } | undefined;
}
