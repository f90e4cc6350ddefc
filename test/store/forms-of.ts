/** How a text can stand in bytes: as it is, in two bytes a letter, in hexadecimal, and in base64 wherever it begins. */
export function formsOf(text: string): Buffer[] {
  const plain = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const encoded = plain.flatMap((bytes) => [
    bytes.toString('hex'),
    ...[0, 1, 2].map((shift) => {
      const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
      // The first and last letters depend on what is beside the text.
      return whole.slice(shift === 0 ? 0 : shift + 1, Math.floor((4 * (shift + bytes.byteLength)) / 3));
    }),
  ]);
  return [...plain, ...encoded.map((letters) => Buffer.from(letters, 'latin1'))];
}
