import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeFiles } from './school';

/** Folders of school files, and of what belongs to practising only. */
export type SchoolFolders = Pick<PracticeFiles, 'schools' | 'practice'>;

/**
 * The files from which this practice school runs: copies, so that one of them can be written wrongly on purpose while the
 * program runs. Those of a folder that is laid beside come over those of the same name.
 */
export class SchoolFiles {
  readonly files: PracticeFiles;

  constructor(
    private readonly from: readonly Partial<SchoolFolders>[],
    protocols: string,
    dir: string,
  ) {
    this.files = { schools: join(dir, 'schools'), practice: join(dir, 'practice'), protocols };
  }

  /** As they stand in their folders. @throws Error when a folder cannot be read */
  refresh(): void {
    for (const kind of ['schools', 'practice'] as const) {
      const own = this.files[kind];
      rmSync(own, { recursive: true, force: true });
      mkdirSync(own, { recursive: true });
      for (const folder of this.from.flatMap((folders) => folders[kind] ?? [])) {
        const yaml = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
        for (const name of yaml) cpSync(join(folder, name), join(own, name));
      }
    }
  }

  /**
   * Somebody writes something else in the file of a school; the bot reads it at its next start.
   * @throws Error when there is no such file, or no such text in it
   */
  change(school: string, text: string, by: string): void {
    const file = join(this.files.schools, `${school}.yaml`);
    if (!existsSync(file)) throw new Error(`There is no school file "${school}".`);
    const said = readFileSync(file, 'utf8');
    if (!said.includes(text)) throw new Error(`The file of "${school}" does not say "${text}".`);
    writeFileSync(file, said.replace(text, by));
  }
}
