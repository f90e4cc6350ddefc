import { RestError } from '@azure/data-tables';
import { StorageUnavailable } from '../service/ports';
import { RowConflict, RowExists, RowMissing } from './tables';

/** Where storage is and which setting says so, for the operator's messages. Holds no secret. */
export interface StoragePlace {
  readonly setting: 'STORAGE_CONNECTION' | 'STORAGE_ACCOUNT_URL';
  readonly host: string;
}

/**
 * What went wrong, in this program's words. The original error is left behind on purpose: it carries the request, and so
 * the account's authorization header and the row that was sent.
 */
export function understand(error: unknown, doing: string, place: StoragePlace): Error {
  if (error instanceof Error && !(error instanceof RestError) && !/^(Abort|Authentication|Credential)/.test(error.name))
    return error;
  const { status, code } = facts(error);
  if (code === 'TableNotFound')
    return unavailable(doing, place, code, 'Its tables were removed: start the program again and it makes them.');
  if (code === 'EntityAlreadyExists' || status === 409) return new RowExists(doing);
  if (status === 412) return new RowConflict(doing);
  if (status === 404) return new RowMissing(doing);
  if (status === 401 || status === 403)
    return unavailable(doing, place, code ?? String(status), permission[place.setting]);
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return new Error(`Storage did not understand ${doing} (${code ?? String(status)}).`);
  }
  return unavailable(
    doing,
    place,
    code ?? String(status),
    `Check that ${place.setting} is right and that the host can be reached from here.`,
  );
}

/** Whether a row or the whole table is meant by a 404. */
export const isAbsent = (error: unknown): boolean => {
  const { status, code } = facts(error);
  return status === 404 && code !== 'TableNotFound';
};

const permission = {
  STORAGE_CONNECTION: 'Check the account key in STORAGE_CONNECTION.',
  STORAGE_ACCOUNT_URL:
    'Give the identity that this program runs as the role "Storage Table Data Contributor" on the account of STORAGE_ACCOUNT_URL.',
} as const;

const unavailable = (
  doing: string,
  { host, setting }: StoragePlace,
  what: string,
  remedy: string,
): StorageUnavailable =>
  new StorageUnavailable(`Storage at ${host} (${setting}) is not available: ${doing}, ${what}. ${remedy}`);

/** The status and code that storage gave, or the system's code when it gave nothing. */
function facts(error: unknown): { readonly status: number | undefined; readonly code: string | undefined } {
  if (error instanceof RestError) return { status: error.statusCode, code: odataCode(error.details) ?? error.code };
  const name = error instanceof Error ? error.name : 'unknown';
  return { status: undefined, code: name === 'AbortError' ? 'no answer in time' : name };
}

function odataCode(details: unknown): string | undefined {
  const { odataError } = (details ?? {}) as { readonly odataError?: { readonly code?: string } };
  return odataError?.code === '' ? undefined : odataError?.code;
}
