import { subjectOf } from './place';
import type { DraftPlace, StoredDraft } from './port';

type Known = Extract<StoredDraft, { kind: 'draft' }>;

/** So many drafts are remembered: those on which somebody is at work. */
const MOST = 100;

/** The drafts that this copy of the program read or wrote last, so that the last page of a form is sent without reading. */
export class Remembered {
  private readonly known = new Map<string, Known>();

  get(place: DraftPlace): Known | undefined {
    return this.known.get(subjectOf(place));
  }

  set(place: DraftPlace, draft: Known): void {
    this.forget(place);
    const [oldest] = this.known.keys();
    if (this.known.size >= MOST && oldest !== undefined) this.known.delete(oldest);
    this.known.set(subjectOf(place), draft);
  }

  forget(place: DraftPlace): void {
    this.known.delete(subjectOf(place));
  }
}
