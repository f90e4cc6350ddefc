import { SUBMISSION } from '../../forms/show';
import type { Dialog } from '../../forms/types';
import { textIn } from '../../view/values';
import type { Request } from '../request';
import type { DraftPlace } from './port';

/** The ids that a form is opened under are minted here, and so have one shape. */
const SHAPE = /^[0-9a-f]{32}$/;

/**
 * Where the draft of a form is: under the id that it was opened with, or that of the case that it will open.
 * `undefined` for an id that was made up.
 */
export function draftPlaceOf(dialog: Dialog, request: Request): DraftPlace | undefined {
  return placeAt(request, dialog.reads === 'nothing' ? (request.case ?? '') : textIn(request.values[SUBMISSION]));
}

export const placeAt = ({ actor: { person } }: Request, id: string): DraftPlace | undefined =>
  SHAPE.test(id) ? { person, id } : undefined;

/** What the due list calls a draft, in the place of a case. */
export const subjectOf = ({ person, id }: DraftPlace): string => `draft:${person}:${id}`;

/** The draft that a row of the due list is about; `undefined` where it is about a case. */
export function draftOf(subject: string): DraftPlace | undefined {
  const [kind, person, id] = subject.split(':');
  return kind === 'draft' && person !== undefined && id !== undefined ? { person, id } : undefined;
}
