import type { z } from 'zod/v4';
import { anyCase, day, entries, noNames, person, timeOfDay, words } from '../../src/case/fields';
import { schoolCommandSchemas } from '../../src/case/people/commands';

/* What people fill in, before anything is decided: what passes, and what the form is told of what does not. */

const told = (schema: z.ZodType, value: unknown): readonly string[] => {
  const read = schema.safeParse(value);
  return read.success ? [] : read.error.issues.map(({ message }) => message);
};
const role = schoolCommandSchemas['hand-over-role'].shape.role;

it.each<[string, z.ZodType, unknown]>([
  ['a day', day, '2027-05-10'],
  ['midnight', timeOfDay, '0.00'],
  ['an hour of one digit', timeOfDay, '9.05'],
  ['an hour of the morning', timeOfDay, '09:05'],
  ['an hour of the afternoon', timeOfDay, '14:30'],
  ['the last minute', timeOfDay, '23:59'],
  ['the id of a case', anyCase, 'c0'.repeat(16)],
  ['words of a text', noNames, ['Ben', 'b'.repeat(200)]],
  ['entries', entries, ['1', '123456']],
  ['a role', role, 'ib-er'],
])('%s passes', (_what, schema, value) => {
  expect(told(schema, value)).toEqual([]);
});

it.each<[string, z.ZodType, unknown, string]>([
  ['a day that there is not', day, '2027-02-30', 'date'],
  ['an hour that there is not', timeOfDay, '24:00', 'time'],
  ['a minute that there is not', timeOfDay, '14:60', 'time'],
  ['a person by a name', person, 'Anna', 'missing'],
  ['no case', anyCase, undefined, 'missing'],
  ['a part of an id of a case', anyCase, 'c', 'missing'],
  ['more than an id of a case', anyCase, 'c'.repeat(33), 'missing'],
  ['an entry that is no number', entries, ['een'], 'missing'],
  ['an entry that is none', entries, ['1234567'], 'missing'],
  ['no role', role, undefined, 'missing'],
  ['a role in other words', role, 'de directeur', 'missing'],
])('%s is refused, and the form is told why', (_what, schema, value, why) => {
  expect(told(schema, value)).toEqual([why]);
});

it('words have an end, and so has each word that is no name', () => {
  expect(told(words, 'x'.repeat(201))).toHaveLength(1);
  expect(told(noNames, ['x'.repeat(201)])).toHaveLength(1);
});

it('entries are numbers, and a person is written in small letters', () => {
  expect(entries.parse(['3', '12'])).toEqual([3, 12]);
  expect(person.parse('A1000000-0000-4000-8000-000000000001')).toBe('a1000000-0000-4000-8000-000000000001');
});
