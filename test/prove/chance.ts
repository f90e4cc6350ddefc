import crypto from 'node:crypto';
import fs from 'node:fs';

/** Chance that a seed decides: the same seed, the same numbers. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1. */
  real = (): number => {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };

  /** A whole number, both ends included. */
  between = (least: number, most: number): number => least + Math.floor(this.real() * (most - least + 1));

  /** Whether something happens that does so in this share of cases. */
  may = (share: number): boolean => this.real() < share;

  pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('nothing to pick from');
    return from[Math.floor(this.real() * from.length)] as T;
  };

  /** One of these, each as often as its weight says. */
  weighed = <T>(from: readonly (readonly [number, T])[]): T => {
    let left = this.real() * from.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, one] of from) if ((left -= weight) < 0) return one;
    return from[from.length - 1]![1];
  };

  shuffled = <T>(from: readonly T[]): readonly T[] =>
    from
      .map((one) => [this.real(), one] as const)
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one);

  /** Another chance, that what is drawn here does not change. */
  branch = (): Chance => new Chance(Math.floor(this.real() * 4_294_967_296));

  bytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => this.between(0, 255)));
}

const original = {
  random: Math.random,
  randomBytes: crypto.randomBytes,
  randomInt: crypto.randomInt,
  randomUUID: crypto.randomUUID,
};

/** From here on, ids and keys come from this chance. */
export function installChance(chance: Chance): void {
  Math.random = chance.real;
  Object.assign(crypto, {
    randomBytes: chance.bytes,
    randomInt: (one: number, other?: number) =>
      other === undefined ? chance.between(0, one - 1) : chance.between(one, other - 1),
    randomUUID: () => guidOf(chance.bytes(16)),
  });
}

export function restoreChance(): void {
  Math.random = original.random;
  const { random: _, ...calls } = original;
  Object.assign(crypto, calls);
}

function guidOf(bytes: Buffer): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const digits = bytes.toString('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}

const names = ['readFile', 'writeFile', 'stat', 'mkdir', 'chmod', 'link', 'rm', 'readdir', 'access'] as const;
const files = Object.fromEntries(names.map((name) => [name, fs.promises[name]]));

/** The disk answers at once: what a thread of Node's would bring back at some moment of its own choice comes in order. */
export function installFiles(): void {
  const at = fs as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  for (const name of names)
    Object.assign(fs.promises, { [name]: async (...args: readonly unknown[]) => at[`${name}Sync`]?.(...args) });
}

export const restoreFiles = (): void => void Object.assign(fs.promises, files);
