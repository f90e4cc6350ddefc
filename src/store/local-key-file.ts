import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OperatorError } from '../agreement/operator-error';
import { StorageUnavailable } from '../service/ports';
import { open, seal } from './sealed-rows';
import type { KeyWrapper, WrappedKey } from './keys';

/** Stands in the file before the key, so that no other file is taken for one. */
const heading = 'zorgmelding-key-1';

/**
 * Locks data keys with the key in a file. For practice, and for a school that keeps its own server.
 * @param create make the file when there is none: in practice only, since a new key opens no old case
 * @throws OperatorError, naming KEY_FILE and the remedy, when the file is missing, open to others or no key
 */
export async function localKeyFile({
  path,
  create,
}: {
  readonly path: string;
  readonly create: boolean;
}): Promise<KeyWrapper> {
  if (create) await makeOnce(path);
  return wrapperOf(await readKey(path), path);
}

/** Two programs that start at once must end with one key: the file appears whole, and only if there is none. */
async function makeOnce(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${heading} ${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await chmod(draft, 0o600);
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readKey(path: string): Promise<Uint8Array> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new OperatorError(
      `KEY_FILE: ${path} cannot be read (${code}). Put the key file of this storage back: without it no case can be opened.`,
    );
  }
  const { mode } = await stat(path);
  // Windows keeps its rights elsewhere, and shows none of them here.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new OperatorError(`KEY_FILE: others on this machine can read ${path}. Close it to them: chmod 600 ${path}`);
  }
  const [first, encoded] = content.trim().split(' ');
  const key = Buffer.from(encoded ?? '', 'base64url');
  if (first !== heading || key.byteLength !== 32)
    throw new OperatorError(`KEY_FILE: ${path} is no key file of this program. Put the right one back.`);
  return key;
}

function wrapperOf(key: Uint8Array, path: string): KeyWrapper {
  const by = `file:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const place = { caseId: by, row: 'key', version: 0 };
  return {
    wrap: (dataKey) => Promise.resolve({ by, bytes: seal(key, place, dataKey) }),
    unwrap: async (wrapped: WrappedKey) => {
      await Promise.resolve();
      if (wrapped.by !== by) {
        throw new StorageUnavailable(
          `KEY_FILE: ${path} is not the key that this case was locked with (${wrapped.by}). Put that one back.`,
        );
      }
      return open(key, place, wrapped.bytes);
    },
  };
}
