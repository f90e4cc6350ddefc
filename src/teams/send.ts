import { z } from 'zod/v4';
import { SurfaceError, type FailureFacts, type SurfaceFailure } from '../service/surface';

/** The two ways to Microsoft: messages go by the Connector, rooms and people by Graph. Each can be silent for itself. */
export type Road = 'connector' | 'graph';

/** A failed call to Microsoft, with what it answered. */
export class PlatformError extends SurfaceError {
  constructor(
    failure: SurfaceFailure,
    message: string,
    /** The HTTP status; `undefined` when there was no answer. */
    readonly status?: number,
    facts?: FailureFacts,
  ) {
    super(failure, message, facts);
    this.name = 'PlatformError';
  }
}

export interface HttpCall {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly road?: Road | undefined;
  readonly mayBegin?: MayBegin | undefined;
}

/** Asked right before a call begins; throws `busy` once it is too late for it. */
export type MayBegin = () => void;

/**
 * One call, once: the caller decides whether to try again, since a message may have been posted all the same.
 * @returns the status and body of a 2xx answer
 * @throws PlatformError for every other outcome
 */
export async function sendHttp(call: HttpCall): Promise<{ readonly status: number; readonly body: string }> {
  call.mayBegin?.();
  let response: Response;
  let body: string;
  try {
    response = await fetch(call.url, {
      method: call.method,
      headers: { ...call.headers },
      ...(call.body === undefined ? {} : { body: call.body }),
      redirect: 'error',
      signal: AbortSignal.timeout(call.timeout),
    });
    body = await response.text();
  } catch (error) {
    throw withoutAnswer(call, error);
  }
  if (response.ok) return { status: response.status, body };
  const code = errorCode(body);
  throw new PlatformError(
    failureOf(response.status, response.headers, code),
    `${nameOf(call)} answered ${[response.status, code].join(' ').trim()}. ${remedyFor(response.status)}`,
    response.status,
    {
      retryAfter: retryAfterOf(response.headers),
      road: call.road,
      gone: response.status === 404 || response.status === 410,
      ...(code === '' ? {} : { code }),
    },
  );
}

/**
 * Whether somebody answers at the other end; what they answer does not matter, as long as they are able to.
 * @throws PlatformError
 */
export async function reaches(call: HttpCall): Promise<void> {
  try {
    await sendHttp(call);
  } catch (error) {
    const refusal = error instanceof PlatformError && error.status !== undefined && error.status < 500;
    if (!refusal || error.status === 429) throw error;
  }
}

/** The call without its query: ids of the platform, and nothing a person wrote. */
const nameOf = (call: HttpCall): string => `${call.method} ${new URL(call.url).pathname}`;

/** When no connection was made, nothing can have happened; afterwards it may have. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function withoutAnswer(call: HttpCall, error: unknown): PlatformError {
  const code = codeOf(error);
  return NEVER_SENT.has(code)
    ? new PlatformError(
        'busy',
        `${nameOf(call)}: no connection (${code}). Check the network and the address.`,
        undefined,
        call,
      )
    : new PlatformError('unknown', `${nameOf(call)}: the answer was lost (${code}).`, undefined, call);
}

/** `fetch` tells in the cause of its error, or of that one's, what kept it. */
function codeOf(error: unknown): string {
  let name = 'failed';
  for (let at = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : undefined) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if ('name' in at && typeof at.name === 'string') name = at.name;
  }
  return name;
}

/** Microsoft's names for a message that will never be taken as it is. */
const UNFIT = new Set(['MessageSizeTooBig', 'BadSyntax']);

function failureOf(status: number, headers: Headers, code: string): SurfaceFailure {
  if (status === 413 || (status < 500 && UNFIT.has(code))) return 'unfit';
  if (status === 429 || (status === 503 && headers.has('retry-after'))) return 'busy';
  // Our own token was not accepted: nothing happened, and it says nothing about the person or the room.
  if (status === 401) return 'busy';
  if (status === 408 || status === 412 || status >= 500) return 'unknown';
  return 'refused';
}

/** Milliseconds; the header holds seconds or a date. */
function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

const named = z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,59}$/);
const errorSchema = z.object({
  error: z.object({
    code: named.catch(''),
    innerError: z.object({ code: named }).optional().catch(undefined),
  }),
});
/** What Graph says of nearly everything; the error inside then tells more. */
const SAYS_LITTLE = new Set([
  '',
  'BadRequest',
  'Forbidden',
  'NotFound',
  'Conflict',
  'UnknownError',
  'generalException',
]);

/** Microsoft's name of the error, never its message: that may quote what was sent. Empty when there is none. */
function errorCode(body: string): string {
  try {
    const { code, innerError } = errorSchema.parse(JSON.parse(body)).error;
    return SAYS_LITTLE.has(code) ? (innerError?.code ?? code) : code;
  } catch {
    return '';
  }
}

function remedyFor(status: number): string {
  if (status === 401) return 'Check BOT_APP_ID, BOT_APP_SECRET and BOT_TENANT_ID.';
  if (status === 403) return "Check the app's permissions and admin consent in Entra, and that the app is added there.";
  if (status === 404) return 'It does not exist, or not for this app.';
  return '';
}
