/**
 * An error whose message this program wrote for its operator: in English, with the setting or row that is meant and the
 * remedy, and nothing of a case. Such messages reach the log; those of other errors may hold anything, and never do.
 */
export class OperatorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OperatorError';
  }
}
