import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { readSchools } from '../agreement/load';
import { AgreementError } from '../agreement/mistake';
import type { School } from '../agreement/school-schema';

const guid = z.guid().transform((id) => id.toLowerCase());

/** What belongs to practising only: how Teams stands at this school. One optional file per school, `practice/<school>.yaml`. */
export const practiceSchema = z.strictObject({
  /** People who never opened the bot: it is not installed for them, and cannot write to them yet. */
  neverOpened: z.array(z.string()).default([]),
  /** Who works elsewhere, and is a guest of the school's team all the same: only they can come into a room. */
  guests: z.array(z.string()).default([]),
  /** People of another organisation, with the bot open in front of them all the same. */
  strangers: z.record(z.string(), z.strictObject({ id: guid, name: z.string().min(1), tenant: guid })).default({}),
});

export type PracticeFile = z.infer<typeof practiceSchema>;

export interface PracticeFiles {
  readonly schools: string;
  readonly protocols: string;
  /** Where `<school>.yaml` with the practice-only facts may stand. */
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
    const mistakes = read.files.filter((file) => id === undefined || file.id === id).flatMap((file) => file.mistakes);
    if (mistakes.length > 0) throw new AgreementError(mistakes);
    throw new Error(
      `No school "${id ?? ''}" in ${files.schools}; there are: ${schools.map((one) => one.id).join(', ')}.`,
    );
  }
  return { school, extra: readExtra(join(files.practice, `${school.id}.yaml`), school) };
}

function readExtra(file: string, school: School): PracticeFile {
  if (!existsSync(file)) return practiceSchema.parse({});
  const read = practiceSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  const unknown = [...read.data.neverOpened, ...read.data.guests].find((key) => !(key in school.people));
  if (unknown !== undefined) throw new Error(`${file}: it names "${unknown}", who is not in the school file.`);
  const twice = Object.keys(read.data.strangers).find((key) => key in school.people);
  if (twice !== undefined) throw new Error(`${file}: the stranger "${twice}" has the key of somebody of the school.`);
  return read.data;
}
