import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { StorageUnavailable } from '../../src/service/ports';
import { azureKeyVault, keyVault } from '../../src/store/key-vault';
import type { VaultKey } from '../../src/store/key-vault';
import { KeyRing } from '../../src/store/keys';
import { localKeyFile } from '../../src/store/local-key-file';
import { memoryTables } from '../../src/store/memory-tables';
import { openStore } from '../../src/store/store';
import { appendOf } from './sample';

const dataKey = randomBytes(32);

describe('a key file', () => {
  let dir: string;
  let path: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'zorgmelding-key-'));
    path = join(dir, 'deeper', 'key');
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('locks and unlocks, also after a restart', async () => {
    const wrapped = await (await localKeyFile({ path, create: true })).wrap(dataKey);
    const again = await localKeyFile({ path, create: false });
    expect(Buffer.compare(await again.unwrap(wrapped), dataKey)).toBe(0);
    expect(Buffer.from(wrapped.bytes).includes(dataKey)).toBe(false);
  });

  it('is made once, for its owner alone, and stays what it is', async () => {
    await Promise.all([1, 2, 3, 4].map(() => localKeyFile({ path, create: true })));
    const first = await readFile(path, 'utf8');
    await localKeyFile({ path, create: true });
    expect(await readFile(path, 'utf8')).toBe(first);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(dir, 'deeper'))).toEqual(['key']);
  });

  it('is not made outside practice', async () => {
    await expect(localKeyFile({ path, create: false })).rejects.toThrow(
      /^KEY_FILE: .*ENOENT.*Put the key file of this storage back/,
    );
  });

  it('is refused when others can read it', async () => {
    await localKeyFile({ path, create: true });
    await chmod(path, 0o640);
    await expect(localKeyFile({ path, create: false })).rejects.toThrow(`chmod 600 ${path}`);
  });

  it('is refused when it is something else', async () => {
    path = join(dir, 'key');
    for (const content of ['', 'a letter to somebody', 'zorgmelding-key-1 c2hvcnQ']) {
      await writeFile(path, content, { mode: 0o600 });
      await expect(localKeyFile({ path, create: false })).rejects.toThrow(/is no key file of this program/);
    }
  });

  it('says so when a case was locked with another', async () => {
    const wrapped = await (await localKeyFile({ path, create: true })).wrap(dataKey);
    const other = await localKeyFile({ path: join(dir, 'other'), create: true });
    await expect(other.unwrap(wrapped)).rejects.toThrow(/^KEY_FILE: .* is not the key that this case was locked with/);
  });
});

describe('Key Vault', () => {
  const keyUrl = 'https://school.vault.azure.net/keys/zorgmelding';

  /** A vault that really locks, with a key pair per version; the newest version locks. */
  function vault() {
    const versions = new Map<string, ReturnType<typeof pair>>();
    const asked: string[] = [];
    const rotate = (version: string) => versions.set(`${keyUrl}/${version}`, pair());
    const clientFor = (keyId: string): VaultKey => ({
      wrapKey: async (algorithm, key) => {
        asked.push(`wrap ${algorithm}`);
        const [newest, keys] = [...versions].at(-1)!;
        return { result: publicEncrypt({ key: keys.publicKey, ...oaep }, key), keyID: newest };
      },
      unwrapKey: async (algorithm, key) => {
        asked.push(`unwrap ${algorithm}`);
        return { result: privateDecrypt({ key: versions.get(keyId)!.privateKey, ...oaep }, key) };
      },
    });
    rotate('v1');
    return { clientFor, rotate, asked };
  }
  const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };

  it('opens every case with the version of the key that locked it', async () => {
    const { clientFor, rotate, asked } = vault();
    const tables = memoryTables();
    const store = () => openStore({ tables, keys: keyVault(keyUrl, clientFor) });
    await store().cases.append(appendOf('before', 0, 'open'));
    rotate('v2');
    await store().cases.append(appendOf('after', 0, 'open'));
    expect((await store().cases.readState('before'))?.version).toBe(1);
    expect((await store().cases.readState('after'))?.version).toBe(1);
    expect((await tables.get('cases', 'after', 'head'))?.values['keyBy']).toBe(`${keyUrl}/v2`);
    expect(asked).toEqual(['wrap RSA-OAEP-256', 'wrap RSA-OAEP-256', 'unwrap RSA-OAEP-256', 'unwrap RSA-OAEP-256']);
  });

  it('is asked once per case, not once per card', async () => {
    const { clientFor, asked } = vault();
    const store = openStore({ tables: memoryTables(), keys: keyVault(keyUrl, clientFor) });
    await store.cases.append(appendOf('c1', 0, 'open'));
    for (let n = 1; n < 4; n += 1) await store.cases.append(appendOf('c1', n, `next-${String(n)}`));
    await store.cases.readState('c1');
    expect(asked).toEqual(['wrap RSA-OAEP-256']);
  });

  it.each([
    [{ statusCode: 403, code: 'Forbidden' }, /Forbidden.*"Key Vault Crypto User"/],
    [{ code: 'ENOTFOUND' }, /ENOTFOUND.*Check that KEY_VAULT_KEY_URL is right/],
    [{}, /no answer.*Check that KEY_VAULT_KEY_URL is right/],
  ])('says what to mend when it fails, and not what it was asked', async (problem, message) => {
    const failing = Object.assign(new Error('no'), problem, { request: { body: dataKey.toString('base64') } });
    const refuse = () => Promise.reject(failing);
    const keys = keyVault(keyUrl, () => ({ wrapKey: refuse, unwrapKey: refuse }));
    for (const act of [keys.wrap(dataKey), keys.unwrap({ by: keyUrl, bytes: dataKey })]) {
      const failure: unknown = await act.catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StorageUnavailable);
      expect((failure as Error).message).toMatch(message);
      expect(inspect(failure, { depth: 9 })).not.toContain(dataKey.toString('base64'));
    }
  });

  it('is known by the address of a key', async () => {
    await expect(azureKeyVault('https://school.vault.azure.net')).rejects.toThrow(
      /^KEY_VAULT_KEY_URL must be the address of a key/,
    );
    await expect(azureKeyVault(keyUrl)).resolves.toBeDefined();
  });
});

describe('the key ring', () => {
  it('holds a bounded number of unlocked keys, the latest used', async () => {
    const unwrapped: string[] = [];
    const ring = new KeyRing(
      {
        wrap: async (key) => ({ by: 'test', bytes: key }),
        unwrap: async ({ by, bytes }) => (unwrapped.push(by), bytes),
      },
      2,
    );
    const locked = (by: string) => ({ by, bytes: dataKey });
    for (const by of ['a', 'b', 'a', 'c', 'a', 'b']) await ring.unlock(locked(by));
    expect(unwrapped).toEqual(['a', 'b', 'c', 'b']);
  });
});
