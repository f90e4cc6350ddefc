// Draws the app's two icons: a child, and two hands around it that do not close. Run it after changing the drawing:
//   node tools/draw-icons.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

const folder = join(import.meta.dirname, '../appPackage');
/** Samples per pixel, each way: what makes the edges smooth. */
const SAMPLES = 6;

/** @typedef {readonly [red: number, green: number, blue: number]} Colour */

/**
 * How far a point is inside the drawing, which is 1 wide with its middle at 0,0. Positive is ink.
 * @param {number} x
 * @param {number} y downwards
 * @param {number} stroke
 */
function ink(x, y, stroke) {
  const head = 0.135 - Math.hypot(x, y + 0.17);
  // Each hand is a piece of a ring, with round ends; the gap below is the opening.
  const angle = Math.atan2(y + 0.1, Math.abs(x));
  const [from, until] = [-0.35, 1.3];
  const nearest = Math.min(Math.max(angle, from), until);
  const ring = 0.4;
  const hand = stroke / 2 - Math.hypot(Math.abs(x) - ring * Math.cos(nearest), y + 0.1 - ring * Math.sin(nearest));
  return Math.max(head, hand);
}

/**
 * @param {number} size pixels
 * @param {number} scale how much of the icon the drawing fills
 * @param {number} stroke thickness of the hands
 * @param {Colour} colour
 * @param {Colour} [ground] transparent when absent
 */
function draw(size, scale, stroke, colour, ground) {
  const pixels = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let covered = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size - 0.5;
        const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size - 0.5;
        if (ink(x / scale, y / scale, stroke) > 0) covered++;
      }
      const share = covered / (SAMPLES * SAMPLES);
      const at = row * (size * 4 + 1) + 1 + column * 4;
      const mixed = ground ? colour.map((part, index) => part * share + (ground[index] ?? 0) * (1 - share)) : colour;
      pixels.set([...mixed.map(Math.round), ground ? 255 : Math.round(share * 255)], at);
    }
  }
  return png(size, pixels);
}

/**
 * @param {number} size
 * @param {Buffer} pixels rows of RGBA, each after a filter byte of 0
 */
function png(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(pixels, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}

/** @param {Buffer} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

writeFileSync(join(folder, 'color.png'), draw(192, 0.62, 0.115, [255, 255, 255], [43, 107, 111]));
writeFileSync(join(folder, 'outline.png'), draw(32, 0.98, 0.12, [255, 255, 255]));
