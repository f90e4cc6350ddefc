import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Where sealed bytes belong. They open nowhere else, so that nobody can put one row in the place of another. */
export interface Place {
  readonly caseId: string;
  readonly row: string;
  readonly version: number;
}

/** The bytes were changed, stand in another place, or were sealed with another key. */
export class Unopenable extends Error {
  override readonly name = 'Unopenable';
}

/** The first byte says how the rest was made, so that a later way can stand beside this one. */
const format = 1;
const nonceLength = 12;
const tagLength = 16;

const associated = ({ caseId, row, version }: Place): Buffer =>
  Buffer.from(JSON.stringify([format, caseId, row, version]), 'utf8');

/** AES-256-GCM with a nonce of its own: `format | nonce | tag | ciphertext`. */
export function seal(key: Uint8Array, place: Place, content: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(associated(place));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([Uint8Array.of(format), nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Unopenable */
export function open(key: Uint8Array, place: Place, sealed: Uint8Array): Uint8Array {
  const start = 1 + nonceLength + tagLength;
  if (sealed[0] !== format || sealed.byteLength < start) throw new Unopenable();
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(associated(place));
  decipher.setAuthTag(sealed.subarray(1 + nonceLength, start));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(start)), decipher.final()]);
  } catch {
    throw new Unopenable();
  }
}
