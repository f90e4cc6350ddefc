import { z } from 'zod/v4';
import type { Diagnostic } from '../../src/agreement/diagnostic';
import { parseYaml } from '../../src/agreement/parse';
import type { School } from '../../src/agreement/school-schema';

const guid = z
  .guid('use the id as Entra shows it, such as 11111111-2222-4333-8444-555555555555')
  .transform((id) => id.toLowerCase());

/** What belongs to practising only: how Teams is at this school. One optional file per school, `practice/<school>.yaml`. */
export const practiceSchema = z.strictObject({
  /** People who never opened the bot: it is not installed for them, and cannot write to them yet. */
  neverOpened: z.array(z.string()).default([]),
  /** Who works elsewhere, and is a guest of the school's team all the same: only they can come into a room. */
  guests: z.array(z.string()).default([]),
  /** People of another organisation, with the bot open in front of them all the same. */
  strangers: z.record(z.string(), z.strictObject({ id: guid, name: z.string().min(1), tenant: guid })).default({}),
});

export type PracticeFile = z.infer<typeof practiceSchema>;

/** What such a file says, and every mistake in it with its line. */
export function readPracticeFile(
  file: string,
  text: string,
  { people }: Pick<School, 'people'>,
): { readonly value: PracticeFile; readonly mistakes: readonly Diagnostic[] } {
  const read = parseYaml(file, text, practiceSchema);
  if (!('value' in read)) return { value: practiceSchema.parse({}), mistakes: read };
  const { value, mistake } = read;
  const unknown = (['neverOpened', 'guests'] as const).flatMap((list) =>
    value[list].flatMap((key, index) =>
      Object.hasOwn(people, key)
        ? []
        : [mistake([list, index], `${list}.${index}: "${key}" is not among the people of the school`)],
    ),
  );
  const twice = Object.keys(value.strangers)
    .filter((key) => Object.hasOwn(people, key))
    .map((key) => mistake(['strangers', key], `strangers.${key}: somebody of the school has this key: give another`));
  return { value, mistakes: [...unknown, ...twice] };
}
