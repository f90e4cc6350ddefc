import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Handles, Origin } from '../service/ports';
import type { Secrets } from './secrets';

/** Told apart from a case's id by its first character. */
const prefix = '~';
const nonceLength = 12;
const tagLength = 16;
const caseLength = 16;
/** The case, the number of the task, the version: always as long, so that its length says nothing. */
const plainLength = caseLength + 4 + 4;

/**
 * What stands on the card of somebody from outside instead of a case's id, its task and its version: sealed for that one
 * person and different every time, so that two people who were asked cannot tell whether it was about the same child.
 */
export class SealedIds implements Handles {
  constructor(private readonly secrets: Secrets) {}

  async seal({ case: caseId, task, version }: Origin, person: string): Promise<string> {
    const plain = Buffer.alloc(plainLength);
    plain.write(caseId, 'hex');
    plain.writeUInt32BE(task === undefined ? 0 : Number(task.slice(1)), caseLength);
    plain.writeUInt32BE(version ?? 0, caseLength + 4);
    const nonce = randomBytes(nonceLength);
    const key = await this.secrets.of('handles');
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
    cipher.setAAD(Buffer.from(person, 'utf8'));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return prefix + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  async open(handle: string, person: string): Promise<Origin | undefined> {
    if (!handle.startsWith(prefix)) return undefined;
    const bytes = Buffer.from(handle.slice(prefix.length), 'base64url');
    if (bytes.byteLength !== nonceLength + tagLength + plainLength) return undefined;
    const key = await this.secrets.of('handles');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(person, 'utf8'));
    decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    try {
      return read(Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]));
    } catch {
      // Made up, or another's.
      return undefined;
    }
  }
}

function read(plain: Buffer): Origin {
  const task = plain.readUInt32BE(caseLength);
  const version = plain.readUInt32BE(caseLength + 4);
  return {
    case: plain.toString('hex', 0, caseLength),
    ...(task === 0 ? {} : { task: `t${task}` }),
    ...(version === 0 ? {} : { version }),
  };
}
