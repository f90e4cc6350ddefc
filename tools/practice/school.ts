import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSchools } from '../../src/agreement/load';
import { AgreementError } from '../../src/agreement/diagnostic';
import { practiceSchema, readPracticeFile, type PracticeFile } from './practice-file';
import type { School } from '../../src/agreement/school-schema';

export interface PracticeFiles {
  readonly schools: string;
  readonly protocols: string;
  /** Where `<school>.yaml` with the practice-only facts may be. */
  readonly practice: string;
}

/**
 * The school to practise in: the one of this id, or the first. It may be one whose file is wrong, if the bot runs with it.
 * @throws AgreementError or Error naming the file and what to change in it
 */
export function readSchool(
  files: PracticeFiles,
  id?: string,
): { readonly school: School; readonly extra: PracticeFile } {
  // As the program does it: what is wrong with one school keeps nobody from practising at another.
  const read = readSchools(files);
  const schools = read.files.flatMap(({ agreement }) => agreement?.school ?? []);
  const school = id === undefined ? schools[0] : schools.find((one) => one.id === id);
  if (school === undefined) {
    const wrong = read.files.filter((file) => id === undefined || file.id === id);
    const mistakes = [...(read.files.length === 0 ? read.besides : []), ...wrong.flatMap((file) => file.mistakes)];
    if (mistakes.length > 0) throw new AgreementError(mistakes);
    throw new Error(
      `No school "${id ?? ''}" in ${files.schools}; there are: ${schools.map((one) => one.id).join(', ')}.`,
    );
  }
  return { school, extra: readExtra(join(files.practice, `${school.id}.yaml`), school) };
}

function readExtra(file: string, school: School): PracticeFile {
  if (!existsSync(file)) return practiceSchema.parse({});
  const { value, mistakes } = readPracticeFile(file, readFileSync(file, 'utf8'), school);
  if (mistakes.length > 0) throw new AgreementError(mistakes);
  return value;
}
