import { decrypt, encrypt, Unopenable } from './aead';

/** Where sealed bytes belong. They open nowhere else, so that nobody can put one row in the place of another. */
export interface SealedPlace {
  readonly caseId: string;
  readonly row: string;
  readonly version: number;
}

/** The first byte says how the rest was made, so that a later way can be beside this one. */
const format = 1;

const associated = ({ caseId, row, version }: SealedPlace): Buffer =>
  Buffer.from(JSON.stringify([format, caseId, row, version]), 'utf8');

/** What a row holds of its content: `format | nonce | tag | ciphertext`, bound to its place. */
export const seal = (key: Uint8Array, place: SealedPlace, content: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of(format), encrypt(key, associated(place), content)]);

/** @throws Unopenable */
export function open(key: Uint8Array, place: SealedPlace, sealed: Uint8Array): Uint8Array {
  if (sealed[0] !== format) throw new Unopenable();
  return decrypt(key, associated(place), sealed.subarray(1));
}
