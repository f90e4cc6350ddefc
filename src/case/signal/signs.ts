import type { Day } from '../../agreement/time';
import list from './signs.json';

/*
 * The list of signals: what people may notice, as choices that help to look and to write (S1-01). Its words are in
 * `signs.json`. Nothing is counted or concluded from them. A name that was given out stays in the file: it is stored with
 * signals, and read with them for as long as there are dossiers.
 */

export type SignKind = keyof typeof list.kinds;
export type Age = keyof typeof list.ages;

interface Sign {
  readonly text: string;
  readonly ages: readonly string[];
}

interface Kind {
  readonly title: string;
  readonly signs: Readonly<Record<string, Sign>>;
  readonly places?: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<SignKind, Kind>> = list.kinds;

export const signKinds = Object.keys(list.kinds) as readonly SignKind[];

export const kindTitle = (kind: SignKind): string => kinds[kind].title;

/** Where on the body something was seen, in words. */
export const places: Readonly<Record<string, string>> = list.kinds.body.places;

/** What may be noticed of this kind at this age; at any age where it is not known. */
export const signsOf = (kind: SignKind, age: Age | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(kinds[kind].signs).flatMap(([name, { text, ages }]) =>
      age === undefined || ages.includes(age) ? [[`${kind}.${name}`, text]] : [],
    ),
  );

const words: Readonly<Record<string, string>> = Object.fromEntries(
  signKinds.flatMap((kind) => Object.entries(signsOf(kind, undefined))),
);

export const isSign = (name: string): boolean => Object.hasOwn(words, name);

export const isPlace = (name: string): boolean => Object.hasOwn(places, name);

/** What was chosen, as people read it; a name that a later release gave out is passed over. */
export const signWords = (names: readonly string[]): readonly string[] => names.flatMap((name) => words[name] ?? []);

export const placeWords = (names: readonly string[]): readonly string[] => names.flatMap((name) => places[name] ?? []);

/** The part of the list that fits a child: by its birth date, else by the group that it is in. */
export function ageOf(
  { birthDate, group }: { readonly birthDate?: Day | undefined; readonly group?: string | undefined },
  today: Day,
): Age | undefined {
  if (birthDate !== undefined) return agedOn(yearsBetween(birthDate, today));
  return /^(?:groep\s*)?[1-8](?![0-9])/i.test(group?.trim() ?? '') ? '4-12' : undefined;
}

const agedOn = (years: number): Age => (years < 4 ? '0-4' : years < 12 ? '4-12' : '12-18');

/** Whole years: the birthday itself counts. */
function yearsBetween(birthDate: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
