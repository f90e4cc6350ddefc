import { StorageUnavailable } from '../service/ports';
import { Unopenable } from './aead';
import type { KeyRing, WrappedKey } from './keys';
import { refuseLater, stamp } from './schema';
import { RowExists, type Tables } from './tables';

const partition = 'store';

/**
 * Keys that belong to no case but to the whole of storage, each for one purpose: locked as the keys of cases are, made
 * when first needed, and kept in memory from then on.
 */
export class Secrets {
  private readonly known = new Map<string, Uint8Array>();

  constructor(
    private readonly tables: Tables,
    private readonly keys: KeyRing,
  ) {}

  async of(purpose: string): Promise<Uint8Array> {
    const known = this.known.get(purpose);
    if (known !== undefined) return known;
    const wrapped = (await this.read(purpose)) ?? (await this.make(purpose));
    try {
      const { bytes } = await this.keys.unlock(wrapped);
      this.known.set(purpose, bytes);
      return bytes;
    } catch (error) {
      if (!(error instanceof Unopenable)) throw error;
      throw new StorageUnavailable(
        'The keys of this storage do not open: KEY_FILE or KEY_VAULT_KEY_URL is not the key they were locked with. Put the right key back.',
      );
    }
  }

  /** Two copies of the program that start at once must end with one key: the first to write it wins. */
  private async make(purpose: string): Promise<WrappedKey> {
    const { wrapped } = await this.keys.create();
    try {
      await this.tables.insert('keys', {
        partition,
        row: purpose,
        values: { ...stamp('key'), by: wrapped.by, key: wrapped.bytes },
      });
      return wrapped;
    } catch (error) {
      if (!(error instanceof RowExists)) throw error;
      return (await this.read(purpose)) ?? wrapped;
    }
  }

  private async read(purpose: string): Promise<WrappedKey | undefined> {
    const row = await this.tables.get('keys', partition, purpose);
    if (row !== undefined) refuseLater('key', 'keys', row);
    const { by, key } = row?.values ?? {};
    return typeof by === 'string' && key instanceof Uint8Array ? { by, bytes: key } : undefined;
  }
}
