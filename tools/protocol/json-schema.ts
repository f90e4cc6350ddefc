import { z } from 'zod/v4';
import { protocolSchema } from '../../src/agreement/protocol-schema';
import { schoolSchema } from '../../src/agreement/school-schema';
import type { Meanings } from './meanings';

/** A part of a JSON Schema, as far as it is used here. */
export interface Node {
  description?: string;
  required?: readonly string[];
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  minProperties?: number;
  maxProperties?: number;
  readonly [key: string]: unknown;
}

const isSpan = ({ properties = {} }: Node): boolean => Object.hasOwn(properties, 'calendarDays');

/** Every key of a schema by its path, with what is written there; `*` is a name of one's own. Units of time are left out. */
export function keysOf(node: Node, path = ''): readonly (readonly [path: string, node: Node])[] {
  const inside = Object.entries(isSpan(node) ? {} : (node.properties ?? {})).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [[at, value] as const, ...keysOf(value, at)];
  });
  const named = typeof node.additionalProperties === 'object' ? keysOf(node.additionalProperties, `${path}.*`) : [];
  return [...inside, ...named, ...(node.items === undefined ? [] : keysOf(node.items, path))];
}

/**
 * A file that builds on another says only what differs, down to a single line of a task: an editor asks for nothing then.
 * What is missing is told by `npm run protocol:check`.
 */
function partial(node: Node): void {
  delete node.required;
  for (const [, inside] of keysOf(node)) delete inside.required;
  for (const value of parts(node)) partial(value);
}

const parts = ({ properties = {}, additionalProperties, items }: Node): readonly Node[] => [
  ...Object.values(properties),
  ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ...(items === undefined ? [] : [items]),
];

function spans(node: Node): void {
  if (isSpan(node)) Object.assign(node, { minProperties: 1, maxProperties: 1 });
  for (const part of parts(node)) spans(part);
}

const asJson = (schema: z.ZodType): Node => z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as Node;

/** Each key with its meaning, as an editor shows it. */
function described(node: Node, meanings: Meanings): Node {
  spans(node);
  for (const [path, inside] of keysOf(node)) {
    const meaning = meanings.get(path);
    if (meaning !== undefined) inside.description = meaning;
  }
  return node;
}

/** What an editor knows of a protocol file. */
export function protocolJsonSchema(meanings: Meanings): Node {
  const schema = asJson(protocolSchema);
  partial(schema);
  return { ...described(schema, meanings), title: 'Protocol' };
}

/** What an editor knows of a school file. */
export const schoolJsonSchema = (meanings: Meanings): Node => ({
  ...described(asJson(schoolSchema), meanings),
  title: 'School',
});
