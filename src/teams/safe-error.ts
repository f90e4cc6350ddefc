import { SurfaceError } from '../service/surface';

/**
 * An error as it may be logged. The message of an error that is not our own may quote what somebody wrote, so only its
 * name and the place where it arose are told.
 */
export function locationOf(error: unknown): { readonly error: string; readonly at?: string; readonly detail?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frame = framesOf(error).find((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(frame === undefined ? {} : { at: frame.trim() }),
    ...(error instanceof SurfaceError ? { detail: error.message } : {}),
  };
}

/** The stack begins with the message, and a line of that may look like a frame. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const told = stack.indexOf(message);
  return (told < 0 ? '' : stack.slice(told + message.length)).split('\n');
}
