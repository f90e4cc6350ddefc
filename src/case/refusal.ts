/**
 * Why a command is not carried out. Every refusal tells the person what to do; `code` is for programs and scenarios,
 * the Dutch text is for people and holds nothing of the case's content.
 */
export type RefusalCode =
  | 'not-found' // no such case, or none that this person may see: one answer for both
  | 'not-yours' // the case is visible, but this part is another's
  | 'stale' // the card is older than the task
  | 'already-done' // the same was already said
  | 'incomplete' // fields are missing or wrong
  | 'identifying' // an anonymous text holds the child's name, birth date or school
  | 'closed'
  | 'frozen' // it stands still, and nobody is told why
  | 'not-allowed' // the agreement does not allow it now
  | 'staff-route' // it concerns a member of staff: not here
  | 'unavailable'; // storage or platform are away

export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    /** Dutch, for the person. */
    readonly text: string,
    /** The ids of the fields that need another look. */
    readonly fields: readonly string[] = [],
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** What is said on the card of a case belongs to none that is there: it begins one of its own. */
export class OfItsOwn extends Refusal {
  constructor() {
    super('not-found', '');
  }
}
