import { z } from 'zod/v4';
import { categories, isToldByOther, natures, permissions } from './signal';
import { blank, day, missing, severalOf, text, tick, words } from '../fields';
import { isPlace, isSign, type SignKind } from './signs';

/** What was chosen out of the list of signals: only what is in it. */
const chosen = (isListed: (name: string) => boolean) => severalOf(z.string().refine(isListed, 'missing'));

/** The fields for what was chosen of each kind of sign. */
export const signFields = {
  body: 'signsBody',
  behaviour: 'signsBehaviour',
  contact: 'signsContact',
  parents: 'signsParents',
  family: 'signsFamily',
  school: 'signsSchool',
} as const satisfies Readonly<Record<SignKind, string>>;

/** What is asked of a signal, wherever one is written down: S1-01 to S1-10. */
export const signalFields = {
  what: text,
  nature: z.enum(natures, 'missing'),
  date: day,
  place: blank(words),
  situation: blank(text),
  present: blank(words),
  alone: tick,
  categories: severalOf(z.enum(categories)),
  signsBody: chosen(isSign),
  signsWhere: chosen(isPlace),
  signsBehaviour: chosen(isSign),
  signsContact: chosen(isSign),
  signsParents: chosen(isSign),
  signsFamily: chosen(isSign),
  signsSchool: chosen(isSign),
  quote: blank(text),
  source: blank(words),
  mayRecord: blank(z.enum(permissions)),
  notAsked: blank(words),
  diagnosedBy: blank(words),
  profession: blank(words),
  diagnosedOn: blank(day),
};

export type SignalFields = z.output<z.ZodObject<typeof signalFields>>;

/** A feeling may leave place and situation for later (S1-22), and a diagnosis has none. */
const hasNoPlace = (nature: unknown): boolean => nature === 'hunch' || nature === 'diagnosis';

/** S1-04, S1-08 to S1-11: the fields that hold depending on others. */
export function completeSignal(signal: Partial<SignalFields>, context: z.RefinementCtx): void {
  const need = (...fields: readonly (keyof SignalFields)[]): void => {
    missing(context, ...fields.filter((field) => signal[field] === undefined));
  };
  const { nature } = signal;
  if (!hasNoPlace(nature)) {
    need('place', 'situation');
    if (signal.alone !== true) need('present');
  }
  if (nature === 'told-by-child') need('quote');
  if (nature !== undefined && isToldByOther(nature)) {
    need('source');
    if (signal.mayRecord === 'not-asked') need('notAsked');
  }
  if (nature === 'diagnosis') need('diagnosedBy', 'profession', 'diagnosedOn');
}
