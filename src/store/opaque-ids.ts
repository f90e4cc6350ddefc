import type { Handles, Origin } from '../service/ports';
import { decrypt, encrypt, encryptedLength, Unopenable } from './aead';
import type { Secrets } from './secrets';

/** Told apart from a case's id by its first character. */
const prefix = '~';
const caseLength = 16;
/** The case, the number of the task, the version: always as long, so that its length says nothing. */
const plainLength = caseLength + 4 + 4;

/**
 * What is on the card of somebody from outside instead of a case's id, its task and its version: sealed for that one
 * person and different every time, so that two people who were asked cannot tell whether it was about the same child.
 */
export class SealedIds implements Handles {
  constructor(private readonly secrets: Secrets) {}

  async seal({ case: caseId, task, version }: Origin, person: string): Promise<string> {
    const plain = Buffer.alloc(plainLength);
    plain.write(caseId, 'hex');
    plain.writeUInt32BE(task === undefined ? 0 : Number(task.slice(1)), caseLength);
    plain.writeUInt32BE(version ?? 0, caseLength + 4);
    const key = await this.secrets.of('handles');
    return prefix + encrypt(key, Buffer.from(person, 'utf8'), plain).toString('base64url');
  }

  async open(handle: string, person: string): Promise<Origin | undefined> {
    if (!handle.startsWith(prefix)) return undefined;
    const bytes = Buffer.from(handle.slice(prefix.length), 'base64url');
    if (bytes.byteLength !== encryptedLength(plainLength)) return undefined;
    const key = await this.secrets.of('handles');
    try {
      return read(decrypt(key, Buffer.from(person, 'utf8'), bytes));
    } catch (error) {
      // Made up, or another's.
      if (error instanceof Unopenable) return undefined;
      throw error;
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
