import type { School } from '../../agreement/school-schema';
import { identifying, type Identifying } from '../child/identifying';
import type { Fields } from '../commands';
import { plain } from '../names/plain';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';

/** The texts of an anonymous question, each with the field in which is said which words of it are no names. */
export const anonymousTexts = { question: 'questionNoName', summary: 'summaryNoName' } as const;

/** What goes outside, with the words of it that are no names. */
export type AnonymousTexts = Pick<Fields<'request-consultation'>, 'summary' | 'questionNoName' | 'summaryNoName'> & {
  readonly question?: string;
};

/** A word as it is named where somebody says that it is no name. */
export const asNoName = ({ word }: Identifying): string => plain(word);

/**
 * What in a text still says who the child is. A word that may be something else than a name counts no more once the colleague who
 * wrote it said so, of this text alone; a name in the child's facts always does.
 */
export const stillIdentifying = (
  text: string,
  noNames: readonly string[],
  state: CaseState,
  school: School,
): readonly Identifying[] =>
  identifying(text, state, school).filter((found) => found.certain || !noNames.includes(asNoName(found)));

/** The words of an anonymous question that count no more because somebody said that they are no names. */
export const saidNoNames = (fields: AnonymousTexts, state: CaseState, school: School): readonly string[] =>
  (['question', 'summary'] as const).flatMap((field) => {
    const said = fields[anonymousTexts[field]];
    return identifying(fields[field] ?? '', state, school)
      .filter((found) => !found.certain && said.includes(asNoName(found)))
      .map(asNoName);
  });

/**
 * The words themselves are in no refusal, which might be logged: the form shows them beside the text.
 *
 * @throws Refusal `identifying` for a text that would tell somebody outside who the child is
 */
export function refuseIdentifying(fields: AnonymousTexts, state: CaseState, school: School): void {
  const flagged = (['question', 'summary'] as const).flatMap((field) => {
    const found = stillIdentifying(fields[field] ?? '', fields[anonymousTexts[field]], state, school);
    return found.length === 0 ? [] : [{ field, kinds: found.map(({ kind }) => kind) }];
  });
  if (flagged.length === 0) return;
  const kinds = [...new Set(flagged.flatMap((one) => one.kinds))];
  throw new Refusal(
    'identifying',
    `Hier staat nog iets in waaraan het kind te herkennen is: ${kinds.join(' en ')}. Haal dat weg.`,
    flagged.map(({ field }) => field),
  );
}
