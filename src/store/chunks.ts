import type { Value } from './tables';

/** A property holds 64 KiB; a little less, so that a change of names or padding never breaks it. */
export const chunkSize = 60 * 1024;

const nameOf = (index: number): string => `data${String(index)}`;

/*
 * Whatever has a form of its own is stored as bytes, sealed or not: a property holds more of them than of text, and
 * Azurite breaks a letter beyond ASCII wherever a long request is cut in two.
 */

/** Bytes as properties `data0`, `data1`, …: however long they are, none is longer than a table can hold. */
export function toChunks(bytes: Uint8Array): Record<string, Uint8Array> {
  const count = Math.max(1, Math.ceil(bytes.byteLength / chunkSize));
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      nameOf(index),
      bytes.subarray(index * chunkSize, (index + 1) * chunkSize),
    ]),
  );
}

/** The bytes that {@link toChunks} took apart; none when there are no such properties. */
export function fromChunks(values: Readonly<Record<string, Value>>): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let chunk = values[nameOf(0)]; chunk instanceof Uint8Array; chunk = values[nameOf(chunks.length)])
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const toJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');
export const fromJson = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));
