import { commandSchemas, type CommandName } from '../../src/case/commands';
import { dialogs } from '../../src/forms/all';
import { inputsOf } from '../../src/view/view';
import { viewOf } from '../../src/room/cards/all';
import { cardNamed } from '../cards/states/all';
import { pageOf, states } from './states';

interface Limited {
  readonly command: CommandName;
  readonly field: string;
  /** Characters that the input takes. */
  readonly most: number;
}

const knows = (command: CommandName, field: string): boolean => Object.hasOwn(commandSchemas[command].shape, field);
const limited = (commands: readonly CommandName[], field: string, most: number): readonly Limited[] =>
  commands.filter((command) => knows(command, field)).map((command) => ({ command, field, most }));

const limits = [
  ...states.flatMap((one) =>
    inputsOf(pageOf(one).blocks).flatMap((input) =>
      'most' in input ? limited(dialogs[one.form].sends, input.id, input.most) : [],
    ),
  ),
  ...inputsOf(viewOf(cardNamed('follow-up: ordinary').card).blocks).flatMap((input) =>
    'most' in input ? limited(['record-followup'], input.id, input.most) : [],
  ),
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
