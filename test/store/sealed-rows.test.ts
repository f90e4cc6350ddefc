import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { chunkSize, fromChunks, toChunks } from '../../src/store/chunks';
import { Unopenable } from '../../src/store/aead';
import { open, seal } from '../../src/store/sealed-rows';
import { limits } from '../../src/store/tables';

const key = randomBytes(32);
const place = { caseId: 'c1', row: 'event-0000000001', version: 1 };
const text = Buffer.from('een zin');

describe('sealing', () => {
  it('gives back what was sealed, of any length around the chunks of a row', () => {
    const lengths = fc.oneof(
      fc.nat(64),
      fc.constantFrom(1, 2, 3).chain((n) => fc.integer({ min: n * chunkSize - 40, max: n * chunkSize + 4 })),
    );
    fc.assert(
      fc.property(lengths, fc.nat(255), (length, fill) => {
        const content = Buffer.alloc(length, fill);
        const chunks = toChunks(seal(key, place, content));
        expect(Object.values(chunks).every((chunk) => chunk.byteLength <= chunkSize && chunkSize < limits.bytes)).toBe(
          true,
        );
        expect(Buffer.compare(open(key, place, fromChunks(chunks)), content)).toBe(0);
      }),
    );
  });

  it('shows any change of any bit', () => {
    const sealed = seal(key, place, text);
    fc.assert(
      fc.property(fc.nat(sealed.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ change : byte));
        expect(() => open(key, place, changed)).toThrow(Unopenable);
      }),
    );
  });

  it('shows bytes that are missing or too many', () => {
    const sealed = seal(key, place, text);
    fc.assert(
      fc.property(fc.nat(sealed.byteLength - 1), (length) =>
        expect(() => open(key, place, sealed.subarray(0, length))).toThrow(Unopenable),
      ),
    );
    expect(() => open(key, place, Buffer.concat([sealed, Buffer.of(0)]))).toThrow(Unopenable);
  });

  it.each([
    ['case', { ...place, caseId: 'c2' }],
    ['row', { ...place, row: 'event-0000000002' }],
    ['version', { ...place, version: 2 }],
  ])('opens in the place of no other %s', (_, other) => {
    expect(() => open(key, other, seal(key, place, text))).toThrow(Unopenable);
  });

  it('opens with no other key', () => {
    expect(() => open(randomBytes(32), place, seal(key, place, text))).toThrow(Unopenable);
  });

  it('never seals the same twice alike', () => {
    const sealed = Array.from({ length: 200 }, () => Buffer.from(seal(key, place, text)).toString('hex'));
    expect(new Set(sealed).size).toBe(200);
  });
});
