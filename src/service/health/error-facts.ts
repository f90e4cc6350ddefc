import { OperatorError } from '../../agreement/operator-error';

/** What the log may hold of an error. */
export interface ErrorFacts {
  readonly error: string;
  /** Where it arose. */
  readonly at?: string;
  /** What the operator can do about it. */
  readonly remedy?: string;
}

/**
 * An error as it may be logged. The message of an error that is not our own may quote what somebody wrote, so only its
 * name and the place where it arose are told.
 */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  if (error instanceof OperatorError) return { error: error.name, remedy: error.message };
  const frames = framesOf(error).filter((line) => /^\s+at /.test(line));
  const frame = frames.find((line) => !/node_modules|\(node:|at node:/.test(line)) ?? frames[0];
  return { error: error.name, ...(frame === undefined ? {} : { at: frame.trim() }) };
}

/** The stack begins with the message, and a line of that may look like a frame. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const told = stack.indexOf(message);
  return (told < 0 ? '' : stack.slice(told + message.length)).split('\n');
}
