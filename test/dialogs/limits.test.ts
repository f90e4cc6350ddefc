import { z } from 'zod/v4';
import { commandSchemas, type CommandName } from '../../src/case/commands';
import { dialogs } from '../../src/dialogs/all';
import { isDialogName } from '../../src/room/types';
import { bindSample, cardSamples, dialogSamples } from '../cards/samples';

interface Limited {
  readonly command: CommandName;
  readonly field: string;
  /** Characters that the input takes. */
  readonly most: number;
}

const input = z.looseObject({ type: z.literal('Input.Text'), id: z.string(), maxLength: z.int() });

/** Every input of a card that takes text, wherever it stands. */
function inputsOf(element: unknown): readonly z.infer<typeof input>[] {
  if (Array.isArray(element)) return element.flatMap(inputsOf);
  if (typeof element !== 'object' || element === null) return [];
  const found = input.safeParse(element);
  return [...(found.success ? [found.data] : []), ...Object.values(element).flatMap(inputsOf)];
}

const limitsOf = (card: unknown, commands: readonly CommandName[]): readonly Limited[] =>
  inputsOf(card).flatMap(({ id, maxLength }) =>
    commands
      .filter((command) => Object.hasOwn(fieldsOf(command), id))
      .map((command) => ({ command, field: id, most: maxLength })),
  );

const fieldsOf = (command: CommandName): object => commandSchemas[command].shape;

const limits = [
  ...dialogSamples.flatMap((sample) =>
    isDialogName(sample.template) ? limitsOf(bindSample(sample), dialogs[sample.template].sends) : [],
  ),
  ...cardSamples
    .filter(({ template }) => template === 'follow-up')
    .flatMap((sample) => limitsOf(bindSample(sample), ['record-followup'])),
];
const distinct = [...new Map(limits.map((limit) => [JSON.stringify(limit), limit])).values()];

const complaints = ({ command, field }: Limited, length: number): readonly string[] =>
  (commandSchemas[command].safeParse({ [field]: 'x'.repeat(length) }).error?.issues ?? [])
    .filter(({ path, message }) => path[0] === field && message === 'too-long')
    .map(({ message }) => message);

describe('a form and the command that it sends', () => {
  it('take text of the same length: as many inputs as there are on the forms', () => {
    expect(distinct.length).toBeGreaterThan(80);
  });

  // A clock time has a pattern of its own, which is shorter than any limit.
  it.each(
    distinct.filter(({ field }) => field !== 'time').map((limit) => [limit.command, limit.field, limit] as const),
  )('%s: %s', (_, __, limit) => {
    expect([complaints(limit, limit.most), complaints(limit, limit.most + 1)]).toEqual([[], ['too-long']]);
  });
});
