import type { PersonId } from '../agreement/people';

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

/*
 * What is refused in more than one place, each in one sentence.
 */

export const alreadyDone = (): Refusal => new Refusal('already-done', 'Dit had ik al.');

/** Of a question that its asker took back. */
export const takenBack = (): Refusal => new Refusal('already-done', 'Dit hoeft niet meer. De vraag is ingetrokken.');

/** Of a question that somebody else answered since. */
const answeredByAnother = (): Refusal => new Refusal('stale', 'Iemand anders heeft dit al beantwoord.');

/** Of something that is not asked in a task, and that somebody else did since: it can be done once more, knowing that. */
export const decidedByAnother = (): Refusal =>
  new Refusal(
    'stale',
    'Iemand anders heeft dit net gedaan. Wat je schreef, staat er nog en is niet verstuurd. Moet het toch nog een keer? Verstuur het dan weer.',
  );

/** Of a task that is not open any more, to somebody who still wants to answer it. */
export function closedBefore(
  { status, closedBy }: { readonly status: string; readonly closedBy?: PersonId },
  person: PersonId,
): Refusal {
  if (status !== 'answered') return takenBack();
  return closedBy === person ? alreadyDone() : answeredByAnother();
}

export const noDanger = (): Refusal => new Refusal('already-done', 'Er is geen spoed meer.');

export const notYours = (): Refusal =>
  new Refusal('not-yours', 'Dit deel is van een ander. Overleg met de coördinator.');

export const notAppointing = (): Refusal => new Refusal('not-yours', 'Dit regelt de directeur of de coördinator.');

export const notListed = (field: string): Refusal => new Refusal('incomplete', 'Kies iemand uit de lijst.', [field]);

export const notOfSchool = (field: string): Refusal => new Refusal('incomplete', 'Kies iemand van school.', [field]);
