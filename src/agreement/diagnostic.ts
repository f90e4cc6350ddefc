import { OperatorError } from './operator-error';

/** A mistake in a file of the agreement: where it is and what would be right, for the administrator who maintains the file. */
export interface Diagnostic {
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  readonly message: string;
}

/** The files of an agreement cannot be used. Its message lists every mistake as `file:line: what and remedy`. */
export class AgreementError extends OperatorError {
  constructor(readonly mistakes: readonly Diagnostic[]) {
    super(mistakes.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.name = 'AgreementError';
  }
}
