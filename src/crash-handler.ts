import { errorFacts } from './service/health/error-facts';

interface Process {
  once(event: 'uncaughtException', listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/**
 * An error that nobody caught ends the program. Left to Node it would be printed whole, with all that hangs on it: a
 * request, a row, what somebody wrote. So only its name and the place where it arose are told, and its text where this
 * program wrote it for its operator. What was under way is in the due list.
 */
export function exitOnUncaughtException(process: Process, log: { error(fields: object, message: string): void }): void {
  process.once('uncaughtException', (error) => {
    log.error(errorFacts(error), 'stopped by an error that nobody caught; start the program again, and report this');
    process.exit(1);
  });
}
