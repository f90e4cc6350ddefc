import { addDays, dayOf } from '../agreement/calendar';
import { commandSchemas, type CommandName } from '../case/commands';
import { limitOf, requires } from '../case/fields';
import { choices } from '../view/build';
import type { Choice, ChoiceInput, DateInput, TextInput, TickInput } from '../view/view';
import type { Moment } from '../agreement/time';

/*
 * The inputs of a form, or of a card that is answered on the spot. What is required and how long it may be comes from the
 * command that it gives, so that it never takes what the command refuses.
 */

/** The ids of a command's fields. */
type FieldOf<N extends CommandName> = Extract<keyof (typeof commandSchemas)[N]['shape'], string>;

/** What one input has of its own. */
interface Own {
  /** Where it depends on another answer; else the command says it. */
  readonly required?: boolean;
  readonly error?: string;
  readonly hint?: string;
}

/** The moment at which the page is shown. */
interface Now {
  readonly now: Moment;
}

type Words = Readonly<Record<string, string>> | readonly Choice[];

const TEXT = 'Vul dit in. Weet je het niet? Schrijf dat.';
const CHOICE = 'Kies een antwoord.';
const PERSON = 'Kies iemand uit de lijst.';
const PAST = 'Kies een datum tot en met vandaag.';
const COMING = 'Kies een datum die nog komt.';

const listOf = (words: Words): readonly Choice[] => (isChoices(words) ? words : choices(words));
const isChoices = (words: Words): words is readonly Choice[] => Array.isArray(words);

/** The inputs for the fields of these commands: a form that can give several asks only what one of them takes. */
export function asks<N extends CommandName>(...commands: readonly N[]) {
  type Id = N extends CommandName ? FieldOf<N> : never;
  const schemas = (id: string) =>
    commands.flatMap((command) => {
      const shape: Readonly<Record<string, unknown>> = commandSchemas[command].shape;
      return Object.hasOwn(shape, id) ? [shape[id]] : [];
    });
  const asked = (id: string, label: string, error: string, own: Own) => ({
    id,
    label,
    error: own.error ?? error,
    required: own.required ?? schemas(id).every(requires),
  });
  const text =
    (kind: TextInput['kind']) =>
    (id: Id, label: string, own: Own & { readonly most?: number } = {}): TextInput => ({
      kind,
      ...asked(id, label, TEXT, own),
      most: own.most ?? Math.min(...schemas(id).map(limitOf)),
      ...hinted(own),
    });
  return {
    ...choosers<Id>(asked),
    line: text('line'),
    area: text('area'),
    /** Today or before. */
    past: (id: Id, label: string, { now }: Now, own: Own = {}): DateInput => ({
      kind: 'date',
      ...asked(id, label, PAST, own),
      to: dayOf(now),
    }),
    /** After today, up to and including `to` where that is given. */
    coming: (id: Id, label: string, { now }: Now, own: Own & { readonly to?: string } = {}): DateInput => ({
      kind: 'date',
      ...asked(id, label, COMING, own),
      from: addDays(dayOf(now), 1),
      ...(own.to === undefined ? {} : { to: own.to }),
    }),
    /** Any day, or from `from` on. */
    day: (id: Id, label: string, own: Own & { readonly from?: string } = {}): DateInput => ({
      kind: 'date',
      ...asked(id, label, COMING, own),
      ...(own.from === undefined ? {} : { from: own.from }),
    }),
    tick: (id: Id, label: string, own: Own & { readonly question?: string } = {}): TickInput => {
      const { error: _, ...base } = asked(id, label, '', own);
      const question = own.question === undefined ? {} : { question: own.question };
      return { kind: 'tick', ...base, ...question, ...(own.error === undefined ? {} : { error: own.error }) };
    },
  };
}

const hinted = ({ hint }: Own) => (hint === undefined ? {} : { hint });

/** Ways to choose. */
function choosers<Id extends string>(
  asked: (
    id: string,
    label: string,
    error: string,
    own: Own,
  ) => Pick<ChoiceInput, 'id' | 'label' | 'required' | 'error'>,
) {
  const choice =
    (error: string, look: Pick<ChoiceInput, 'many' | 'folded'>) =>
    (id: Id, label: string, words: Words, own: Own = {}): ChoiceInput => ({
      kind: 'choice',
      ...asked(id, label, error, own),
      ...look,
      options: listOf(words),
      ...hinted(own),
    });
  return {
    /** One of a few, all in sight. */
    one: choice(CHOICE, { many: false, folded: false }),
    /** One out of a list. */
    pick: choice(CHOICE, { many: false, folded: true }),
    person: choice(PERSON, { many: false, folded: true }),
    many: choice(CHOICE, { many: true, folded: false }),
    manyOf: choice(CHOICE, { many: true, folded: true }),
  };
}

/** A question that only decides where a form leads: no command takes it, and so it is never stored. */
export const steer = choosers((id, label, error, own) => ({
  id,
  label,
  error: own.error ?? error,
  required: own.required ?? true,
}));
