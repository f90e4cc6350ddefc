import { CaseUnopenable, DeliveryConflict, StorageUnavailable, type Log } from '../ports';
import { errorFacts } from '../health/error-facts';

/** The case changed while it was carried out: what is left is worked out anew. */
export class Outdated extends Error {
  override readonly name = 'Outdated';
}

/** Something of a case failed by a mistake of the program or of a file, all else was done; the case has to come back. */
export class Unfinished extends Error {
  override readonly name = 'Unfinished';
}

/**
 * Storage is away, another copy of the program has the case, or it is another case by now: nothing more can be done. That a
 * case with which it has to do does not open keeps nothing else of it from being done.
 */
export const endsPass = (error: unknown): boolean =>
  (error instanceof StorageUnavailable && !(error instanceof CaseUnopenable)) ||
  error instanceof DeliveryConflict ||
  error instanceof Outdated;

/** What went wrong in one pass, each under its kind. */
export class Mistakes {
  private readonly kinds = new Set<string>();

  constructor(
    private readonly log: Log,
    private readonly caseId: string,
  ) {}

  get any(): boolean {
    return this.kinds.size > 0;
  }

  note(what: string, error: unknown): void {
    this.kinds.add(what);
    this.log.error(
      { case: this.caseId, what, ...errorFacts(error) },
      'this part of a case could not be worked out; the rest was delivered, and it is tried again',
    );
  }

  /** Does one thing for itself: an error in it is told, and keeps nothing else from being done. */
  async apart<T>(what: string, work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (endsPass(error)) throw error;
      this.note(what, error);
      return undefined;
    }
  }
}

/** What an item's key may tell the log: its kind, and nobody's id. */
export const mistakeKind = (key: string): string => key.split('/')[0] ?? key;
