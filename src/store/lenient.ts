import type { z } from 'zod/v4';

type Path = readonly PropertyKey[];
type Node = Record<PropertyKey, unknown>;

/**
 * A stored value with everything that was added to its form since, as a file without it would have it. Whatever a file
 * may no longer say stays as it was stored: what was agreed then holds, and is never refused.
 */
export function lenient<T>(schema: z.ZodType<T>, stored: unknown): T {
  const parsed = schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  const without = structuredClone(stored);
  paths.forEach((path) => takeOut(without, path));
  const rest = schema.safeParse(without);
  if (!rest.success) return stored as T;
  const whole = structuredClone(rest.data);
  paths.forEach((path) => putBack(whole, path, valueAt(stored, path)));
  return whole;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const valueAt = (from: unknown, path: Path): unknown =>
  path.reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), from);

function takeOut(from: unknown, path: Path): void {
  const [parent, key] = [valueAt(from, path.slice(0, -1)), path.at(-1)];
  if (isNode(parent) && key !== undefined) Reflect.deleteProperty(parent, key);
}

function putBack(into: unknown, path: Path, value: unknown): void {
  const [parent, key] = [valueAt(into, path.slice(0, -1)), path.at(-1)];
  if (isNode(parent) && key !== undefined && value !== undefined) parent[key] = value;
}
