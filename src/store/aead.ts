import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
const headLength = nonceLength + tagLength;
const shape = { authTagLength: tagLength } as const;

/** The bytes were changed, are in another place, or were sealed with another key. */
export class Unopenable extends Error {
  override readonly name = 'Unopenable';
}

/** How many bytes come of encrypting so many. */
export const encryptedLength = (plain: number): number => headLength + plain;

/**
 * AES-256-GCM with a nonce of its own: `nonce | tag | ciphertext`. What comes of it opens only with the same key and
 * beside the same `associated` bytes.
 * @param key 32 bytes
 */
export function encrypt(key: Uint8Array, associated: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, shape);
  cipher.setAAD(associated);
  const ciphertext = [cipher.update(plain), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...ciphertext]);
}

/** The bytes that {@link encrypt} was given. @throws Unopenable */
export function decrypt(key: Uint8Array, associated: Uint8Array, encrypted: Uint8Array): Buffer {
  if (encrypted.byteLength < headLength) throw new Unopenable();
  const decipher = createDecipheriv(algorithm, key, encrypted.subarray(0, nonceLength), shape);
  decipher.setAAD(associated);
  decipher.setAuthTag(encrypted.subarray(nonceLength, headLength));
  try {
    return Buffer.concat([decipher.update(encrypted.subarray(headLength)), decipher.final()]);
  } catch {
    throw new Unopenable();
  }
}
