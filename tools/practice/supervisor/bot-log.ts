import { appendFileSync, mkdirSync } from 'node:fs';
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
    if (this.file !== undefined) appendFileSync(this.file, `${line}\n`);
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
