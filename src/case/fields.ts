import { z } from 'zod/v4';
import { safeties } from './answers';

/*
 * The kinds of field that forms have. What was filled in comes as `src/view/values.ts` says, whatever the surface.
 */

/** Free text of at most so many characters: as many as its form takes. Trimmed. */
export const upTo = (most: number) => z.string().trim().min(1, 'missing').max(most, 'too-long');

/** An account: some forty lines. */
export const text = upTo(3_000);

/** One of four or five accounts on one page, which fit on a card together. */
export const account = upTo(2_000);

/** A name, or a short reason. */
export const words = upTo(200);

/** An empty input is the same as none. */
export const blank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const day = z.iso.date('date');

/** Local hour and minutes: `9.05`, `14:30`. */
export const timeOfDay = z.string().regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, 'time');

export const tick = z.boolean().default(false);

export const person = z.guid('missing').transform((id) => id.toLowerCase());

/** The id of a case. */
export const anyCase = z.string('missing').regex(/^[0-9a-f]{32}$/, 'missing');

export const safe = z.enum(safeties, 'missing');

/** More answers than this no question has. */
const MOST_ANSWERS = 100;

/** As many of these as are chosen. */
export const severalOf = <T extends z.ZodType>(one: T) => z.array(one).max(MOST_ANSWERS).default([]);

/** Words of a text of which its writer says that they are no names. */
export const noNames = severalOf(z.string().max(200));

/** Entries of the case by their versions. */
export const entries = severalOf(z.string().regex(/^\d{1,6}$/, 'missing')).transform((list) => list.map(Number));

/** What a protocol file names: any name passes here, `decide` knows which there are. */
export const protocolName = z.string().regex(/^[a-z0-9-]+$/);

export const protocolNames = severalOf(protocolName);

/** Says of fields that hold depending on others that they are missing. */
export function missing(context: z.RefinementCtx, ...fields: readonly string[]): void {
  for (const field of fields) context.addIssue({ code: 'custom', path: [field], message: 'missing' });
}

/** Whether a field must be filled in, whatever else is. */
export const requires = (schema: unknown): boolean => !asSchema(schema).safeParse(undefined).success;

/** Of how many characters a field may be at most: infinitely many where it does not say. */
export function limitOf(schema: unknown): number {
  if (schema instanceof z.ZodString) return schema.maxLength ?? Infinity;
  if (schema instanceof z.ZodPipe) return limitOf(schema.def.out);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? limitOf(schema.def.innerType) : Infinity;
}

/** How what is filled in for a field is held. */
export type FieldKind = 'tick' | 'list' | 'text';

export function kindOfField(schema: unknown): FieldKind {
  if (schema instanceof z.ZodBoolean) return 'tick';
  if (schema instanceof z.ZodArray) return 'list';
  if (schema instanceof z.ZodPipe) return kindOfField(schema.def.in);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? kindOfField(schema.def.innerType) : 'text';
}

function asSchema(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new Error('a field of a command has no schema');
}
