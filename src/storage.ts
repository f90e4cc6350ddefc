import type { Logger } from 'pino';
import { errorFacts } from './service/health/error-facts';
import { pause } from './service/pause';
import { StorageUnavailable, type BrokenRow } from './service/ports';
import type { Settings } from './settings';
import { azureTables, type TableHttpClient } from './store/azure-tables';
import { azureKeyVault } from './store/key-vault';
import type { KeyWrapper } from './store/keys';
import { localKeyFile } from './store/local-key-file';
import { openStore, type OpenStore } from './store/store';
import type { Tables } from './store/tables';

/** Milliseconds that the start of the program waits for storage; then it goes on without. */
const WAIT_AT_START = 1_500;
/** Milliseconds between two tries of making the tables: ever longer, up to this. */
const LONGEST_PAUSE = 60_000;

/** How something stood when it was last asked. */
export type StorageState = 'ok' | 'away' | 'not asked yet';

/** All of storage, also while it is away. */
export interface Storage {
  readonly store: OpenStore;
  standing(): { readonly storage: StorageState; readonly keys: StorageState };
  /** Nothing more is tried. */
  stop(): void;
}

/**
 * Opens storage, and goes on trying behind the back of the program where it is away: only wrong settings keep it from
 * starting.
 * @throws OperatorError for settings that cannot be understood
 */
export async function openStorage(
  settings: Settings,
  { log, httpClient }: { readonly log: Logger; readonly httpClient?: TableHttpClient | undefined },
): Promise<Storage> {
  const standing: { storage: StorageState; keys: StorageState } = { storage: 'not asked yet', keys: 'not asked yet' };
  const found = await tablesFor(settings, httpClient);
  const tables = watchedTables(found, (now) => (standing.storage = now));
  const keys = watchedKeys(await keysFor(settings), (now) => (standing.keys = now));
  const stopping = new AbortController();
  const prepared = keepPreparing(tables, log, stopping.signal);
  // This wait keeps the program alive, as nothing else does yet.
  const waited = new AbortController();
  await Promise.race([prepared, pause(WAIT_AT_START, waited)]).finally(() => waited.abort());
  const report = (row: BrokenRow): void =>
    log.error(row, 'a row of storage does not open; what reads it goes on without it');
  return {
    store: openStore({ tables, keys, report }),
    standing: () => ({ ...standing }),
    stop: () => stopping.abort(),
  };
}

/** The tables, made where they do not exist yet, and the keys that the settings name. @throws StorageUnavailable */
export async function storageOf(settings: Settings): Promise<{ readonly tables: Tables; readonly keys: KeyWrapper }> {
  const keys = await keysFor(settings);
  const tables = await tablesFor(settings);
  await tables.prepare();
  return { tables, keys };
}

async function keepPreparing(tables: Tables, log: Logger, signal: AbortSignal): Promise<void> {
  for (let wait = 1_000; !signal.aborted; wait = Math.min(LONGEST_PAUSE, wait * 2)) {
    try {
      await tables.prepare();
      return;
    } catch (error) {
      log.error(errorFacts(error), 'the tables could not be looked at; the program goes on and tries again');
    }
    await pause(wait, { idle: true, signal });
  }
}

function tablesFor(settings: Settings, httpClient?: TableHttpClient): Promise<Tables> {
  const { STORAGE_CONNECTION: connection, STORAGE_ACCOUNT_URL: accountUrl = '', TABLE_PREFIX: prefix } = settings;
  return azureTables({
    prefix,
    ...(httpClient === undefined ? {} : { httpClient }),
    ...(connection === undefined ? { accountUrl } : { connection }),
  });
}

function keysFor({ KEY_FILE: path, KEY_VAULT_KEY_URL: vault = '', ...settings }: Settings): Promise<KeyWrapper> {
  if (path === undefined) return azureKeyVault(vault);
  return localKeyFile({ path, create: settings.BOT_AUTH === 'off' });
}

type Tell = (standing: StorageState) => void;

/** Whatever storage answers, it is there; only no answer, or a refusal of all, means that it is away. */
async function heard<T>(call: Promise<T>, tell: Tell): Promise<T> {
  try {
    const answer = await call;
    tell('ok');
    return answer;
  } catch (error) {
    tell(error instanceof StorageUnavailable ? 'away' : 'ok');
    throw error;
  }
}

const watchedTables = (tables: Tables, tell: Tell): Tables => ({
  prepare: () => heard(tables.prepare(), tell),
  get: (...at) => heard(tables.get(...at), tell),
  insert: (...row) => heard(tables.insert(...row), tell),
  upsert: (...row) => heard(tables.upsert(...row), tell),
  replace: (...row) => heard(tables.replace(...row), tell),
  remove: (...at) => heard(tables.remove(...at), tell),
  transact: (...changes) => heard(tables.transact(...changes), tell),
  range: (...within) => heard(tables.range(...within), tell),
  scan: (...within) => tables.scan(...within),
});

const watchedKeys = (keys: KeyWrapper, tell: Tell): KeyWrapper => ({
  wrap: (key) => heard(keys.wrap(key), tell),
  unwrap: (wrapped) => heard(keys.unwrap(wrapped), tell),
});
