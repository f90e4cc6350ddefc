import { randomBytes } from 'node:crypto';
import { LruCache } from '../service/lru-cache';

/** A case's data key, locked with a key that is not in storage. */
export interface WrappedKey {
  /** Which key locked it, so that keys can be renewed and old ones still be found. No secret. */
  readonly by: string;
  readonly bytes: Uint8Array;
}

/** Locks and unlocks data keys. @throws StorageUnavailable, naming the setting, when it cannot */
export interface KeyWrapper {
  wrap(key: Uint8Array): Promise<WrappedKey>;
  unwrap(wrapped: WrappedKey): Promise<Uint8Array>;
}

/** A data key that is ready for use, and how it is stored. */
export interface DataKey {
  readonly bytes: Uint8Array;
  readonly wrapped: WrappedKey;
}

const nameOf = ({ by, bytes }: WrappedKey): string => `${by} ${Buffer.from(bytes).toString('base64')}`;

/** The data keys in use. They are kept in memory, a bounded number of them, so that a card does not wait for Key Vault. */
export class KeyRing {
  private readonly unwrapped: LruCache<string, Uint8Array>;

  constructor(
    private readonly wrapper: KeyWrapper,
    most = 1_000,
  ) {
    this.unwrapped = new LruCache(most);
  }

  /** A fresh key, for one case. */
  async create(): Promise<DataKey> {
    const bytes = randomBytes(32);
    const wrapped = await this.wrapper.wrap(bytes);
    this.unwrapped.set(nameOf(wrapped), bytes);
    return { bytes, wrapped };
  }

  async unlock(wrapped: WrappedKey): Promise<DataKey> {
    const bytes = this.unwrapped.get(nameOf(wrapped)) ?? (await this.wrapper.unwrap(wrapped));
    this.unwrapped.set(nameOf(wrapped), bytes);
    return { bytes, wrapped };
  }

  /** Forgets a key that was destroyed in storage. */
  forget(wrapped: WrappedKey): void {
    this.unwrapped.delete(nameOf(wrapped));
  }
}
