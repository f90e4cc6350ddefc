import type { KeyWrapAlgorithm } from '@azure/keyvault-keys';
import { OperatorError } from '../agreement/operator-error';
import { StorageUnavailable } from '../service/ports';
import type { KeyWrapper } from './keys';

/** What this program needs of Azure's `CryptographyClient`: it works for one version of one key. */
export interface VaultKey {
  wrapKey(
    algorithm: KeyWrapAlgorithm,
    key: Uint8Array,
    options?: Limit,
  ): Promise<{ readonly result: Uint8Array; readonly keyID?: string }>;
  unwrapKey(algorithm: KeyWrapAlgorithm, key: Uint8Array, options?: Limit): Promise<{ readonly result: Uint8Array }>;
}
interface Limit {
  readonly abortSignal?: AbortSignal;
}

const algorithm = 'RSA-OAEP-256';
/** Milliseconds that Key Vault gets to answer, with retries. */
const patience = 4_000;

/**
 * Locks data keys with an RSA key that never leaves Azure Key Vault. Each wrapped key remembers the version that locked
 * it, so that the key can be rotated.
 * @param keyUrl `https://NAME.vault.azure.net/keys/KEY`, with or without a version
 */
export function keyVault(keyUrl: string, clientFor: (keyId: string) => VaultKey): KeyWrapper {
  return {
    wrap: async (key) => {
      const { result, keyID } = await ask(keyUrl, 'wrapping', (limit) =>
        clientFor(keyUrl).wrapKey(algorithm, key, limit),
      );
      return { by: keyID ?? keyUrl, bytes: result };
    },
    unwrap: async ({ by, bytes }) =>
      (await ask(keyUrl, 'unwrapping', (limit) => clientFor(by).unwrapKey(algorithm, bytes, limit))).result,
  };
}

/** The same, as the identity that the program runs as. @throws OperatorError when KEY_VAULT_KEY_URL is no address of a key */
export async function azureKeyVault(keyUrl: string): Promise<KeyWrapper> {
  if (!/^https:\/\/[^/]+\/keys\/[^/]+(\/[^/]+)?\/?$/.test(keyUrl)) {
    throw new OperatorError(
      'KEY_VAULT_KEY_URL must be the address of a key, such as https://NAME.vault.azure.net/keys/zorgmelding.',
    );
  }
  // Loaded only here: on a laptop these would cost half a second for nothing.
  const [{ DefaultAzureCredential }, { CryptographyClient }] = await Promise.all([
    import('@azure/identity'),
    import('@azure/keyvault-keys'),
  ]);
  const credential = new DefaultAzureCredential();
  const clients = new Map<string, VaultKey>();
  return keyVault(keyUrl, (keyId) => {
    const client =
      clients.get(keyId) ??
      new CryptographyClient(keyId, credential, { retryOptions: { maxRetries: 2, retryDelayInMs: 150 } });
    clients.set(keyId, client);
    return client;
  });
}

async function ask<T>(keyUrl: string, doing: string, act: (limit: Limit) => Promise<T>): Promise<T> {
  try {
    return await act({ abortSignal: AbortSignal.timeout(patience) });
  } catch (error) {
    // What the vault says is left behind: it carries the request, and so the key that was to be locked.
    const { statusCode, code } = error as { readonly statusCode?: number; readonly code?: string };
    const remedy =
      statusCode === 401 || statusCode === 403
        ? 'Give the identity that this program runs as the role "Key Vault Crypto User" on it.'
        : 'Check that KEY_VAULT_KEY_URL is right, that the key is enabled and that the vault can be reached from here.';
    throw new StorageUnavailable(
      `Key Vault at ${new URL(keyUrl).host} (KEY_VAULT_KEY_URL) failed at ${doing} a key: ${code ?? String(statusCode ?? 'no answer')}. ${remedy}`,
    );
  }
}
