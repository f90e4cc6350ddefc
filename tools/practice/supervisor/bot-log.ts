import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const MOST = 50_000;

/** What the bot writes: the last lines since a reset in memory, and everything in a file. */
export class BotLog {
  private kept: string[] = [];

  constructor(private readonly file: string | undefined) {
    if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  }

  add(line: string): void {
    this.kept.push(line);
    if (this.kept.length > MOST) this.kept = this.kept.slice(-MOST / 2);
    // Whoever clears away the folder of a practice school needs its last lines no more.
    if (this.file !== undefined && existsSync(dirname(this.file))) appendFileSync(this.file, `${line}\n`);
  }

  clear(): void {
    this.kept = [];
  }

  text(): string {
    return this.kept.map((line) => `${line}\n`).join('');
  }

  last(lines: number): string {
    return this.kept.slice(-lines).join('\n');
  }
}
